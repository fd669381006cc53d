package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a program on the chip must know of the model, as plain C. */
final class SettingsHeader {
  private SettingsHeader() {}

  static String of(BundleContents contents) {
    var sram = contents.estimate().sram();
    var frontEnd = contents.architecture().frontEnd();
    return Texts.format(
        """
        /* What a program needs to know to run the model. Plain C and C++. */
        #ifndef THIMBLE_MODEL_SETTINGS_H_
        #define THIMBLE_MODEL_SETTINGS_H_

        /* Smallest tensor arena with which allocation succeeds on a 32-bit Arm core, in bytes. */
        #define THIMBLE_ARENA_BYTES_REFERENCE %d
        #define THIMBLE_ARENA_BYTES_CMSIS_NN %d
        /* Reserve this much and either kernel library works: alignas(16) uint8_t arena[...]. */
        #define THIMBLE_ARENA_BYTES %d

        /* Input: int8, 1 x frames x coefficients x 1. */
        #define THIMBLE_FRAMES %d
        #define THIMBLE_COEFFICIENTS %d
        #define THIMBLE_INPUT_BYTES %d
        /* int8 = round((feature - mean) / deviation / scale) + zero point, within -128 to 127. */
        #define THIMBLE_INPUT_SCALE %s
        #define THIMBLE_INPUT_ZERO_POINT %d
        static const float thimble_feature_mean[THIMBLE_COEFFICIENTS] = {%s};
        static const float thimble_feature_deviation[THIMBLE_COEFFICIENTS] = {%s};

        /* Front end: %s; settings.json says the rest. */
        #define THIMBLE_SAMPLE_RATE_HZ %d
        #define THIMBLE_WINDOW_SAMPLES %d
        #define THIMBLE_STRIDE_SAMPLES %d
        #define THIMBLE_FFT_POINTS %d

        /* Output: int8, one score a label; score = (int8 - zero point) * scale. */
        #define THIMBLE_OUTPUT_SCALE %s
        #define THIMBLE_OUTPUT_ZERO_POINT %d
        #define THIMBLE_LABELS %d
        static const char *const thimble_labels[THIMBLE_LABELS] = {
        %s};

        #endif
        """,
        sram.arenaMinimumReferenceBytes(),
        sram.arenaMinimumCmsisNnBytes(),
        sram.arenaBytes(),
        frontEnd.frames(),
        frontEnd.coefficients(),
        contents.architecture().input().elements(),
        literal(contents.input().scale()),
        contents.input().zeroPoint(),
        literals(contents.standardisation().mean()),
        literals(contents.standardisation().deviation()),
        frontEnd.kind(),
        FrontEnd.SAMPLE_RATE_HZ,
        frontEnd.windowSamples(),
        frontEnd.strideSamples(),
        frontEnd.fftPoints(),
        literal(contents.output().scale()),
        contents.output().zeroPoint(),
        contents.labels().size(),
        contents.labels().stream()
            .map(label -> "    %s,\n".formatted(Texts.literal(label)))
            .collect(Collectors.joining()));
  }

  private static String literals(float[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> literal(values[i]))
        .collect(Collectors.joining(", "));
  }

  /** The shortest decimal that reads back as the same float. */
  private static String literal(float value) {
    return value + "f";
  }
}
