package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far the runtime's greedy plan is from the busiest step, and that the document says so. */
@Tag("many-cases")
class PlanComparisonTest {
  private static final int NETWORKS = 2_000;
  private static final Path DOCUMENT = Path.of("docs/measured.md");

  @Test
  void theDocumentHasTheTableThatIsComputed() throws IOException {
    var table =
        Spaces.families().stream().map(PlanComparisonTest::row).collect(Collectors.joining("\n"));
    assertThat(Files.readString(DOCUMENT))
        .as("paste into %s:%n%s", DOCUMENT, table)
        .contains(table);
  }

  private static String row(Family family) {
    var space = Spaces.of(family);
    return "| %s | %s | %s |"
        .formatted(
            family.label(),
            excesses(space, Target.ARM_REFERENCE),
            excesses(space, Target.ARM_CMSIS_NN));
  }

  /** Share of the networks whose greedy head is larger than it must be, and by how much. */
  private static String excesses(Space space, Target target) {
    double[] ratios =
        architectures(space).mapToDouble(architecture -> excess(architecture, target)).toArray();
    double[] larger = DoubleStream.of(ratios).filter(ratio -> ratio > 0).toArray();
    return larger.length == 0
        ? "none"
        : String.format(
            Locale.ROOT,
            "%.1f %%, by %.0f %% on average, %.0f %% at most",
            100.0 * larger.length / ratios.length,
            100 * DoubleStream.of(larger).average().orElseThrow(),
            100 * DoubleStream.of(larger).max().orElseThrow());
  }

  private static double excess(Architecture architecture, Target target) {
    var buffers = Lifetimes.of(Lowering.of(architecture)).buffers(target);
    return (double) GreedyPlan.of(buffers).bytes() / buffers.largestStepBytes() - 1;
  }

  private static Stream<Architecture> architectures(Space space) {
    return LongStream.range(0, NETWORKS).boxed().flatMap(seed -> architecture(space, seed));
  }

  private static Stream<Architecture> architecture(Space space, long seed) {
    try {
      return Stream.of(space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12));
    } catch (IllegalArgumentException e) {
      // A kernel larger than its input, which the space documents.
      return Stream.empty();
    }
  }
}
