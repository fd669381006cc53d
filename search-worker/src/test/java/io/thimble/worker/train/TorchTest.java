package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TorchTest {
  @Test
  void graphicsProcessorsAreUsedWhereTheEngineSeesThem() {
    assertThat(Torch.graphicsProcessors("auto", 2)).isEqualTo(2);
    assertThat(Torch.graphicsProcessors("auto", 0)).isZero();
    assertThat(Torch.graphicsProcessors("cpu", 2)).isZero();
    assertThat(Torch.graphicsProcessors("gpu", 1)).isEqualTo(1);
  }

  @Test
  void aGraphicsProcessorThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Torch.graphicsProcessors("gpu", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("THIMBLE_TRAINING_DEVICE")
        .hasMessageContaining("Maybe");
  }

  @Test
  void anUnknownWishIsRefused() {
    assertThatThrownBy(() -> Torch.graphicsProcessors("tpu", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(tpu)");
  }
}
