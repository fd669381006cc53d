package io.thimble.worker.export;

import java.util.HexFormat;

/** The model as C and C++ see it: an array in flash. */
final class CArray {
  private static final int BYTES_A_LINE = 12;
  private static final int CHARACTERS_A_BYTE = 6;

  private CArray() {}

  static String header() {
    return """
    /* The model of model.tflite, byte for byte. Plain C and C++. */
    #ifndef THIMBLE_MODEL_H_
    #define THIMBLE_MODEL_H_

    #include <stddef.h>

    #ifdef __cplusplus
    extern "C" {
    #endif

    /* Aligned to 16 bytes, as TensorFlow Lite Micro wants it. */
    extern const unsigned char thimble_model[];
    extern const size_t thimble_model_length;

    #ifdef __cplusplus
    }
    #endif

    #endif
    """;
  }

  /** Compiles as C++, and as C from C11 on ({@code -x c}). */
  static String source(byte[] model) {
    var text =
        new StringBuilder(model.length * CHARACTERS_A_BYTE)
            .append(
                """
                #include "model.h"

                #ifndef __cplusplus
                #include <stdalign.h>
                #endif

                alignas(16) const unsigned char thimble_model[] = {\
                """);
    for (int i = 0; i < model.length; i++) {
      text.append(i % BYTES_A_LINE == 0 ? "\n    " : " ");
      text.append("0x").append(HexFormat.of().toHexDigits(model[i])).append(',');
    }
    return text.append("\n};\n\nconst size_t thimble_model_length = sizeof(thimble_model);\n")
        .toString();
  }
}
