package io.thimble.worker.data.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads WAV files: PCM with 8, 16, 24 or 32 bits and 32-bit floats, mono or stereo; stereo becomes
 * the mean of both channels. A size that the file states is believed only within the file's own
 * length, so a hostile header allocates nothing.
 */
public final class WavReader {
  /** Longer files are refused: a clip is a second, a background recording some minutes. */
  public static final long MAXIMUM_FILE_BYTES = 64L << 20;

  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;

  private WavReader() {}

  /** All bytes of a file that is short enough to be sound for us. */
  public static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAXIMUM_FILE_BYTES) {
        throw new UnreadableAudioException(
            file.toString(),
            "is too long (%d bytes, at most %d)".formatted(size, MAXIMUM_FILE_BYTES),
            "cut it into shorter recordings");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnreadableAudioException(
          file.toString(),
          "cannot be opened (%s)".formatted(e.getClass().getSimpleName()),
          "it was removed, or this user may not read it",
          e);
    }
  }

  /** Reads a file. */
  public static Recording read(Path file) {
    return decode(bytes(file), file.toString());
  }

  /** Reads what stands in a file, whose name is used in messages only. */
  public static Recording decode(byte[] bytes, String file) {
    if (bytes.length < RIFF_HEADER_BYTES || !isAt(bytes, 0, "RIFF") || !isAt(bytes, 8, "WAVE")) {
      throw new UnreadableAudioException(
          file,
          "is no WAV file (%d bytes, without a RIFF/WAVE header)".formatted(bytes.length),
          "it has another format; convert it to WAV");
    }
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    @Nullable WavFormat format = null;
    long position = RIFF_HEADER_BYTES;
    while (position + CHUNK_HEADER_BYTES <= bytes.length) {
      int start = (int) position + CHUNK_HEADER_BYTES;
      long size = buffer.getInt((int) position + 4) & 0xFFFF_FFFFL;
      if (size > bytes.length - start) {
        throw new UnreadableAudioException(
            file,
            "ends early: a part of %d bytes is announced where %d are left"
                .formatted(size, bytes.length - start),
            "it was cut off while it was copied");
      }
      if (isAt(bytes, (int) position, "fmt ")) {
        format = WavFormat.read(buffer, start, (int) size, file);
      } else if (isAt(bytes, (int) position, "data")) {
        return samples(buffer, start, (int) size, format, file);
      }
      position = start + size + (size & 1);
    }
    throw new UnreadableAudioException(
        file, "holds no samples (no data part)", "it was cut off while it was copied");
  }

  private static boolean isAt(byte[] bytes, int offset, String tag) {
    return tag.equals(new String(bytes, offset, tag.length(), StandardCharsets.ISO_8859_1));
  }

  private static Recording samples(
      ByteBuffer buffer, int start, int size, @Nullable WavFormat format, String file) {
    if (format == null) {
      throw new UnreadableAudioException(
          file, "has samples before any format header", "its header is damaged; save it again");
    }
    if (size == 0) {
      throw new UnreadableAudioException(
          file, "has no samples (0 of them)", "the recording failed; record it again");
    }
    if (size % format.frameBytes() != 0) {
      throw new UnreadableAudioException(
          file,
          "ends within a sample (%d bytes, %d a frame)".formatted(size, format.frameBytes()),
          "it was cut off while it was copied");
    }
    var samples = new float[size / format.frameBytes()];
    for (int i = 0; i < samples.length; i++) {
      int at = start + i * format.frameBytes();
      float value = sample(buffer, at, format);
      if (format.channels() == 2) {
        value = (value + sample(buffer, at + format.bytesPerSample(), format)) / 2;
      }
      if (!Float.isFinite(value)) {
        throw new UnreadableAudioException(
            file,
            "has a sample that is no number (%s at %d)".formatted(value, i),
            "save it again as PCM with 16 bits");
      }
      samples[i] = Math.clamp(value, -1f, 1f);
    }
    return new Recording(format.sampleRateHz(), samples);
  }

  private static float sample(ByteBuffer buffer, int at, WavFormat format) {
    return switch (format.encoding()) {
      case FLOAT -> buffer.getFloat(at);
      case INTEGER ->
          switch (format.bytesPerSample()) {
            case 1 -> ((buffer.get(at) & 0xFF) - 128) / 128f;
            case 2 -> buffer.getShort(at) / 32_768f;
            case 3 ->
                ((buffer.get(at) & 0xFF)
                        | (buffer.get(at + 1) & 0xFF) << 8
                        | buffer.get(at + 2) << 16)
                    / 8_388_608f;
            default -> buffer.getInt(at) / 2_147_483_648f;
          };
    };
  }
}
