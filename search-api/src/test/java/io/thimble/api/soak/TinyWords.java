package io.thimble.api.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A data set of three words by a few speakers, each clip a short silence. */
public final class TinyWords {
  static final String NAME = "tiny-words";

  private static final int SPEAKERS = 30;
  private static final int RATE = 16_000;
  private static final int SAMPLES = 1_600;
  private static final int HEADER_BYTES = 44;

  private TinyWords() {}

  static void write(Path folder) {
    try {
      for (var word : List.of("yes", "no", "tree")) {
        var words = Files.createDirectories(folder.resolve(word));
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
          Files.write(words.resolve("speaker%d_nohash_0.wav".formatted(speaker)), clip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PCM of 16 bits, one channel (RIFF WAVE, Microsoft and IBM, 1991). */
  public static byte[] clip() {
    var bytes = 2 * SAMPLES;
    return ByteBuffer.allocate(HEADER_BYTES + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + bytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(2 * RATE)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(bytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
