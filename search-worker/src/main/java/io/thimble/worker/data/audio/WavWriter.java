package io.thimble.worker.data.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes mono WAV files of 16-bit PCM. */
public final class WavWriter {
  private static final int HEADER_BYTES = 44;

  private WavWriter() {}

  /** Writes the file, replacing one that stands there. */
  public static void write(Path file, Recording recording) throws IOException {
    Files.write(file, encode(recording));
  }

  /** The bytes of the file; samples beyond -1 and 1 are clipped. */
  public static byte[] encode(Recording recording) {
    int dataBytes = recording.samples().length * Short.BYTES;
    var buffer = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(tag("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(tag("WAVE"));
    buffer.put(tag("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    buffer.putInt(recording.sampleRateHz()).putInt(recording.sampleRateHz() * Short.BYTES);
    buffer.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    buffer.put(tag("data")).putInt(dataBytes);
    for (float sample : recording.samples()) {
      buffer.putShort(Pcm.of(sample));
    }
    return buffer.array();
  }

  private static byte[] tag(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
