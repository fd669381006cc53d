package io.thimble.worker.train;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * The native state of one fine-tuning: a folded network's parameters and the ranges of what its
 * layers give. Each step sees weights and activations as int8 has them.
 */
final class FineTuningRun implements GradientDescent {
  private final NetworkPlan plan;
  private final PtNDManager manager;
  private final PtNDArray parameters;
  private final LearntRanges ranges;
  private final List<Range> places;
  private final Adam optimizer;
  private final double rangeFactor;
  private final boolean gradientsBefore;

  FineTuningRun(TrainedNetwork network, ObservedRanges observed, FineTuningSettings settings) {
    plan = NetworkPlan.of(network.architecture()).folded();
    places = places(plan);
    manager = Torch.newManager();
    gradientsBefore = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    parameters = (PtNDArray) manager.create(NetworkPlan.flat(network));
    parameters.setRequiresGradient(true);
    var kernels = new Kernels(manager);
    ranges = new LearntRanges(manager, kernels, observed);
    var training = settings.training();
    optimizer = Adam.begin(manager, kernels, parameters, training.recipe());
    rangeFactor = settings.rangeLearningRate() / training.recipe().learningRate();
  }

  @Override
  public void begin(int epoch) {
    // Nothing in a step but the batches is left to chance.
  }

  @Override
  public double step(Batches batches, int batch, double learningRate) {
    batches.load(batch);
    int clips = batches.size(batch);
    try (var step = (PtNDManager) manager.newSubManager()) {
      var first = plan.layers().getFirst().input();
      var input = Operators.activations(step, batches.features(), clips, first);
      var loss = Loss.of(logits(input, step), batches, clips, step);
      optimizer.clear();
      ranges.clearGradient();
      loss.backward();
      optimizer.step(step, learningRate);
      ranges.step(step, learningRate * rangeFactor);
      return loss.sum();
    }
  }

  /** The network as it stands. */
  List<TrainedLayer> layers() {
    return plan.fold(parameters.toFloatArray(), List.of(), List.of());
  }

  /** The ranges as they stand: the input's, then each layer's. */
  List<ActivationRange> ranges() {
    var learnt = ranges.current(places.stream().map(Range::rectified).toList());
    return places.stream().map(place -> learnt.get(place.index())).toList();
  }

  @Override
  public void close() {
    JniUtils.setGradMode(gradientsBefore);
    manager.close();
  }

  private PtNDArray logits(PtNDArray input, PtNDManager step) {
    NDList parts = JniUtils.split(parameters, plan.sizes(), 0);
    parts.attach(step);
    var bounds = ranges.in(step);
    var values = quantize(bounds, 0, input);
    int next = 0;
    for (int i = 0; i < plan.layers().size(); i++) {
      var layer = plan.layers().get(i);
      if (layer.layer() instanceof Softmax) {
        return values;
      }
      if (layer.weights() == 0) {
        values = Operators.apply(layer, values, null, null);
      } else {
        var weights = FakeWeights.of(layer, (PtNDArray) parts.get(next));
        values = Operators.apply(layer, values, weights, (PtNDArray) parts.get(next + 1));
        next += 2;
      }
      values = quantize(bounds, 1 + i, values);
    }
    return values;
  }

  private PtNDArray quantize(LearntRanges.Bounds bounds, int place, PtNDArray values) {
    var range = places.get(place);
    return bounds.quantize(values, range.index(), range.rectified());
  }

  /**
   * The range of the input, then of each layer's result: a layer without weights keeps the last.
   */
  private static List<Range> places(NetworkPlan plan) {
    var places = new ArrayList<Range>();
    places.add(new Range(0, false));
    for (int i = 0; i < plan.layers().size(); i++) {
      var layer = plan.layers().get(i);
      places.add(
          layer.layer() instanceof GlobalAveragePool || layer.layer() instanceof Softmax
              ? places.getLast()
              : new Range(1 + i, Operators.rectified(layer)));
    }
    return places;
  }

  /**
   * Which range an activation has.
   *
   * @param index among the learnt ones
   * @param rectified whether it begins at zero
   */
  private record Range(int index, boolean rectified) {}
}
