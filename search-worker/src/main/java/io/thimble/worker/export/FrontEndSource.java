package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.InputQuantization;
import io.thimble.worker.data.features.Coefficients;
import io.thimble.worker.data.features.HannWindow;
import io.thimble.worker.data.features.Logarithm;
import io.thimble.worker.data.features.MelBands;
import io.thimble.worker.data.features.RealTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The front end as C99: {@code frontend.h} and {@code frontend.c}, the same in every bundle, and
 * {@code frontend_tables.h}, the tables of one model. The C computes what {@link
 * io.thimble.worker.data.features} and {@link InputQuantization} compute, to the bit; it needs
 * {@code model_settings.h} beside it.
 */
final class FrontEndSource {
  private static final String[] FILES = {"frontend.h", "frontend.c"};
  private static final String TABLES = "frontend_tables.h";
  private static final int NUMBERS_A_LINE = 10;

  private FrontEndSource() {}

  /** The files by name. */
  static SequencedMap<String, byte[]> of(FrontEnd frontEnd, InputQuantization input) {
    var files = new LinkedHashMap<String, byte[]>();
    for (var file : FILES) {
      files.put(file, resource(file));
    }
    files.put(TABLES, Texts.bytes(tables(frontEnd, input)));
    return files;
  }

  private static byte[] resource(String name) {
    try (var stream = FrontEndSource.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A part of this program cannot be read: " + name, e);
    }
  }

  private static String tables(FrontEnd frontEnd, InputQuantization input) {
    var bands = new MelBands(frontEnd.fftPoints());
    return Texts.format(
        """
        /* Tables of the front end (%s), for frontend.c alone. */
        #ifndef THIMBLE_FRONTEND_TABLES_H_
        #define THIMBLE_FRONTEND_TABLES_H_

        #include <stdint.h>

        /* 1 for cepstral coefficients, 0 for log-mel energies. */
        #define THIMBLE_FRONTEND_MFCC %d
        #define THIMBLE_MEL_FIRST_LINE %d
        #define THIMBLE_FEATURE_MIN (%d)
        #define THIMBLE_FEATURE_MAX %d

        /* The Hann window's first half, without its first value, which is 0. */
        %s
        /* cos(2 pi i / %d), a quarter of the circle, in 2^-30. */
        %s
        /* Spectral lines below the centre of each mel band, and above the last one. */
        %s
        /* What each line gives to the band below it, in 2^-15. */
        %s
        /* log2(1 + i / 128) in 2^-16. */
        %s%s
        /* feature = ((coefficient - offset) * multiplier >> shift) + zero point, rounded. */
        %s%s%s
        #endif
        """,
        frontEnd.canonicalForm(),
        frontEnd.kind() == FrontEnd.Kind.MFCC ? 1 : 0,
        bands.firstLine(),
        input.smallest(),
        input.largest(),
        table("uint16_t", "window", HannWindow.half(frontEnd.windowSamples())),
        frontEnd.fftPoints(),
        table("int32_t", "cosines", RealTransform.cosines(frontEnd.fftPoints())),
        table("uint8_t", "mel_lines", bands.linesBelow()),
        table("uint16_t", "mel_shares", bands.lowerShares()),
        table("uint16_t", "logarithms", Logarithm.table()),
        cosines(frontEnd.kind()),
        table("int32_t", "offsets", input.offsets()),
        table("int32_t", "multipliers", input.multipliers()),
        table("uint8_t", "shifts", input.shifts()));
  }

  private static String cosines(FrontEnd.Kind kind) {
    return switch (kind) {
      case MFCC ->
          "\n/* sqrt(2 / 40) cos(2 pi i / 160), a quarter of the circle, in 2^-30. */\n"
              + table("int32_t", "feature_cosines", Coefficients.cosines());
      case LOG_MEL -> "";
    };
  }

  private static String table(String type, String name, int[] values) {
    var lines =
        IntStream.iterate(0, from -> from < values.length, from -> from + NUMBERS_A_LINE)
            .mapToObj(from -> line(values, from))
            .collect(Collectors.joining(",\n"));
    return Texts.format(
        "static const %s thimble_%s[%d] = {\n%s};\n", type, name, values.length, lines);
  }

  private static String line(int[] values, int from) {
    return Arrays.stream(values, from, Math.min(from + NUMBERS_A_LINE, values.length))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "    ", ""));
  }
}
