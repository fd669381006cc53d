package io.thimble.worker.data.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PcmTest {
  @Test
  void everySampleOf16BitsComesBackAsItWas() {
    var samples = new float[1 << 16];
    IntStream.range(0, samples.length).forEach(i -> samples[i] = (i - 32_768) / 32_768f);

    var back = Pcm.of(samples);

    for (int i = 0; i < back.length; i++) {
      assertThat(back[i]).isEqualTo((short) (i - 32_768));
    }
  }

  @Test
  void halvesGoUpAndWhatIsTooLoudIsClipped() {
    float half = 0.5f / 32_768;

    assertThat(Pcm.of(new float[] {half, -half, 3 * half, 1, 1.5f, -1, -2}))
        .containsExactly(1, 0, 2, 32_767, 32_767, -32_768, -32_768);
  }
}
