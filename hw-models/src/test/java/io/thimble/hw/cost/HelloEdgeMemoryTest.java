package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of 49 frames with 10 coefficients; the pair of the first layer is the largest in all of them. */
class HelloEdgeMemoryTest {
  private static final int INPUT = 49 * 10;
  private static final int CLASSIFIER = 6 * 4 + 4;

  @Test
  void anLstmShowsItsFourGates() {
    assertThat(bytes(new Lstm(6, 1)))
        .isEqualTo(4 * (10 + 6) * 6 + 4 * 6 + CLASSIFIER + INPUT + 4 * 6);
  }

  @Test
  void anLstmWithProjectionShowsItsCellTooAndHasPeepholesInEachLayer() {
    int first = 4 * (10 + 6) * 8 + 4 * 8 + 8 * 6 + 3 * 8;
    int second = 4 * (6 + 6) * 8 + 4 * 8 + 8 * 6 + 3 * 8;
    assertThat(bytes(new ProjectedLstm(8, 6, 2)))
        .isEqualTo(first + second + CLASSIFIER + INPUT + 5 * 8);
  }

  @Test
  void aGruShowsItsThreeGates() {
    assertThat(bytes(new Gru(6, 1)))
        .isEqualTo(3 * (10 + 6) * 6 + 3 * 6 + CLASSIFIER + INPUT + 3 * 6);
  }

  @Test
  void aDenseLayerShowsItsOutput() {
    assertThat(bytes(new Dense(6, true))).isEqualTo(INPUT * 6 + 6 + CLASSIFIER + INPUT + 6);
  }

  private static long bytes(Layer layer) {
    return HelloEdgeMemory.bytes(
        new Architecture(
            Family.CRNN,
            FrontEnd.mfcc(10, 40, 20),
            List.of(layer, new Dense(4, false), new Softmax())));
  }
}
