package io.thimble.worker.quantize;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a trained network in float, clip by clip, and shows every activation. The buffers are reused
 * from clip to clip: an instance serves one thread.
 */
public final class FloatForward {
  private final List<FloatKernel> kernels = new ArrayList<>();
  private final List<float[]> activations = new ArrayList<>();

  public FloatForward(TrainedNetwork network) {
    List<FeatureMap> shapes = network.architecture().shapes();
    for (int i = 0; i < network.layers().size(); i++) {
      kernels.add(FloatKernel.of(network.layers().get(i), shapes.get(i), shapes.get(i + 1)));
      activations.add(new float[shapes.get(i + 1).elements()]);
    }
  }

  /**
   * Runs one clip.
   *
   * @param input standardised features: height x width x channels
   * @return the result of each layer, in TensorFlow Lite's order, until the next call; the
   *     softmax's is what entered it
   */
  public List<float[]> run(float[] input) {
    var values = input;
    for (int i = 0; i < kernels.size(); i++) {
      kernels.get(i).run(values, activations.get(i));
      values = activations.get(i);
    }
    return activations;
  }
}
