package io.thimble.worker.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/** The sources of the project that are the same in every bundle; what differs stands in headers. */
final class ProjectFiles {
  /**
   * The revision of tensorflow/tflite-micro whose interface {@code main.cc} and the resolver's
   * header were written for: its {@code cortex_m_generic_makefile.inc} and what {@code
   * micro_interpreter.h} and {@code micro_mutable_op_resolver.h} declared by then.
   */
  static final String TFLM_REVISION = "10300f0e094b47a952c61ea0890449d6b507f3bc";

  private static final String[] NAMES = {
    "thimble.h", "main.cc", "self_test.cc", "smoothing.c", "frontend_test.c", "CMakeLists.txt"
  };

  private ProjectFiles() {}

  /** Each file by its name in the bundle. */
  static SequencedMap<String, byte[]> all() {
    var files = new LinkedHashMap<String, byte[]>();
    for (var name : NAMES) {
      files.put(name, Texts.bytes(text(name).replace("@TFLM_REVISION@", TFLM_REVISION)));
    }
    return files;
  }

  private static String text(String name) {
    try (var stream = Objects.requireNonNull(ProjectFiles.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("A part of this program cannot be read: " + name, e);
    }
  }
}
