package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Public models and our own, damaged in many ways: each is read, or malformed, and nothing else.
 */
@Tag("many-cases")
@Timeout(120)
class ModelFuzzTest {
  private static final int DAMAGED = 600;
  private static final int CUT_SHORT = 300;
  private static final int REPORTED = 15;

  private static final List<String> PUBLIC =
      List.of(
          "arm_mlzoo_cnn_s_int8",
          "arm_mlzoo_ds_cnn_s_int8",
          "arm_mlzoo_kws_micronet_m_int8",
          "hello_world_int8",
          "keyword_scrambled_8bit",
          "micro_speech_lstm",
          "micro_speech_quantized",
          "mlperf_tiny_kws_ref_model");

  static Stream<Arguments> files() {
    var published =
        PUBLIC.stream()
            .map(name -> arguments(name, SharedFolder.bytes("models/%s.tflite".formatted(name))));
    return Stream.concat(published, Stream.of(Family.values()).flatMap(ModelFuzzTest::own));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aFileCutShortIsMalformed(String name, byte[] file) {
    var random = new SplittableRandom(file.length);
    for (int i = 0; i < CUT_SHORT; i++) {
      byte[] cut = Arrays.copyOf(file, i < 100 ? i : random.nextInt(file.length));
      readsOrIsMalformed(Estimates::ofModel, cut, "%s, %d bytes".formatted(name, cut.length));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aDamagedFileIsReadOrMalformedAndNothingElse(String name, byte[] file) {
    int read = 0;
    for (int seed = 0; seed < DAMAGED; seed++) {
      byte[] damaged = damaged(file, new SplittableRandom(seed));
      read +=
          readsOrIsMalformed(Estimates::ofModel, damaged, "%s, seed %d".formatted(name, seed))
              ? 1
              : 0;
    }
    assertThat(read).as("files read, of %d", DAMAGED).isBetween(DAMAGED / 50, DAMAGED - 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void theReportOfADamagedFileEnds(String name, byte[] file) {
    for (int seed = 0; seed < REPORTED; seed++) {
      byte[] damaged = damaged(file, new SplittableRandom(seed));
      readsOrIsMalformed(
          bytes -> EstimateReport.ofModel(bytes, List.of()),
          damaged,
          "%s, seed %d".formatted(name, seed));
    }
  }

  private static boolean readsOrIsMalformed(Consumer<byte[]> reader, byte[] file, String what) {
    try {
      reader.accept(file);
      return true;
    } catch (MalformedModelException e) {
      assertThat(e).as(what).hasMessageContaining("Maybe");
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  /** One to four wounds: a byte, a number, a copy from elsewhere, or a run of one value. */
  private static byte[] damaged(byte[] file, SplittableRandom random) {
    byte[] damaged = file.clone();
    var numbers = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
    for (int wounds = random.nextInt(1, 5); wounds > 0; wounds--) {
      int at = position(damaged, random);
      switch (random.nextInt(5)) {
        case 0 -> damaged[at] = (byte) random.nextInt();
        case 1 -> numbers.putInt(at / 4 * 4, random.nextInt(-damaged.length, damaged.length));
        case 2 -> numbers.putInt(at / 4 * 4, EDGES[random.nextInt(EDGES.length)]);
        case 3 -> {
          int length = random.nextInt(1, 16);
          int from = position(damaged, random);
          System.arraycopy(
              file, from, damaged, at, Math.min(length, damaged.length - Math.max(at, from)));
        }
        default ->
            Arrays.fill(
                damaged,
                at,
                Math.min(damaged.length, at + random.nextInt(1, 16)),
                (byte) random.nextInt(-1, 1));
      }
    }
    return damaged;
  }

  private static final int[] EDGES = {
    Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1, 0x10000, 0xFFFF, 0x7FFF0000
  };

  /** In half of the cases near an end, where the tables stand. */
  private static int position(byte[] file, SplittableRandom random) {
    int span = Math.min(file.length, 4_096);
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(span - 4);
      case 1 -> file.length - span + random.nextInt(span - 4);
      default -> random.nextInt(file.length - 4);
    };
  }

  /** The smallest preset of a family, in both flavours, and in int16 where that exists. */
  private static Stream<Arguments> own(Family family) {
    var decisions =
        Presets.all().stream()
            .map(preset -> preset.decisions())
            .filter(preset -> preset.family() == family)
            .findFirst()
            .orElseThrow();
    var architecture = Spaces.of(family).decode(decisions, 12);
    var model = PlannedModel.of(architecture).model();
    var values = RandomModels.values(model, 1);
    var files =
        Stream.of(
            arguments(family.label() + " micro", ModelWriter.write(model, values)),
            arguments(
                family.label() + " tflite", ModelWriter.write(model, values, Flavour.TFLITE)));
    return switch (family) {
      case DNN, CNN, DS_CNN -> {
        var wide = PlannedModel.of(architecture, NumberFormat.INT16).model();
        byte[] file = ModelWriter.write(wide, RandomModels.values(wide, 1));
        yield Stream.concat(files, Stream.of(arguments(family.label() + " int16", file)));
      }
      case LSTM_BASIC, LSTM, GRU, CRNN -> files;
    };
  }
}
