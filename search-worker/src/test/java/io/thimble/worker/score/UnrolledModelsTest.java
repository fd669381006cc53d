package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.LoopForm;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.LoweringOptions;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stack as a loop and step by step: TensorFlow Lite gives the same bytes. */
class UnrolledModelsTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final int CLASSES = 4;
  private static final int CLIPS = 10;

  static Stream<Recurrent> stacks() {
    return Stream.of(
        new Gru(6, 1), new Gru(12, 2), new ProjectedLstm(14, 6, 1), new ProjectedLstm(14, 10, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stacks")
  void theUnrolledFormComputesWhatTheLoopDoes(Recurrent stack) {
    requireEqual(stack, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stacks")
  void behindAConvolutionToo(Recurrent stack) {
    requireEqual(stack, true);
  }

  private static void requireEqual(Recurrent stack, boolean convolution) {
    var layers = new ArrayList<Layer>();
    if (convolution) {
      layers.add(new Conv2d(5, new Window(8, 4, 6, 2, Padding.SAME)));
    }
    layers.add(stack);
    layers.add(new Dense(CLASSES, false));
    layers.add(new Softmax());
    var architecture = new Architecture(Family.CRNN, FRONT_END, layers);
    var words = new ToyWords(FRONT_END, CLASSES, 40, 1, 7);
    var network =
        Trainer.train(architecture, words, TrainingSettings.of(1, 7), TrainingListener.NONE);
    var quantized = Quantizer.quantize(network, words.training(0));
    var unrolled = Lowering.of(architecture, LoweringOptions.DEFAULT.withForm(LoopForm.UNROLLED));
    var random = new SplittableRandom(11);
    try (var loop = new TfliteInterpreter(ModelWriter.write(Lowering.of(architecture), quantized));
        var steps = new TfliteInterpreter(ModelWriter.write(unrolled, quantized))) {
      for (int clip = 0; clip < CLIPS; clip++) {
        byte[] input = new byte[loop.inputLength()];
        random.nextBytes(input);
        assertThat(steps.run(input)).as("clip %d", clip).isEqualTo(loop.run(input));
        assertThat(steps.tensor(unrolled.main().operators().getLast().inputs().get(0)))
            .as("logits of clip %d", clip)
            .isEqualTo(
                loop.tensor(
                    Lowering.of(architecture).main().operators().getLast().inputs().get(0)));
      }
    }
  }
}
