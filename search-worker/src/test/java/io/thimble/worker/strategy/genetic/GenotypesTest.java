package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.strategy.Toys;
import io.thimble.worker.strategy.draw.UniformDraws;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenotypesTest {
  @ParameterizedTest
  @EnumSource
  void pointsComeBackFromTheirGenotype(Family family) {
    var problem = Toys.problem(List.of(Spaces.of(family)), Long.MAX_VALUE, List.of());
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      var point = UniformDraws.sample(problem, 0, random);
      var genotype = Genotypes.of(problem, point);
      assertThat(genotype.isValid()).isTrue();
      assertThat(Genotypes.point(problem, 0, genotype)).isEqualTo(point);
    }
  }
}
