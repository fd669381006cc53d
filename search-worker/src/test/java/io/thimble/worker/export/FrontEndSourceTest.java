package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.hw.cost.FrontEndMemory;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.frontend.FrontEnd.Kind;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.InputQuantization;
import io.thimble.worker.data.SpeechCommandsMini;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Pcm;
import io.thimble.worker.data.features.FeatureExtractor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The C of the front end against the Java, byte for byte, and its sizes against the estimate. */
class FrontEndSourceTest {
  private static final int REAL_CLIPS = 500;
  private static final List<Integer> WINDOWS = List.of(20, 25, 30, 40);
  private static final List<Integer> STRIDES = List.of(10, 20, 30, 40);
  private static final List<Integer> COEFFICIENTS = List.of(8, 10, 13, 16, 20, 26, 32, 40);
  private static final String[] SANITIZED = {
    "-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"
  };

  @TempDir private Path folder = Path.of(".");

  /** The ends of what a front end may be, and those whose transforms have each number of points. */
  static Stream<FrontEnd> frontEnds() {
    return Stream.of(
        FrontEnd.mfcc(10, 40, 20),
        FrontEnd.mfcc(40, 20, 10),
        FrontEnd.mfcc(1, 10, 100),
        FrontEnd.mfcc(13, 100, 50),
        new FrontEnd(Kind.LOG_MEL, 40, 30, 10),
        new FrontEnd(Kind.LOG_MEL, 1, 65, 5),
        new FrontEnd(Kind.LOG_MEL, 13, 16, 30));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void strangestClipsGiveTheSameBytesWithoutUndefinedBehaviour(FrontEnd frontEnd) {
    requireCompilers();
    for (var type : List.of(ElementType.INT8, ElementType.INT16)) {
      var input = quantization(frontEnd, type, 3);
      var clips = strangeClips(3);
      var expected = features(frontEnd, input, clips);
      var source = CompiledFrontEnd.write(folder.resolve(type.name()), frontEnd, input);

      assertThat(source.features(clips, "gcc", SANITIZED)).as("gcc").isEqualTo(expected);
      assertThat(source.features(clips, "gcc", "-O3")).as("gcc -O3").isEqualTo(expected);
      assertThat(source.features(clips, "clang", "-O2")).as("clang").isEqualTo(expected);
    }
  }

  /** Each window, stride and number of coefficients that a search may choose. */
  @ParameterizedTest
  @EnumSource
  void everyWindowAndStrideGivesTheSameBytes(Kind kind) {
    requireCompilers();
    for (int window : WINDOWS) {
      for (int stride : STRIDES) {
        int choice = WINDOWS.indexOf(window) + 2 * STRIDES.indexOf(stride);
        int coefficients = COEFFICIENTS.get(choice % COEFFICIENTS.size());
        var frontEnd = new FrontEnd(kind, coefficients, window, stride);
        var input = quantization(frontEnd, ElementType.INT8, choice);
        var clips = strangeClips(choice).subList(0, 12);
        var source = CompiledFrontEnd.write(folder.resolve(window + " " + stride), frontEnd, input);

        assertThat(source.features(clips, "gcc", "-Os"))
            .as(frontEnd.canonicalForm())
            .isEqualTo(features(frontEnd, input, clips));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void realSpeechGivesTheSameBytes(Kind kind) {
    requireCompilers();
    var clips = realClips();
    var frontEnd = new FrontEnd(kind, kind == Kind.MFCC ? 10 : 40, 40, 20);
    var input = quantization(frontEnd, ElementType.INT8, 1);
    var source = CompiledFrontEnd.write(folder, frontEnd, input);
    var expected = features(frontEnd, input, clips);

    assertThat(expected).hasSize(REAL_CLIPS * frontEnd.values());
    assertThat(source.features(clips, "gcc", "-O2")).isEqualTo(expected);
    assertThat(source.features(clips, "clang", "-Os")).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void tablesAndBuffersHaveTheEstimatedSizesToTheByte(FrontEnd frontEnd) {
    requireCompilers();
    var input = quantization(frontEnd, ElementType.INT8, 1);
    var source = CompiledFrontEnd.write(folder, frontEnd, input);
    var compile = new ArrayList<>(List.of("gcc", "-O0", "-c"));
    compile.addAll(CompiledFrontEnd.WARNINGS);
    compile.add("frontend.c");
    source.run(new byte[0], compile);

    var symbols = CompiledFrontEnd.text(source.run(new byte[0], List.of("nm", "-S", "frontend.o")));

    assertThat(bytes(symbols, "r")).isEqualTo(FrontEndMemory.tableBytes(frontEnd));
    assertThat(bytes(symbols, "b")).isEqualTo(FrontEndMemory.workBytes(frontEnd));
    assertThat(bytes(symbols, "d")).isZero();
  }

  @Test
  void codeForCortexM4IsNoLargerThanEstimated() {
    assumeThat(Toolchain.has("arm-none-eabi-gcc")).isTrue();
    long largest = 0;
    for (var kind : Kind.values()) {
      for (int window : WINDOWS) {
        var frontEnd = new FrontEnd(kind, 10, window, 20);
        var input = quantization(frontEnd, ElementType.INT8, 1);
        var source = CompiledFrontEnd.write(folder.resolve(kind + " " + window), frontEnd, input);
        source.run(
            new byte[0],
            List.of("arm-none-eabi-gcc", "-mcpu=cortex-m4", "-mthumb", "-Os", "-c", "frontend.c"));
        var sections = source.run(new byte[0], List.of("arm-none-eabi-size", "-A", "frontend.o"));
        largest = Math.max(largest, textBytes(CompiledFrontEnd.text(sections)));
      }
    }
    assertThat(largest)
        .as("bytes of code; other versions of the compiler differ by a few")
        .isBetween(FrontEndMemory.CODE_BYTES * 9L / 10, FrontEndMemory.CODE_BYTES * 11L / 10);
  }

  private static void requireCompilers() {
    assumeThat(Toolchain.has("gcc") && Toolchain.has("clang")).isTrue();
  }

  private static byte[] features(FrontEnd frontEnd, InputQuantization input, List<short[]> clips) {
    var values = new float[clips.size() * frontEnd.values()];
    var extractor = new FeatureExtractor(frontEnd);
    for (int clip = 0; clip < clips.size(); clip++) {
      extractor.extract(clips.get(clip), values, clip * frontEnd.values());
    }
    var names = Collections.nCopies(clips.size(), "clip");
    var set = new FeatureSet(frontEnd, values, new int[clips.size()], names);
    var bytes = new java.io.ByteArrayOutputStream();
    for (int clip = 0; clip < clips.size(); clip++) {
      bytes.writeBytes(input.bytes(set, clip));
    }
    return bytes.toByteArray();
  }

  /** Means and deviations like those of speech. */
  private static InputQuantization quantization(FrontEnd frontEnd, ElementType type, long seed) {
    var random = new SplittableRandom(seed);
    var mean = new float[frontEnd.coefficients()];
    var deviation = new float[frontEnd.coefficients()];
    for (int i = 0; i < mean.length; i++) {
      boolean level = frontEnd.kind() == Kind.LOG_MEL || i == 0;
      double expected = level ? (i == 0 && frontEnd.kind() == Kind.MFCC ? 80 : 12) : 0;
      mean[i] = (float) (expected + random.nextDouble(-3, 3));
      deviation[i] = (float) random.nextDouble(0.3, 6);
    }
    return InputQuantization.of(
        new Standardisation(mean, deviation),
        switch (type) {
          case INT16 -> new Quantization(0.0003f, 0, type);
          default -> new Quantization(0.03f, random.nextInt(-128, 128));
        });
  }

  private static List<short[]> strangeClips(long seed) {
    var random = new SplittableRandom(seed);
    var clips = new ArrayList<short[]>();
    clips.add(clip(_ -> 0));
    clips.add(clip(_ -> Short.MIN_VALUE));
    clips.add(clip(_ -> Short.MAX_VALUE));
    clips.add(clip(_ -> -1));
    clips.add(clip(_ -> 1));
    clips.add(clip(i -> i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE));
    clips.add(clip(i -> i % 80 < 40 ? Short.MIN_VALUE : Short.MAX_VALUE));
    clips.add(clip(i -> i % 997 == 0 ? Short.MIN_VALUE : 0));
    clips.add(clip(i -> i == 15_999 ? 1 : 0));
    clips.add(clip(_ -> random.nextInt(-32_768, 32_768)));
    clips.add(clip(_ -> random.nextBoolean() ? Short.MIN_VALUE : Short.MAX_VALUE));
    clips.add(clip(_ -> random.nextInt(-1, 2)));
    for (int bits = 2; bits <= 15; bits++) {
      int largest = 1 << bits;
      int period = 3 + random.nextInt(200);
      clips.add(clip(_ -> random.nextInt(-largest, largest)));
      clips.add(clip(i -> (int) ((largest - 1) * Math.sin(2 * Math.PI * i / period))));
    }
    return clips;
  }

  private static short[] clip(java.util.function.IntUnaryOperator sample) {
    var clip = new short[FrontEnd.CLIP_SAMPLES];
    IntStream.range(0, clip.length).forEach(i -> clip[i] = (short) sample.applyAsInt(i));
    return clip;
  }

  private static List<short[]> realClips() {
    var folder = SpeechCommandsMini.folder();
    var clips = DataSet.scan(folder).clips();
    return IntStream.range(0, REAL_CLIPS)
        .mapToObj(i -> clips.get(i * (clips.size() / REAL_CLIPS)).name())
        .map(name -> Pcm.of(Clips.load(folder.resolve(name))))
        .toList();
  }

  /** Sizes of all symbols of a type, as {@code nm -S} prints them. */
  private static long bytes(String symbols, String type) {
    return symbols
        .lines()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length == 4 && fields[2].equalsIgnoreCase(type))
        .mapToLong(fields -> Long.parseLong(fields[1], 16))
        .sum();
  }

  private static long textBytes(String sections) {
    return sections
        .lines()
        .filter(line -> line.startsWith(".text"))
        .mapToLong(line -> Long.parseLong(line.trim().split(" +")[1]))
        .sum();
  }
}
