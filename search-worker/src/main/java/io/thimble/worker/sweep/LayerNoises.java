package io.thimble.worker.sweep;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.quantize.FloatForward;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.score.Integers;
import io.thimble.worker.score.TfliteInterpreter;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares every layer's output, as the interpreter computes it from the integers, with the float
 * network's. The interpreter runs a file of the same operators whose outputs are all activations.
 * The softmax is left out: it has no range of its own.
 */
public final class LayerNoises {
  /** Clips that are compared; each gives hundreds of values per layer. */
  private static final int CLIPS = 50;

  private final TrainedNetwork real;
  private final QuantizedNetwork integers;
  private final double[] signal;
  private final double[] noise;
  private final int[] tensors;

  private LayerNoises(SchemeQuantizer.Result result, Graph graph) {
    real = result.real();
    integers = result.integers();
    tensors = tensors(real.architecture(), graph);
    signal = new double[tensors.length];
    noise = new double[tensors.length];
  }

  /** The ratios of all layers but the softmax, over some clips spread evenly over the set. */
  public static List<LayerNoise> of(SchemeQuantizer.Result result, FeatureSet clips) {
    var network = result.integers();
    var model = Lowering.of(network.architecture(), network.format());
    var noises = new LayerNoises(result, model.main());
    try (var interpreter = TfliteInterpreter.ofTraced(noises.traced(model))) {
      int count = Math.min(CLIPS, clips.clips());
      var forward = new FloatForward(noises.real);
      for (int i = 0; i < count; i++) {
        noises.add(interpreter, forward, clips, (int) ((long) i * clips.clips() / count));
      }
    }
    return noises.ratios();
  }

  /** The file with the output of every layer among its outputs. */
  private byte[] traced(Model model) {
    var main = model.main();
    var outputs = new int[1 + tensors.length];
    outputs[0] = main.outputs().get(0);
    System.arraycopy(tensors, 0, outputs, 1, tensors.length);
    var graphs = new ArrayList<>(model.graphs());
    graphs.set(
        0, new Graph(main.tensors(), main.operators(), main.inputs(), IntVector.of(outputs)));
    return ModelWriter.write(new Model(graphs, Optional.empty()), integers);
  }

  /**
   * The tensor that each layer but the softmax leaves. Layers are operators one by one, but for a
   * recurrent stack, which may be several; those behind it are counted from the end.
   */
  private static int[] tensors(Architecture architecture, Graph graph) {
    var layers = architecture.layers();
    int count = layers.getLast() instanceof Softmax ? layers.size() - 1 : layers.size();
    var tensors = new int[count];
    int skipped = 0;
    for (int i = 0; i < count; i++) {
      if (layers.get(i) instanceof Recurrent) {
        skipped = graph.operators().size() - layers.size();
      }
      tensors[i] = graph.operators().get(i + skipped).outputs().get(0);
    }
    return tensors;
  }

  private void add(
      TfliteInterpreter interpreter, FloatForward forward, FeatureSet clips, int clip) {
    var activations = forward.run(real.standardisation().apply(clips, clip));
    interpreter.run(Int8Scorer.input(interpreter, clips, clip, real.standardisation()));
    for (int layer = 0; layer < tensors.length; layer++) {
      var quantization = integers.layers().get(layer).output();
      var values = Integers.of(quantization.type(), interpreter.tensor(tensors[layer]));
      var wanted = activations.get(layer);
      for (int i = 0; i < values.length; i++) {
        double error = wanted[i] - quantization.dequantize(values[i]);
        signal[layer] += (double) wanted[i] * wanted[i];
        noise[layer] += error * error;
      }
    }
  }

  private List<LayerNoise> ratios() {
    var ratios = new ArrayList<LayerNoise>();
    for (int layer = 0; layer < tensors.length; layer++) {
      ratios.add(
          new LayerNoise(
              layer,
              LayerNames.of(real.architecture().layers().get(layer)),
              10 * Math.log10(signal[layer] / noise[layer])));
    }
    return ratios;
  }
}
