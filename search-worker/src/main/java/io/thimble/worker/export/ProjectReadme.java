package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;

/** The file {@code README.md}: how to build the project, in one page. */
final class ProjectReadme {
  private ProjectReadme() {}

  static String of(BundleContents contents) {
    var estimate = contents.estimate();
    return Texts.format(
        """
        # A keyword spotter for TensorFlow Lite Micro

        Everything between a microphone and a word: `model.tflite` as a C array, the front end it was
        trained with in integer C, and a program that proves itself on recorded clips and listens.

        ## On any machine with a C compiler, without TensorFlow Lite Micro (TFLM)

        ```
        cmake -B build && cmake --build build && ctest --test-dir build
        ```

        computes the features of every `vector_NN.wav` and compares them with `test_vectors.bin`.

        ## On a board

        1. Take TFLM at revision `%s`, build it for the core with its own makefile, and hand both to
           CMake: `-DTFLM_DIR=... -DTFLM_LIBRARY=.../libtensorflow-microlite.a`, with your toolchain
           file. Or add `main.cc`, `model.cc`, `self_test.cc`, `smoothing.c`, `frontend.c` and
           `test_vectors.cc` to a project that has TFLM.
        2. Give it sound: a C function `thimble_read_audio` (see `thimble.h`) that waits for samples
           of the microphone, %d Hz, 16 bits, mono.
        3. Run. The self test prints at which stage a clip first differs: SAMPLES, FEATURES, SCORES.

        | it needs | bytes |
        |---|---|
        | flash: model | %d |
        | flash: TFLM with the operators of `ops_resolver.h`, estimated | %d |
        | flash: front end | %d |
        | flash: the %d clips of the self test, gone with `-DTHIMBLE_SELF_TEST=OFF` | %d |
        | SRAM: tensor arena, `THIMBLE_ARENA_BYTES` | %d |
        | SRAM: buffers of the front end | %d |

        ## Files

        | file | what it is |
        |---|---|
        | `model.tflite`, `model.h`, `model.cc` | the network, and the same bytes as an array |
        | `model_desktop.tflite` | the same network with names, for viewers and converters |
        | `model_settings.h`, `settings.json` | sizes, scales, labels, the front end's settings |
        | `ops_resolver.h`, `operators.txt` | the operators to link, and no others |
        | `frontend.h`, `frontend.c`, `frontend_tables.h` | samples to features, integers only |
        | `thimble.h`, `main.cc`, `smoothing.c` | set-up, inference, sliding window, smoothing |
        | `self_test.cc`, `test_vectors.h`, `test_vectors.cc` | the check on the board |
        | `frontend_test.c`, `vector_NN.wav`, `test_vectors.json`, `test_vectors.bin` | the check at a desk |
        | `CMakeLists.txt` | builds either |
        | `architecture.json`, `network.bin` | the network before quantization, for Thimble itself |
        | `model_card.md` | accuracy, cost and limits: read it before you ship |

        main.cc was compiled against TFLM's interface as of that revision, and has not been run on a
        board with this very model.
        """,
        ProjectFiles.TFLM_REVISION,
        FrontEnd.SAMPLE_RATE_HZ,
        estimate.flash().modelBytes(),
        estimate.flash().runtimeBytes(),
        estimate.flash().frontEndBytes(),
        TestVectorSources.count(contents),
        TestVectorSources.bytes(contents),
        estimate.sram().arenaBytes(),
        estimate.sram().frontEndBytes());
  }
}
