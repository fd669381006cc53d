package io.thimble.worker.command;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.sweep.Sweep;
import io.thimble.worker.sweep.SweepRow;
import io.thimble.worker.train.FineTuningSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Quantizes one trained network by every scheme and compares the files. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Quantizes one trained network by every scheme, and says what each file hears, costs and"
          + " loses, layer by layer.",
      "A bundle's network is taken as it was trained; a preset is trained first."
    })
final class QuantizationSweep implements Callable<Integer> {
  @Parameters(
      paramLabel = "BUNDLE.zip|PRESET",
      description = "What a trial left, or a published network such as ds-cnn-s.")
  private String network = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of words, in the layout of Speech Commands.")
  private Path data = Path.of("");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs of a preset; a fifth of them for learning on. Default: 30.")
  private int epochs = 30;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of a training. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--schemes",
      split = ",",
      paramLabel = "NAME",
      description = "Schemes to compare. Default: all of them.")
  private List<String> schemes = QuantizationSchemes.names();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var chosen = schemes.stream().map(QuantizationSchemes::named).toList();
    var tuning = FineTuningSettings.of(FineTuningSettings.epochsOf(epochs), seed);
    try (var features = TemporaryFeatures.open()) {
      var subject = SweepSubject.of(network, data, epochs, seed, features, this::say);
      var quantizer =
          new SchemeQuantizer(
              subject.data(),
              tuning,
              epoch -> {
                say("learning on, epoch %d of %d".formatted(epoch.number(), epoch.of()));
                return true;
              });
      var sweep = new Sweep(subject.network(), subject.data(), quantizer);
      print(subject, sweep, chosen);
    }
    return 0;
  }

  private void print(SweepSubject subject, Sweep sweep, List<QuantizationScheme> chosen) {
    var out = spec.commandLine().getOut();
    var rows = new ArrayList<SweepRow>();
    for (var scheme : chosen) {
      say("%s: %s".formatted(scheme.name(), scheme.description()));
      rows.add(sweep.by(scheme));
    }
    var report =
        new SweepReport(network, subject, sweep.floatValidation(), sweep.floatTesting(), rows);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report.json()));
    } else {
      report.print(out);
    }
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println("thimble: " + line);
    err.flush();
  }
}
