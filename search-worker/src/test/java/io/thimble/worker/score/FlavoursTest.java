package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Flavour;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.TrainedValues;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.lite.schema.BuiltinOperator;

/** The file that ships and the one for desktop tools, run side by side. */
class FlavoursTest {
  private static final int NETWORKS = 6;
  private static final int CLIPS = 3;

  @ParameterizedTest
  @EnumSource
  void bothFlavoursGiveTheSameBytes(Family family) {
    int compared = 0;
    for (long seed = 0; compared < NETWORKS; seed++) {
      var architecture = architecture(family, seed);
      if (architecture.isEmpty()) {
        continue;
      }
      var model = PlannedModel.of(architecture.get()).model();
      var values = values(architecture.get(), model, seed);
      try (var micro = new TfliteInterpreter(ModelWriter.write(model, values));
          var desktop = new TfliteInterpreter(ModelWriter.write(model, values, Flavour.TFLITE))) {
        assertThat(desktop.inputQuantization()).isEqualTo(micro.inputQuantization());
        for (int clip = 0; clip < CLIPS; clip++) {
          byte[] input = new byte[micro.inputLength()];
          new SplittableRandom(seed * CLIPS + clip).nextBytes(input);
          assertThat(desktop.run(input)).as("seed %d", seed).isEqualTo(micro.run(input));
        }
      }
      compared++;
    }
  }

  @Test
  void anOperatorThatTheInterpreterLacksIsNamedWithItsPlace() {
    var model = PlannedModel.of(architecture(Family.DNN, 1).orElseThrow()).model();
    var tree =
        org.tensorflow.lite.schema.Model.getRootAsModel(
                ByteBuffer.wrap(ModelWriter.write(model, new FormatValues(model, 1))))
            .unpack();
    var codes = tree.getOperatorCodes();
    codes[codes.length - 1].setBuiltinCode(BuiltinOperator.CUSTOM);
    codes[codes.length - 1].setDeprecatedBuiltinCode((byte) BuiltinOperator.CUSTOM);
    codes[codes.length - 1].setCustomCode("NEVER_HEARD_OF");
    var builder = new FlatBufferBuilder();
    builder.finish(org.tensorflow.lite.schema.Model.pack(builder, tree), "TFL3");
    int last = model.main().operators().size() - 1;
    assertThatThrownBy(() -> new TfliteInterpreter(builder.sizedByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operator %d (NEVER_HEARD_OF)".formatted(last));
  }

  private static TrainedValues values(Architecture architecture, Model model, long seed) {
    return architecture.layers().stream()
        .filter(Recurrent.class::isInstance)
        .map(Recurrent.class::cast)
        .findFirst()
        .<TrainedValues>map(stack -> new LoopValues(model, stack.layers(), seed))
        .orElseGet(() -> new FormatValues(model, seed));
  }

  private static Optional<Architecture> architecture(Family family, long seed) {
    var space = Spaces.of(family);
    try {
      return Optional.of(space.decode(Spaces.sample(space, new SplittableRandom(seed)), 12));
    } catch (IllegalArgumentException _) {
      // A kernel without padding that is larger than its input, which the space documents.
      return Optional.empty();
    }
  }
}
