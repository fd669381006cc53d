package io.thimble.worker.data.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
  private static final int PCM = 1;
  private static final int FLOAT = 3;

  @ParameterizedTest
  @CsvSource({
    "1, 8, 1, 16000", "1, 16, 1, 16000", "1, 24, 1, 16000", "1, 32, 1, 16000", "3, 32, 1, 16000",
    "1, 8, 2, 8000", "1, 16, 2, 8000", "1, 24, 2, 22050", "1, 32, 2, 44100", "3, 32, 2, 48000",
    "1, 16, 1, 8000", "1, 16, 1, 22050", "1, 16, 1, 44100", "1, 16, 1, 48000"
  })
  void toneOfOneKilohertzStaysOneAtEveryRateAndWidth(int code, int bits, int channels, int rate) {
    byte[] file = wav(code, bits, channels, rate, tone(rate, rate, 1000, 0.5));

    var clip = Clips.fit(Resampler.resample(WavReader.decode(file, "tone.wav"), 16_000).samples());

    var expected = tone(16_000, 16_000, 1000, 0.5);
    double tolerance = bits == 8 ? 0.01 : 0.001;
    assertThat(clip).hasSize(16_000);
    for (int i = 1000; i < 15_000; i++) {
      assertThat(clip[i]).as("sample %d", i).isCloseTo(expected[i], within((float) tolerance));
    }
  }

  @Test
  void whatIsWrittenIsReadToTheBit() {
    var samples = tone(1600, 16_000, 440, 0.9);

    var read = WavReader.decode(WavWriter.encode(new Recording(16_000, samples)), "x.wav");

    assertThat(read.sampleRateHz()).isEqualTo(16_000);
    assertThat(WavWriter.encode(read)).isEqualTo(WavWriter.encode(new Recording(16_000, samples)));
  }

  @Test
  void extensibleHeaderAndUnknownPartsAreUnderstood() {
    byte[] plain = wav(PCM, 16, 1, 16_000, tone(100, 16_000, 500, 0.5));
    var buffer = ByteBuffer.allocate(plain.length + 24 + 12).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(plain, 0, 12).put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(40);
    buffer.putShort((short) 0xFFFE).put(plain, 22, 14).putShort((short) 22).putShort((short) 16);
    buffer.putInt(4).putShort((short) PCM).put(new byte[14]);
    buffer.put("odd ".getBytes(StandardCharsets.US_ASCII)).putInt(3).put(new byte[4]);
    buffer.put(plain, 36, plain.length - 36);

    var read = WavReader.decode(buffer.array(), "extensible.wav");

    assertThat(read.samples()).isEqualTo(WavReader.decode(plain, "plain.wav").samples());
  }

  @Test
  void shortSoundStandsInTheMiddleAndLongSoundLosesBothEnds() {
    var one = new float[] {1};
    var ramp = new float[16_010];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
    }

    assertThat(Clips.fit(one)[7999]).isEqualTo(1);
    assertThat(Clips.fit(ramp)[0]).isEqualTo(5);
    assertThat(Clips.fit(ramp)).hasSize(16_000);
  }

  @Test
  void frequenciesAboveTheNewBandDoNotFoldBack() {
    var high = new Recording(48_000, tone(48_000, 48_000, 11_000, 0.9));

    var samples = Resampler.resample(high, 16_000).samples();

    assertThat(Noise.level(Arrays.copyOfRange(samples, 1000, 15_000))).isLessThan(1e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 30, 43, 44, 45, 1043})
  void truncatedFileSaysWhatIsMissing(int length) {
    byte[] file = Arrays.copyOf(wav(PCM, 16, 1, 16_000, tone(500, 16_000, 500, 0.5)), length);

    assertThatThrownBy(() -> WavReader.decode(file, "yes/broken.wav"))
        .isInstanceOf(UnreadableAudioException.class)
        .hasMessageContaining("yes/broken.wav")
        .hasMessageContaining("Maybe");
  }

  @Test
  void impossibleHeadersAreNamed() {
    var samples = tone(10, 16_000, 500, 0.5);

    assertThatThrownBy(() -> WavReader.decode(wav(PCM, 16, 1, 3, samples), "a.wav"))
        .hasMessageContaining("(3 Hz)");
    assertThatThrownBy(() -> WavReader.decode(wav(PCM, 16, 6, 16_000, samples), "a.wav"))
        .hasMessageContaining("channels (6)");
    assertThatThrownBy(() -> WavReader.decode(wav(7, 8, 1, 16_000, samples), "a.wav"))
        .hasMessageContaining("format 7, 8 bits");
    assertThatThrownBy(() -> WavReader.decode(wav(PCM, 16, 1, 16_000, new float[0]), "a.wav"))
        .hasMessageContaining("no samples");
    assertThatThrownBy(
            () -> WavReader.decode(wav(FLOAT, 32, 1, 16_000, new float[] {Float.NaN}), "a.wav"))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> WavReader.read(Path.of("nowhere.wav")))
        .isInstanceOf(UnreadableAudioException.class)
        .hasMessageContaining("nowhere.wav");
  }

  @Test
  void damagedFilesThrowNothingElse() {
    byte[] good = wav(PCM, 16, 2, 44_100, tone(200, 44_100, 500, 0.5));
    int refused = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new SplittableRandom(seed);
      byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int i = random.nextInt(6); i > 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(Math.min(48, damaged.length))] = (byte) random.nextInt();
      }
      try {
        assertThat(WavReader.decode(damaged, "damaged").samples().length)
            .as("seed %d", seed)
            .isLessThanOrEqualTo(damaged.length);
      } catch (UnreadableAudioException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("Maybe");
        refused++;
      }
    }
    assertThat(refused).isBetween(200, 1_000);
  }

  private static float[] tone(int samples, int rate, double hz, double amplitude) {
    var tone = new float[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return tone;
  }

  /** Every channel but the first is silent where there are two, and the first is doubled. */
  private static byte[] wav(int code, int bits, int channels, int rate, float[] samples) {
    int frame = channels * bits / 8;
    var buffer = ByteBuffer.allocate(44 + samples.length * frame).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length * frame);
    buffer.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    buffer.putShort((short) code).putShort((short) channels).putInt(rate).putInt(rate * frame);
    buffer.putShort((short) frame).putShort((short) bits);
    buffer.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length * frame);
    for (float sample : samples) {
      for (int channel = 0; channel < channels; channel++) {
        double value = channels == 1 ? sample : channel == 0 ? 1.5 * sample : 0.5 * sample;
        put(buffer, code, bits, value);
      }
    }
    return buffer.array();
  }

  private static void put(ByteBuffer buffer, int code, int bits, double value) {
    long scaled = Math.round(value * ((1L << (bits - 1)) - 1));
    if (code == FLOAT) {
      buffer.putFloat((float) value);
    } else if (bits == 8) {
      buffer.put((byte) (scaled + 128));
    } else {
      for (int shift = 0; shift < bits; shift += 8) {
        buffer.put((byte) (scaled >> shift));
      }
    }
  }
}
