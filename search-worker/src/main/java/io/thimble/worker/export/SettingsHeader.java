package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a program on the chip must know of the model, as plain C. */
final class SettingsHeader {
  private SettingsHeader() {}

  static String of(BundleContents contents) {
    return String.join(
        "\n", memory(contents), features(contents), sound(contents), scores(contents));
  }

  private static String memory(BundleContents contents) {
    var sram = contents.estimate().sram();
    return Texts.format(
        """
        /* What a program needs to know to run the model. Plain C and C++. */
        #ifndef THIMBLE_MODEL_SETTINGS_H_
        #define THIMBLE_MODEL_SETTINGS_H_

        #include <stdint.h>

        /* What a 32-bit Arm core takes of the tensor arena, in bytes. */
        #define THIMBLE_ARENA_USED_BYTES_REFERENCE %d
        #define THIMBLE_ARENA_USED_BYTES_CMSIS_NN %d
        /* The smallest arena with which allocation succeeds there. */
        #define THIMBLE_ARENA_BYTES_REFERENCE %d
        #define THIMBLE_ARENA_BYTES_CMSIS_NN %d
        /* Reserve this much and either kernel library works: alignas(16) uint8_t arena[...]. */
        #define THIMBLE_ARENA_BYTES %d
        """,
        sram.arenaUsedReferenceBytes(),
        sram.arenaUsedCmsisNnBytes(),
        sram.arenaMinimumReferenceBytes(),
        sram.arenaMinimumCmsisNnBytes(),
        sram.arenaBytes());
  }

  private static String features(BundleContents contents) {
    var frontEnd = contents.architecture().frontEnd();
    return Texts.format(
        """
        /* What enters the network, and what leaves it. */
        typedef %1$s thimble_feature_t;
        typedef %1$s thimble_score_t;

        /* Input: 1 x frames x coefficients x 1. */
        #define THIMBLE_FRAMES %2$d
        #define THIMBLE_COEFFICIENTS %3$d
        #define THIMBLE_INPUT_BYTES %4$d
        /* feature = round((coefficient - mean) / deviation / scale) + zero point, kept in range. */
        #define THIMBLE_INPUT_SCALE %5$s
        #define THIMBLE_INPUT_ZERO_POINT %6$d
        static const float thimble_feature_mean[THIMBLE_COEFFICIENTS] = {%7$s};
        static const float thimble_feature_deviation[THIMBLE_COEFFICIENTS] = {%8$s};
        """,
        contents.activations().name().toLowerCase(Locale.ROOT) + "_t",
        frontEnd.frames(),
        frontEnd.coefficients(),
        contents.inputBytes(),
        literal(contents.input().scale()),
        contents.input().zeroPoint(),
        literals(contents.standardisation().mean()),
        literals(contents.standardisation().deviation()));
  }

  private static String sound(BundleContents contents) {
    var frontEnd = contents.architecture().frontEnd();
    return Texts.format(
        """
        /* Front end: %s; settings.json says the rest. */
        #define THIMBLE_SAMPLE_RATE_HZ %d
        #define THIMBLE_CLIP_SAMPLES %d
        #define THIMBLE_WINDOW_SAMPLES %d
        #define THIMBLE_STRIDE_SAMPLES %d
        #define THIMBLE_FFT_POINTS %d
        """,
        frontEnd.kind(),
        FrontEnd.SAMPLE_RATE_HZ,
        FrontEnd.CLIP_SAMPLES,
        frontEnd.windowSamples(),
        frontEnd.strideSamples(),
        frontEnd.fftPoints());
  }

  private static String scores(BundleContents contents) {
    return Texts.format(
        """
        /* Output: a score for each label, which stands for (score - zero point) * scale. */
        #define THIMBLE_OUTPUT_BYTES %d
        #define THIMBLE_OUTPUT_SCALE %s
        #define THIMBLE_OUTPUT_ZERO_POINT %d
        #define THIMBLE_LABELS %d
        static const char *const thimble_labels[THIMBLE_LABELS] = {
        %s};
        /* 1 for a word to react to, 0 for silence and for all other words. */
        static const unsigned char thimble_is_keyword[THIMBLE_LABELS] = {
        %s};

        #endif
        """,
        contents.outputBytes(),
        literal(contents.output().scale()),
        contents.output().zeroPoint(),
        contents.labels().size(),
        lines(contents, Texts::literal),
        lines(contents, label -> SearchSpec.isKeyword(label) ? "1" : "0"));
  }

  private static String lines(BundleContents contents, Function<String, String> value) {
    return contents.labels().stream()
        .map(label -> "    %s,\n".formatted(value.apply(label)))
        .collect(Collectors.joining());
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
