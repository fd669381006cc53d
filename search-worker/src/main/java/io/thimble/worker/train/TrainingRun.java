package io.thimble.worker.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.Recurrent;
import java.util.ArrayList;
import java.util.List;

/**
 * The native state of one training: parameters, running statistics, moments. Everything that a step
 * computes hangs on a manager of its own, so that memory stays flat; what is computed from the
 * parameters has to be moved there by hand.
 */
final class TrainingRun implements GradientDescent {
  private static final double MOMENTUM = 0.1;

  private final NetworkPlan plan;
  private final PtNDManager manager;
  private final PtNDArray parameters;
  private final List<Statistics> statistics;
  private final Adam optimizer;
  private final Dropout dropout;
  private final Kernels kernels;
  private final boolean gradientsBefore;

  TrainingRun(NetworkPlan plan, CheckpointFile.State state, TrainingSettings settings) {
    this.plan = plan;
    dropout = new Dropout(settings);
    manager = Torch.newManager();
    kernels = new Kernels(manager);
    gradientsBefore = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    var arrays = state.arrays().iterator();
    parameters = (PtNDArray) manager.create(arrays.next());
    parameters.setRequiresGradient(true);
    optimizer =
        new Adam(
            kernels,
            parameters,
            (PtNDArray) manager.create(arrays.next()),
            (PtNDArray) manager.create(arrays.next()),
            state.steps(),
            settings.recipe());
    statistics = new ArrayList<>();
    for (int i = 0; i < plan.layers().size(); i++) {
      statistics.add(
          new Statistics(
              (PtNDArray) manager.create(arrays.next()),
              (PtNDArray) manager.create(arrays.next())));
    }
  }

  @Override
  public void begin(int epoch) {
    dropout.begin(epoch);
  }

  @Override
  public double step(Batches batches, int batch, double learningRate) {
    batches.load(batch);
    int clips = batches.size(batch);
    try (var step = (PtNDManager) manager.newSubManager()) {
      var first = plan.layers().getFirst().input();
      var input = Operators.activations(step, batches.features(), clips, first);
      var passes = new ArrayList<RecurrentPass>();
      var loss = Loss.of(logits(input, step, passes), batches, clips, step);
      optimizer.clear();
      loss.backward();
      passes.reversed().forEach(RecurrentPass::backward);
      optimizer.step(step, learningRate);
      return loss.sum();
    }
  }

  /** The network as it stands, normalization folded away. */
  List<TrainedLayer> fold() {
    var means = new ArrayList<float[]>();
    var variances = new ArrayList<float[]>();
    for (var entry : statistics) {
      means.add(entry.mean().toFloatArray());
      variances.add(entry.variance().toFloatArray());
    }
    return plan.fold(parameters.toFloatArray(), means, variances);
  }

  /** All that the run consists of, after so many epochs. */
  CheckpointFile.State state(int epoch, LossWatch watch) {
    var arrays = new ArrayList<float[]>();
    arrays.add(parameters.toFloatArray());
    arrays.add(optimizer.firstMoment().toFloatArray());
    arrays.add(optimizer.secondMoment().toFloatArray());
    for (var entry : statistics) {
      arrays.add(entry.mean().toFloatArray());
      arrays.add(entry.variance().toFloatArray());
    }
    return new CheckpointFile.State(epoch, optimizer.steps(), watch, arrays);
  }

  @Override
  public void close() {
    JniUtils.setGradMode(gradientsBefore);
    manager.close();
  }

  private PtNDArray logits(PtNDArray input, PtNDManager step, List<RecurrentPass> passes) {
    NDList parts = JniUtils.split(parameters, plan.sizes(), 0);
    parts.attach(step);
    int next = 0;
    var values = input;
    for (int i = 0; i < plan.layers().size(); i++) {
      var layer = plan.layers().get(i);
      values = i == 0 ? values : dropout.apply(layer, values, step);
      if (layer.weights() == 0) {
        values = Operators.apply(layer, values, null, null);
      } else if (layer.normalized()) {
        values = Operators.apply(layer, values, part(parts, next), null);
        values = statistics.get(i).normalize(values, part(parts, next + 1), part(parts, next + 2));
        next += 3;
      } else if (layer.layer() instanceof Recurrent stack
          && RecurrentPass.suits(stack, step.getDevice())) {
        var sequences = Operators.sequences(values, layer.input());
        var weights = part(parts, next);
        var biases = part(parts, next + 1);
        var pass =
            new RecurrentPass(kernels, stack, layer.input(), sequences, weights, biases, step);
        passes.add(pass);
        values = pass.result();
        next += 2;
      } else {
        values = Operators.apply(layer, values, part(parts, next), part(parts, next + 1));
        next += 2;
      }
      if (Operators.rectified(layer)) {
        values = JniUtils.relu(values);
      }
    }
    return values;
  }

  private static PtNDArray part(NDList parts, int index) {
    NDArray part = parts.get(index);
    return (PtNDArray) part;
  }

  /** Running mean and variance of each channel of a layer. */
  private record Statistics(PtNDArray mean, PtNDArray variance) {
    PtNDArray normalize(PtNDArray values, PtNDArray scale, PtNDArray shift) {
      return JniUtils.batchNorm(
          values, mean, variance, scale, shift, true, MOMENTUM, NetworkPlan.EPSILON);
    }
  }
}
