package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files {@code test_vectors.h} and {@code test_vectors.cc}: clips that a board's self test
 * runs. A clip is 32 kB of flash, so only the first few keywords are among them; the rest come as
 * WAV files.
 */
final class TestVectorSources {
  private static final int VECTORS = 2;

  /**
   * Steps of the output that TFLM's kernels may differ by from TensorFlow Lite's where they are not
   * known to agree in every bit: fully connected and recurrent networks differ "in the last bit or
   * a few" (measured with TFLM's reference kernels and CMSIS-NN's).
   */
  private static final int STEPS = 4;

  private TestVectorSources() {}

  static String header(BundleContents contents) {
    return Texts.format(
        """
        /* Clips with the features and scores that they must give. Plain C and C++. */
        #ifndef THIMBLE_TEST_VECTORS_H_
        #define THIMBLE_TEST_VECTORS_H_

        #include <stdint.h>

        #include "model_settings.h"

        /* In test_vectors.cc, for the chip. */
        #define THIMBLE_TEST_VECTORS %d
        /* As vector_00.wav and so on, with test_vectors.bin, for a desk. */
        #define THIMBLE_VECTOR_FILES %d
        /* Steps that a score may differ from TensorFlow Lite's: %s. */
        #define THIMBLE_SCORE_TOLERANCE %d

        #ifdef __cplusplus
        extern "C" {
        #endif

        typedef struct {
          const char *name;
          const char *label;
          const int16_t *samples;
          /* FNV-1a, 32 bits, over the samples' bytes. */
          uint32_t samples_checksum;
          const thimble_feature_t *features;
          const thimble_score_t *scores;
        } thimble_test_vector;

        extern const thimble_test_vector thimble_test_vectors[THIMBLE_TEST_VECTORS];

        #ifdef __cplusplus
        }
        #endif

        #endif
        """,
        count(contents),
        contents.testVectors().size(),
        tolerance(contents) == 0
            ? "none in convolutional networks"
            : "its kernels round elsewhere in fully connected and recurrent networks",
        tolerance(contents));
  }

  /** Compiles as C++ and as C. */
  static String source(BundleContents contents) {
    var vectors = chosen(contents);
    return "#include \"test_vectors.h\"\n\n"
        + IntStream.range(0, vectors.size())
            .mapToObj(i -> arrays(contents, vectors.get(i), i))
            .collect(Collectors.joining())
        + "const thimble_test_vector thimble_test_vectors[THIMBLE_TEST_VECTORS] = {\n"
        + IntStream.range(0, vectors.size())
            .mapToObj(i -> entry(vectors.get(i), i))
            .collect(Collectors.joining())
        + "};\n";
  }

  /** How many clips are among the sources. */
  static int count(BundleContents contents) {
    return chosen(contents).size();
  }

  /** Bytes of flash that they take. */
  static int bytes(BundleContents contents) {
    return count(contents)
        * (FrontEnd.CLIP_SAMPLES * Short.BYTES + contents.inputBytes() + contents.outputBytes());
  }

  /** FNV-1a with 32 bits (Fowler, Noll, Vo) over the samples' bytes, the lower one first. */
  static int checksum(short[] samples) {
    int hash = 0x811C9DC5;
    for (short sample : samples) {
      hash = (hash ^ (sample & 0xFF)) * 0x01000193;
      hash = (hash ^ (sample >> 8 & 0xFF)) * 0x01000193;
    }
    return hash;
  }

  /** Keywords first, in their order. */
  private static List<TestVector> chosen(BundleContents contents) {
    return contents.testVectors().stream()
        .sorted(Comparator.comparing(vector -> !SearchSpec.isKeyword(vector.label())))
        .limit(VECTORS)
        .toList();
  }

  private static int tolerance(BundleContents contents) {
    return switch (contents.architecture().family()) {
      case CNN, DS_CNN -> 0;
      case DNN, LSTM_BASIC, LSTM, GRU, CRNN -> STEPS;
    };
  }

  private static String arrays(BundleContents contents, TestVector vector, int index) {
    return "static const int16_t samples_%d[THIMBLE_CLIP_SAMPLES] = {\n%s};\n\n"
            .formatted(index, CValues.of(vector.samples()))
        + "static const thimble_feature_t features_%d[THIMBLE_FRAMES * THIMBLE_COEFFICIENTS] = {\n%s};\n\n"
            .formatted(index, CValues.of(vector.input(), contents.activations().bytes()))
        + "static const thimble_score_t scores_%d[THIMBLE_LABELS] = {\n%s};\n\n"
            .formatted(index, CValues.of(vector.output(), contents.activations().bytes()));
  }

  private static String entry(TestVector vector, int index) {
    return Texts.format(
        "    {%s, %s, samples_%d, 0x%08xu, features_%d, scores_%d},\n",
        Texts.literal(vector.name()),
        Texts.literal(vector.label()),
        index,
        checksum(vector.samples()),
        index,
        index);
  }
}
