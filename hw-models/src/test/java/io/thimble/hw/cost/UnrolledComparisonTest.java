package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.LoopForm;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.LoweringOptions;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.RandomModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where steps one behind the other take less than a loop, and that the document says so. */
@Tag("many-cases")
class UnrolledComparisonTest {
  private static final Path DOCUMENT = Path.of("docs/measured.md");
  private static final List<Integer> STEPS = List.of(1, 2, 3, 4, 6, 12, 25);
  private static final int NETWORKS = 500;
  private static final long SMALL_ARENA_BYTES = 64 * 1024;
  private static final LoweringOptions UNROLLED =
      LoweringOptions.DEFAULT.withForm(LoopForm.UNROLLED);

  @Test
  void theDocumentHasTheTableThatIsComputed() throws IOException {
    var table =
        Stream.of(
                new Gru(16, 1),
                new Gru(64, 1),
                new Gru(154, 1),
                new ProjectedLstm(32, 16, 1),
                new ProjectedLstm(188, 78, 1))
            .map(UnrolledComparisonTest::row)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(DOCUMENT))
        .as("paste into %s:%n%s", DOCUMENT, table)
        .contains(table);
  }

  @Test
  void theDocumentSaysWhichPointsOfTheSpacesGain() throws IOException {
    var table =
        Stream.of(Family.LSTM, Family.GRU, Family.CRNN)
            .map(UnrolledComparisonTest::gains)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(DOCUMENT))
        .as("paste into %s:%n%s", DOCUMENT, table)
        .contains(table);
  }

  @Test
  void theUnrolledFormReadsBackAsItWasWritten() {
    for (int steps : STEPS) {
      var model = Lowering.of(network(new Gru(12, 2), steps), UNROLLED);
      var file = ModelWriter.write(model, RandomModels.values(model, steps));
      assertThat(file).hasSize(ModelWriter.lengthBytes(model));
      for (var target : Target.values()) {
        assertThat(Arena.of(ModelReader.read(file), target)).isEqualTo(Arena.of(model, target));
      }
    }
  }

  private record Pair(PlannedModel loop, PlannedModel unrolled) {
    double arenaRatio() {
      return (double) unrolled.arenaBytes() / loop.arenaBytes();
    }

    long flashBytes() {
      return unrolled.lengthBytes() - loop.lengthBytes();
    }
  }

  private static String gains(Family family) {
    var pairs = pairs(family);
    var inFlash = pairs.stream().filter(pair -> pair.flashBytes() < 0).toList();
    var inArena = pairs.stream().filter(pair -> pair.arenaRatio() < 1).toList();
    var small =
        inArena.stream().filter(pair -> pair.loop().arenaBytes() <= SMALL_ARENA_BYTES).toList();
    return "| %s | %s | %s | %s |"
        .formatted(
            family.label(), share(inFlash, pairs), share(inArena, pairs), share(small, pairs));
  }

  private static String share(List<Pair> gaining, List<Pair> all) {
    return gaining.isEmpty()
        ? "none"
        : String.format(
            Locale.ROOT,
            "%.1f %%, by %.0f %% on average, for %,.0f bytes of flash",
            100.0 * gaining.size() / all.size(),
            100 * (1 - gaining.stream().mapToDouble(Pair::arenaRatio).average().orElseThrow()),
            gaining.stream().mapToLong(Pair::flashBytes).average().orElseThrow());
  }

  private static List<Pair> pairs(Family family) {
    var space = Spaces.of(family);
    var pairs = new ArrayList<Pair>();
    for (long seed = 0; pairs.size() < NETWORKS; seed++) {
      try {
        var architecture = space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12);
        pairs.add(
            new Pair(
                PlannedModel.of(architecture),
                PlannedModel.of(Lowering.of(architecture, UNROLLED))));
      } catch (IllegalArgumentException e) {
        // A kernel without padding that is larger than its input, which the space documents.
        continue;
      }
    }
    return pairs;
  }

  private static String row(Recurrent stack) {
    return "| %s | %s |"
        .formatted(
            stack instanceof Gru gru
                ? "GRU, %d units".formatted(gru.units())
                : "LSTM, %d units, %d projected"
                    .formatted(((ProjectedLstm) stack).units(), stack.stateUnits()),
            STEPS.stream().map(steps -> cell(stack, steps)).collect(Collectors.joining(" | ")));
  }

  /** Flash and arena of the unrolled form, less those of the loop. */
  private static String cell(Recurrent stack, int steps) {
    var architecture = network(stack, steps);
    var loop = PlannedModel.of(architecture);
    var unrolled = PlannedModel.of(Lowering.of(architecture, UNROLLED));
    return String.format(
        Locale.ROOT,
        "%+,d / %+,d",
        unrolled.lengthBytes() - loop.lengthBytes(),
        unrolled.arenaBytes() - loop.arenaBytes());
  }

  /** A convolution that leaves this many steps, the stack and a classifier. */
  private static Architecture network(Recurrent stack, int steps) {
    var frontEnd = FrontEnd.mfcc(10, 40, 20);
    int last = frontEnd.frames() - 1;
    int stride = steps == 1 ? last : last / (steps - 1);
    var kernel = new Window(frontEnd.frames() - stride * (steps - 1), 4, stride, 2, Padding.VALID);
    var convolution = new Conv2d(16, kernel);
    assertThat(convolution.output(FeatureMap.of(frontEnd)).height()).isEqualTo(steps);
    return new Architecture(
        Family.CRNN, frontEnd, List.of(convolution, stack, new Dense(12, false), new Softmax()));
  }
}
