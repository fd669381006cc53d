package io.thimble.worker.command;

import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.device.Interval;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says what a network costs, without training or running it. */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    description = "Says what a network costs on a chip, without training it.")
final class EstimateCost implements Callable<Integer> {
  /** The classes of a preset: the ten keywords, unknown and silence, as in the papers. */
  private static final int PRESET_CLASSES =
      SearchDefaults.KEYWORDS.size() + List.of(SearchSpec.UNKNOWN, SearchSpec.SILENCE).size();

  @Parameters(
      paramLabel = "ARCH.json|MODEL.tflite|PRESET",
      description = "An architecture, any int8 model, or a published network such as ds-cnn-s.")
  private String network = "";

  @Option(names = "--device", paramLabel = "ID", description = "One board. Default: all of them.")
  private @Nullable String device;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var devices = device == null ? Devices.catalogue() : List.of(Devices.get(device));
    var report = EstimateReport.of(estimate(), devices);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report));
    } else {
      print(out, report, devices);
    }
    return 0;
  }

  private Estimate estimate() throws IOException {
    try {
      if (network.endsWith(".tflite")) {
        return Estimates.ofModel(Files.readAllBytes(Path.of(network)));
      }
      if (network.endsWith(".json")) {
        return Estimates.of(ArchitectureJson.read(Files.readString(Path.of(network))));
      }
    } catch (NoSuchFileException _) {
      throw new IllegalArgumentException(
          "The file (%s) does not exist. Maybe the path is misspelt.".formatted(network));
    }
    var decisions = Presets.named(network).decisions();
    return Estimates.of(Spaces.of(decisions.family()).decode(decisions, PRESET_CLASSES));
  }

  private static void print(PrintWriter out, EstimateReport report, List<Device> devices) {
    var flash = report.flash();
    var sram = report.sram();
    line(out, "multiply-accumulates", report.macs());
    line(out, "parameters", report.parameters());
    line(out, "flash: model", flash.modelBytes());
    line(out, "flash: runtime", flash.runtimeBytes());
    line(out, "flash: front end", flash.frontEndBytes());
    line(out, "arena to reserve, reference kernels", sram.arenaMinimumReferenceBytes());
    line(out, "arena to reserve, CMSIS-NN", sram.arenaMinimumCmsisNnBytes());
    line(out, "SRAM: front end", sram.frontEndBytes());
    line(out, "SRAM: audio", sram.audioBytes());
    line(out, "SRAM: stack, an allowance", sram.stackBytes());
    line(out, "SRAM: whole application", sram.totalBytes());
    if (!report.exact()) {
      out.printf("A lower bound: no rule for %s%n", report.unknownOperators());
    }
    out.println();
    for (int i = 0; i < devices.size(); i++) {
      var on = report.devices().get(i);
      out.printf(
          Locale.ROOT,
          "%-22s %-12s %s%n",
          on.device(),
          on.fits() ? "fits" : "does not fit",
          milliseconds(on.latencyMicros()));
    }
  }

  private static String milliseconds(@Nullable Interval micros) {
    return micros == null
        ? "latency not known: nothing was measured on its core"
        : String.format(
            Locale.ROOT,
            "%,10.1f ms (%,.1f to %,.1f)",
            micros.estimate() / 1000,
            micros.low() / 1000,
            micros.high() / 1000);
  }

  private static void line(PrintWriter out, String what, long number) {
    out.printf(Locale.ROOT, "%-38s %,12d%n", what, number);
  }
}
