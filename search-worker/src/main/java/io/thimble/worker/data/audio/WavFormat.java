package io.thimble.worker.data.audio;

import java.nio.ByteBuffer;

/**
 * What the {@code fmt } chunk of a WAV file says (Microsoft and IBM, "Multimedia Programming
 * Interface and Data Specifications 1.0"; the extensible form as in Microsoft's mmreg.h).
 *
 * @param encoding integers or floats
 * @param channels 1 or 2
 * @param sampleRateHz {@link #LOWEST_RATE_HZ} to {@link #HIGHEST_RATE_HZ}
 * @param bytesPerSample 1 to 4
 */
record WavFormat(Encoding encoding, int channels, int sampleRateHz, int bytesPerSample) {
  static final int LOWEST_RATE_HZ = 4_000;
  static final int HIGHEST_RATE_HZ = 192_000;

  private static final int CODE_PCM = 1;
  private static final int CODE_FLOAT = 3;
  private static final int CODE_EXTENSIBLE = 0xFFFE;
  private static final int PLAIN_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;
  private static final int SUB_FORMAT_OFFSET = 24;

  enum Encoding {
    INTEGER,
    FLOAT
  }

  int frameBytes() {
    return channels * bytesPerSample;
  }

  /** Reads the chunk whose body starts at {@code start}; the body lies within the buffer. */
  static WavFormat read(ByteBuffer buffer, int start, int size, String file) {
    if (size < PLAIN_BYTES) {
      throw new UnreadableAudioException(
          file,
          "has a format header of %d bytes where 16 are needed".formatted(size),
          "it was cut off while it was copied");
    }
    int code = buffer.getShort(start) & 0xFFFF;
    if (code == CODE_EXTENSIBLE && size >= EXTENSIBLE_BYTES) {
      code = buffer.getShort(start + SUB_FORMAT_OFFSET) & 0xFFFF;
    }
    int channels = buffer.getShort(start + 2) & 0xFFFF;
    long rate = buffer.getInt(start + 4) & 0xFFFF_FFFFL;
    int frameBytes = buffer.getShort(start + 12) & 0xFFFF;
    int bits = buffer.getShort(start + 14) & 0xFFFF;
    if (channels != 1 && channels != 2) {
      throw new UnreadableAudioException(
          file,
          "has a wrong number of channels (%d)".formatted(channels),
          "save it again as mono or stereo");
    }
    if (rate < LOWEST_RATE_HZ || rate > HIGHEST_RATE_HZ) {
      throw new UnreadableAudioException(
          file,
          "has an impossible sampling rate (%d Hz)".formatted(rate),
          "save it again at 16000 Hz");
    }
    var encoding = encoding(code, bits, file);
    if (frameBytes != channels * bits / 8) {
      throw new UnreadableAudioException(
          file,
          "says %d bytes a frame, but %d channels of %d bits".formatted(frameBytes, channels, bits),
          "its header is damaged; save it again");
    }
    return new WavFormat(encoding, channels, (int) rate, bits / 8);
  }

  private static Encoding encoding(int code, int bits, String file) {
    if (code == CODE_PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32)) {
      return Encoding.INTEGER;
    }
    if (code == CODE_FLOAT && bits == 32) {
      return Encoding.FLOAT;
    }
    throw new UnreadableAudioException(
        file,
        "holds samples of an unknown kind (format %d, %d bits)".formatted(code, bits),
        "save it again as PCM with 16 bits");
  }
}
