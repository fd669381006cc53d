package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What each thing that a published file of DS-CNN small carries takes, and that the document says
 * so.
 */
class LeanTableTest {
  private static final Path DOCUMENT = Path.of("docs/measured.md");
  private static final List<String> FILES =
      List.of("arm_mlzoo_ds_cnn_s_int8.tflite", "mlperf_tiny_kws_ref_model.tflite");

  @Test
  void theDocumentHasTheTableThatIsComputed() throws IOException {
    var lengths = FILES.stream().map(LeanTableTest::lengths).toList();
    var rows = new ArrayList<String>();
    rows.add(row("as published", lengths, 0));
    for (var step : LeanStep.values()) {
      rows.add(row(step.what(), lengths, step.ordinal() + 1));
    }
    int last = LeanStep.values().length + 1;
    rows.add(row("equal shapes, indices, options and zero points stored once", lengths, last));
    rows.add(
        String.format(
            Locale.ROOT,
            "| of which zero points of weights | | %,d | | %,d |",
            sharedZeroPointBytes(FILES.getFirst()),
            sharedZeroPointBytes(FILES.getLast())));
    rows.add(row("the graph that we lower the preset `ds-cnn-s` to", lengths, last + 1));
    var table = String.join("\n", rows);
    assertThat(Files.readString(DOCUMENT))
        .as("paste into %s:%n%s", DOCUMENT, table)
        .contains(table);
  }

  @Test
  void eachStepLeavesTheSameOperatorsAndConstants() {
    for (var name : FILES) {
      byte[] file = SharedFolder.bytes("models/" + name);
      var operators = ModelReader.read(file).main().operators();
      for (var step : LeanStep.values()) {
        file = step.apply(file);
        assertThat(ModelReader.read(file).main().operators()).isEqualTo(operators);
      }
    }
  }

  /** After each step, everything before it left out, too. */
  private static List<Long> lengths(String name) {
    var lengths = new ArrayList<Long>();
    byte[] file = SharedFolder.bytes("models/" + name);
    lengths.add((long) file.length);
    for (var step : LeanStep.values()) {
      file = step.apply(file);
      lengths.add((long) file.length);
    }
    lengths.add((long) ModelWriter.lengthBytes(ModelReader.read(file)));
    var decisions = Presets.named("ds-cnn-s").decisions();
    var preset = Spaces.of(decisions.family()).decode(decisions, 12);
    lengths.add((long) ModelWriter.lengthBytes(Lowering.of(preset)));
    return lengths;
  }

  /**
   * What zero points of weights take, less what they take when each number of them is stored once.
   */
  private static long sharedZeroPointBytes(String name) {
    byte[] file = SharedFolder.bytes("models/" + name);
    for (var step : LeanStep.values()) {
      file = step.apply(file);
    }
    var counts =
        ModelReader.read(file).main().tensors().stream()
            .filter(tensor -> tensor.constant() && tensor.scales() > 0)
            .map(Tensor::scales)
            .toList();
    return vectorBytes(counts) - vectorBytes(counts.stream().distinct().toList());
  }

  /** Vectors of int64, each with its length. */
  private static long vectorBytes(List<Integer> counts) {
    return counts.stream().mapToLong(count -> Integer.BYTES + (long) Long.BYTES * count).sum();
  }

  private static String row(String what, List<List<Long>> lengths, int step) {
    var row = new StringBuilder("| " + what + " |");
    for (var own : lengths) {
      row.append(String.format(Locale.ROOT, " %,d |", own.get(step)));
      row.append(
          step == 0
              ? " |"
              : String.format(Locale.ROOT, " %,d |", own.get(step - 1) - own.get(step)));
    }
    return row.toString();
  }
}
