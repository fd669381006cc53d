package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.cost.Arena;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.Target;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoweringTest {
  private static final int ARCHITECTURES = 1_000;

  @Test
  void recurrentNetworksReadBackAsTheyWereWritten() {
    for (int seed = 0; seed < ARCHITECTURES; seed++) {
      var model = Lowering.of(RandomNetworks.recurrent(new SplittableRandom(seed)));
      var file = ModelWriter.write(model, RandomModels.values(model, seed));
      assertThat(file).as("seed %d", seed).hasSize(ModelWriter.lengthBytes(model));
      assertThat(RandomModels.withoutValues(ModelReader.read(file)))
          .as("seed %d", seed)
          .isEqualTo(RandomModels.withoutValues(model));
    }
  }

  @Test
  void anImportedRecurrentNetworkCostsWhatItsLayersSay() {
    for (int seed = 0; seed < ARCHITECTURES; seed++) {
      var architecture = RandomNetworks.recurrent(new SplittableRandom(seed));
      var model = Lowering.of(architecture);
      var file = ModelWriter.write(model, RandomModels.values(model, seed));
      var expected = Estimates.of(architecture);
      var imported = Estimates.ofModel(file);
      assertThat(imported.macsByKind()).as("seed %d", seed).isEqualTo(expected.macsByKind());
      assertThat(imported.parameters()).as("seed %d", seed).isEqualTo(expected.parameters());
      assertThat(imported.exact()).as("seed %d", seed).isTrue();
      for (var target : Target.values()) {
        assertThat(Arena.of(ModelReader.read(file), target))
            .as("seed %d, %s", seed, target)
            .isEqualTo(Arena.of(model, target));
      }
    }
  }
}
