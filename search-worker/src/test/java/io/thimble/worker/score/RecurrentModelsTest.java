package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.ModelWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of recurrent networks, run by TensorFlow Lite. */
class RecurrentModelsTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final int CLASSES = 5;

  @ParameterizedTest(name = "{0}")
  @MethodSource("stacks")
  void aWrittenStackComputesWhatItsLayerSays(Recurrent stack) {
    var layers = List.<Layer>of(stack, new Dense(CLASSES, false), new Softmax());
    var model = Lowering.of(new Architecture(Family.GRU, FRONT_END, layers));
    double worst = 0;
    for (long seed = 0; seed < 4; seed++) {
      var values = new LoopValues(model, stack.layers(), seed);
      try (var interpreter = new TfliteInterpreter(ModelWriter.write(model, values))) {
        for (int clip = 0; clip < 5; clip++) {
          byte[] input = new byte[interpreter.inputLength()];
          new SplittableRandom(seed * 100 + clip).nextBytes(input);
          interpreter.run(input);
          byte[] found = interpreter.tensor(model.main().operators().getLast().inputs().get(0));
          double[] expected =
              new RecurrentArithmetic(model, values)
                  .logits(stack, real(input, interpreter.inputQuantization().scale()));
          for (int i = 0; i < expected.length; i++) {
            double logit = found[i] * LoopValues.LOGITS;
            worst = Math.max(worst, Math.abs(logit - expected[i]));
          }
        }
      }
    }
    // Logits lie in [-2, 2], in int8 steps; the state was rounded to int8 before them, in the fused
    // LSTM at each step.
    assertThat(worst).as("largest difference of a logit").isLessThan(3 * LoopValues.LOGITS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void everyRecurrentPresetIsTakenByTheInterpreter(String preset) {
    var decisions = Presets.named(preset).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 12);
    var model = Lowering.of(architecture);
    var stack =
        architecture.layers().stream()
            .filter(Recurrent.class::isInstance)
            .map(Recurrent.class::cast)
            .findFirst()
            .orElseThrow();
    var values = new LoopValues(model, stack.layers(), 1);
    try (var interpreter = new TfliteInterpreter(ModelWriter.write(model, values))) {
      byte[] scores = interpreter.run(new byte[interpreter.inputLength()]);
      int sum = 0;
      for (byte score : scores) {
        sum += score + 128;
      }
      assertThat(sum).as("scores in 256ths").isBetween(250, 262);
    }
  }

  private static double[][] real(byte[] input, float scale) {
    double[][] steps = new double[FRONT_END.frames()][FRONT_END.coefficients()];
    for (int i = 0; i < input.length; i++) {
      steps[i / FRONT_END.coefficients()][i % FRONT_END.coefficients()] = input[i] * scale;
    }
    return steps;
  }

  private static Stream<Recurrent> stacks() {
    return Stream.of(
        new Gru(6, 1),
        new Gru(12, 1),
        new Gru(12, 3),
        new ProjectedLstm(14, 6, 1),
        new ProjectedLstm(14, 10, 1),
        new ProjectedLstm(14, 10, 2),
        new Lstm(12, 1),
        new Lstm(12, 2));
  }

  private static Stream<String> presets() {
    return Presets.all().stream()
        .filter(
            preset ->
                switch (preset.decisions().family()) {
                  case DNN, CNN, DS_CNN -> false;
                  case LSTM_BASIC, LSTM, GRU, CRNN -> true;
                })
        .map(preset -> preset.name());
  }
}
