package io.thimble.worker.score;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;

/** Briefly trained networks as files, run by the interpreter and by the reference alike. */
final class ReferenceRuns {
  private ReferenceRuns() {}

  /** What both make of one clip. */
  @FunctionalInterface
  interface Comparison {
    void of(int clip, Result found, Result expected);
  }

  /** What enters the softmax, and what leaves it. */
  record Result(byte[] logits, byte[] scores) {}

  /** Trains on as many made-up clips, and compares each validation clip. */
  static void compare(
      Architecture architecture,
      int clips,
      TrainingSettings settings,
      QuantizationScheme scheme,
      Comparison comparison) {
    var words =
        new ToyWords(architecture.frontEnd(), architecture.classes(), clips, 1, settings.seed());
    var network = Trainer.train(architecture, words, settings, TrainingListener.NONE);
    var quantized = Quantizer.quantize(network, words.training(0), scheme);
    var reference = new Int8Reference(quantized);
    var file = PlannedModel.write(quantized);
    int logits = ModelReader.read(file).main().operators().getLast().inputs().get(0);
    try (var interpreter = new TfliteInterpreter(file)) {
      for (int clip = 0; clip < clips; clip++) {
        var input =
            Int8Scorer.input(interpreter, words.validation(), clip, network.standardisation());
        var scores = interpreter.run(input);
        var expected = reference.logits(input);
        comparison.of(
            clip,
            new Result(interpreter.tensor(logits), scores),
            new Result(expected, reference.scores(expected)));
      }
    }
  }
}
