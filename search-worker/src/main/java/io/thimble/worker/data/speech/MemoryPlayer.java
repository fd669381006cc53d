package io.thimble.worker.data.speech;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** Where FreeTTS sends its sound, so that no sound card is opened: 16-bit samples in memory. */
final class MemoryPlayer implements AudioPlayer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

  /** All samples since the last call, -1 to 1; FreeTTS speaks big endian. */
  float[] take() {
    byte[] spoken = bytes.toByteArray();
    bytes.reset();
    var samples = new float[spoken.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (spoken[2 * i] << 8 | (spoken[2 * i + 1] & 0xFF)) / 32_768f;
    }
    return samples;
  }

  @Override
  public boolean write(byte[] audio) {
    return write(audio, 0, audio.length);
  }

  @Override
  public boolean write(byte[] audio, int offset, int size) {
    bytes.write(audio, offset, size);
    return true;
  }

  @Override
  public void setAudioFormat(AudioFormat format) {
    this.format = format;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public float getVolume() {
    return 1;
  }

  @Override
  public long getTime() {
    return 0;
  }

  // Memory neither waits, plays nor holds anything that wants closing.

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void begin(int size) {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void setVolume(float volume) {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}
