package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.InputQuantization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The C of a front end, in a folder with a program that reads clips and writes their features.
 *
 * @param folder where the files are
 */
record CompiledFrontEnd(Path folder) {
  static final List<String> WARNINGS =
      List.of("-std=c99", "-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wpedantic");

  private static final String PROGRAM =
      """
      #include <stdio.h>
      #include "frontend.h"
      static int16_t clip[THIMBLE_CLIP_SAMPLES];
      static thimble_feature_t features[THIMBLE_FRAMES * THIMBLE_COEFFICIENTS];
      int main(void) {
        while (fread(clip, sizeof(clip), 1, stdin) == 1) {
          thimble_frontend_clip(clip, features);
          fwrite(features, sizeof(features), 1, stdout);
        }
        return 0;
      }
      """;

  private static final String SETTINGS =
      """
      #include <stdint.h>
      typedef %s_t thimble_feature_t;
      #define THIMBLE_FRAMES %d
      #define THIMBLE_COEFFICIENTS %d
      #define THIMBLE_INPUT_ZERO_POINT (%d)
      #define THIMBLE_CLIP_SAMPLES %d
      #define THIMBLE_WINDOW_SAMPLES %d
      #define THIMBLE_STRIDE_SAMPLES %d
      #define THIMBLE_FFT_POINTS %d
      """;

  static CompiledFrontEnd write(Path folder, FrontEnd frontEnd, InputQuantization input) {
    try {
      Files.createDirectories(folder);
      for (var file : FrontEndSource.of(frontEnd, input).entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(
          folder.resolve("model_settings.h"),
          SETTINGS.formatted(
              input.quantization().type().name().toLowerCase(Locale.ROOT),
              frontEnd.frames(),
              frontEnd.coefficients(),
              input.quantization().zeroPoint(),
              FrontEnd.CLIP_SAMPLES,
              frontEnd.windowSamples(),
              frontEnd.strideSamples(),
              frontEnd.fftPoints()));
      Files.writeString(folder.resolve("program.c"), PROGRAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CompiledFrontEnd(folder);
  }

  /** Features of clips, from a program that this compiler made with these options. */
  byte[] features(List<short[]> clips, String compiler, String... options) {
    var command = new ArrayList<>(List.of(compiler));
    command.addAll(List.of(options));
    command.addAll(WARNINGS);
    command.addAll(List.of("-o", "program", "program.c", "frontend.c"));
    assertThat(text(run(new byte[0], command))).isEmpty();
    var sound = ByteBuffer.allocate(clips.size() * FrontEnd.CLIP_SAMPLES * Short.BYTES);
    sound.order(ByteOrder.nativeOrder());
    var samples = sound.asShortBuffer();
    clips.forEach(samples::put);
    return run(sound.array(), List.of(folder.resolve("program").toString()));
  }

  /** What a command prints, in this folder. */
  byte[] run(byte[] input, List<String> command) {
    try {
      var from = Files.write(folder.resolve("input"), input).toFile();
      var to = folder.resolve("output");
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(from)
              .redirectOutput(to.toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      byte[] said = Files.readAllBytes(to);
      assertThat(process.exitValue()).as(() -> "%s: %s".formatted(command, text(said))).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
