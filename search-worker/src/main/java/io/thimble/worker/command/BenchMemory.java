package io.thimble.worker.command;

import io.thimble.worker.train.bench.MemoryBenchmark;
import io.thimble.worker.train.bench.MemoryBenchmark.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Whether memory stays flat. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = "Resident memory over many trainings of all families in one process.")
final class BenchMemory implements Callable<Integer> {
  private static final int EVERY = 10;

  @Option(names = "--trainings", paramLabel = "N", description = "Default: 200.")
  private int trainings = 200;

  @Option(names = "--json", description = "Print JSON, with every reading.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var readings = MemoryBenchmark.run(trainings, this::progress);
    var growth = MemoryBenchmark.growthPerTraining(readings);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.shared()
              .writeValueAsString(
                  Map.of("readings", readings, "growthMegabytesPerTraining", growth)));
    } else {
      print(readings, growth);
    }
    return 0;
  }

  private void progress(Reading reading) {
    if (reading.training() % EVERY == 0) {
      var err = spec.commandLine().getErr();
      err.printf(
          "thimble: %d of %d trainings, %d MB%n",
          reading.training(), trainings, reading.residentMegabytes());
      err.flush();
    }
  }

  private void print(List<Reading> readings, double growth) {
    var out = spec.commandLine().getOut();
    var table = new TextTable(List.of("trainings", "resident MB", "Java heap MB"), List.of());
    readings.stream()
        .filter(reading -> reading.training() == 1 || reading.training() % EVERY == 0)
        .forEach(
            reading ->
                table.row(
                    Integer.toString(reading.training()),
                    Long.toString(reading.residentMegabytes()),
                    Long.toString(reading.heapMegabytes())));
    table.print(out);
    out.printf(Locale.ROOT, "Growth over the second half: %.3f MB for each training.%n", growth);
  }
}
