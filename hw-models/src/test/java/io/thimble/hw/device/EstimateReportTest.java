package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.RandomModels;
import io.thimble.hw.tflite.UnknownOperators;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EstimateReportTest {
  private static final List<Device> BOARDS = Devices.catalogue();
  private static final int CHANGED_FILES = 2000;

  @Test
  void aFileWithAnUnknownOperatorIsALowerBoundThatNamesIt() {
    var random = new SplittableRandom(11);
    var architecture = RandomNetworks.architecture(random);
    var file = PlannedModel.write(RandomNetworks.network(architecture, random));

    var report = EstimateReport.ofModel(UnknownOperators.last(file), BOARDS);

    assertThat(report.exact()).isFalse();
    assertThat(report.unknownOperators()).containsExactly(UnknownOperators.NAME);
    assertThat(report.layers().getLast().name()).isEqualTo(UnknownOperators.NAME);
    assertThat(report.layers().getLast().cmsisNn().keptBytes()).isZero();
    assertThat(EstimateReport.ofModel(file, BOARDS).exact()).isTrue();
  }

  @Test
  void anArchitectureAndItsFileHaveTheSameLayersAndArena() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      var file = PlannedModel.write(RandomNetworks.network(architecture, random));

      var before = EstimateReport.of(architecture, List.of());
      var after = EstimateReport.ofModel(file, List.of());

      assertThat(after.layers()).as("seed %d", seed).isEqualTo(before.layers());
      assertThat(after.arena()).as("seed %d", seed).isEqualTo(before.arena());
      assertThat(after.memory().sparseBytes())
          .as("seed %d", seed)
          .isEqualTo(before.memory().sparseBytes());
    }
  }

  @Test
  void aFileWithChangedBytesIsReportedOrRefused() {
    int reported = 0;
    for (int seed = 0; seed < CHANGED_FILES; seed++) {
      var random = new SplittableRandom(seed);
      var model =
          PlannedModel.of(
                  random.nextBoolean()
                      ? RandomNetworks.recurrent(random)
                      : RandomNetworks.architecture(random))
              .model();
      var file = ModelWriter.write(model, RandomModels.values(model, seed));
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(8);
      }
      try {
        assertThat(EstimateReport.ofModel(file, BOARDS).layers()).as("seed %d", seed).isNotNull();
        reported++;
      } catch (MalformedModelException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("Maybe");
      }
    }
    assertThat(reported).isBetween(CHANGED_FILES / 10, CHANGED_FILES - 1);
  }

  @Test
  void aBoardThatIsTooSmallSaysByHowMuch() {
    var decisions = Presets.named("cnn-l").decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 12);
    var estimate = Estimates.of(architecture);
    var large = Devices.get("nucleo-f746zg");
    long flash = estimate.flash().totalBytes();
    long sram = estimate.sram().totalBytes();
    // Three quarters of it are usable, so that four thirds are needed.
    var flashTooSmall = board(large, (flash - 3) * 4 / 3, sram * 4);
    var sramTooSmall = board(large, flash * 4, (sram - 300) * 4 / 3);

    var report = EstimateReport.of(architecture, List.of(large, flashTooSmall, sramTooSmall));

    assertThat(report.devices().getFirst().fits()).isTrue();
    assertThat(report.devices().getFirst().missingFlashBytes()).isZero();
    assertThat(report.devices().getFirst().missingSramBytes()).isZero();
    assertThat(report.devices().get(1).fits()).isFalse();
    assertThat(report.devices().get(1).missingFlashBytes()).isBetween(3L, 4L);
    assertThat(report.devices().get(1).missingSramBytes()).isZero();
    assertThat(report.devices().get(2).fits()).isFalse();
    assertThat(report.devices().get(2).missingFlashBytes()).isZero();
    assertThat(report.devices().get(2).missingSramBytes()).isBetween(300L, 301L);
  }

  @Test
  void itsJsonHasTheNamesThatOthersRelyOn() {
    var decisions = Presets.named("crnn-s").decisions();
    var report = EstimateReport.of(Spaces.of(decisions.family()).decode(decisions, 12), BOARDS);

    var json = JsonMapper.shared().valueToTree(report);

    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "architecture",
            "macs",
            "ops",
            "parameters",
            "flash",
            "sram",
            "exact",
            "unknownOperators",
            "devices",
            "layers",
            "arena",
            "memory");
    assertThat(json.get("memory").propertyNames())
        .containsExactlyInAnyOrder("helloEdgeBytes", "sparseBytes", "utensorBytes");
    assertThat(json.get("layers").get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "graph",
            "index",
            "name",
            "turns",
            "output",
            "macs",
            "parameters",
            "constantBytes",
            "inputBytes",
            "outputBytes",
            "reference",
            "cmsisNn");
    assertThat(json.get("arena").get("cmsisNn").propertyNames())
        .containsExactlyInAnyOrder(
            "headBytes",
            "tailBytes",
            "usedBytes",
            "planningBytes",
            "minimumBytes",
            "largestStepBytes",
            "plans",
            "steps",
            "tail",
            "plan");
    assertThat(json.get("arena").get("reference").get("plan").get(0).propertyNames())
        .containsExactlyInAnyOrder("name", "bytes", "offsetBytes", "firstStep", "lastStep");
  }

  private static Device board(Device like, long flashBytes, long sramBytes) {
    return new Device(
        like.id(),
        like.name(),
        like.core(),
        like.kernels(),
        like.clockMegahertz(),
        flashBytes,
        sramBytes,
        like.activePowerMilliwatts(),
        like.sources());
  }
}
