package io.thimble.worker.command;

import io.thimble.worker.scale.DataBenchmark;
import io.thimble.worker.scale.DataScale;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What a large data set costs. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = {
      "Seconds and memory from a large folder of words to a training on it. The folder is made of",
      "the given one's clips under many speakers' names, and removed afterwards."
    })
final class BenchData implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", required = true, description = "A folder of words.")
  private Path data = Path.of("");

  @Option(
      names = "--clips",
      paramLabel = "N",
      description = "Clips of the large folder. Default: 105829, as many as Speech Commands has.")
  private int clips = DataBenchmark.SPEECH_COMMANDS_CLIPS;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var scale = DataBenchmark.run(data, clips);
    if (json) {
      spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(scale));
    } else {
      print(scale);
    }
    return 0;
  }

  private void print(DataScale scale) {
    var out = spec.commandLine().getOut();
    var table =
        new TextTable(
            List.of("step", "clips", "seconds", "processor seconds", "peak MB", "anonymous MB"),
            List.of(0));
    for (var phase : scale.phases()) {
      table.row(
          phase.name(),
          Long.toString(phase.clips()),
          String.format(Locale.ROOT, "%.1f", phase.seconds()),
          String.format(Locale.ROOT, "%.1f", phase.processorSeconds()),
          Long.toString(phase.peakMegabytes()),
          Long.toString(phase.anonymousMegabytes()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%d clips, %d for training in %d versions, %d threads, %d MB of Java heap at most, %d MB of"
            + " features on disk.%n",
        scale.clips(),
        scale.trainingClips(),
        scale.versions(),
        scale.threads(),
        scale.heapMegabytes(),
        scale.diskMegabytes());
  }
}
