package io.thimble.worker.command;

import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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
    var report = report(devices);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report));
    } else {
      new EstimateText(out, report).print(network);
      new BoardsText(out, devices).print(report);
    }
    return 0;
  }

  private EstimateReport report(List<Device> devices) throws IOException {
    try {
      if (network.endsWith(".tflite")) {
        return EstimateReport.ofModel(Files.readAllBytes(Path.of(network)), devices);
      }
      if (network.endsWith(".json")) {
        return EstimateReport.of(
            ArchitectureJson.read(Files.readString(Path.of(network))), devices);
      }
    } catch (NoSuchFileException _) {
      throw new IllegalArgumentException(
          "The file (%s) does not exist. Maybe the path is misspelt.".formatted(network));
    } catch (MalformedModelException e) {
      throw new IllegalArgumentException(
          "The file (%s) cannot be read. %s".formatted(network, e.getMessage()), e);
    }
    var decisions = Presets.named(network).decisions();
    return EstimateReport.of(
        Spaces.of(decisions.family()).decode(decisions, PRESET_CLASSES), devices);
  }
}
