package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  @Test
  void digestsOfCheckpointsThatDifferInOneWeightDiffer() {
    assertThat(written(0.5f).digest())
        .isEqualTo(written(0.5f).digest())
        .isNotEqualTo(written(0.25f).digest())
        .hasSize(8);
  }

  private static Checkpoint written(float weight) {
    var watch = new LossWatch(1, 0);
    var state = new CheckpointFile.State(1, 10, watch, List.of(new float[] {weight}));
    return CheckpointFile.write("a training", state);
  }
}
