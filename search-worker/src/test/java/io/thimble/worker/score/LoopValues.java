package io.thimble.worker.score;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import io.thimble.hw.tflite.TrainedValues;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Random weights for a recurrent network, with the scales that its operators demand: sigmoid and
 * hyperbolic tangent give 1/32768, biases have the product of input's and weights' scales, states
 * have one scale inside and outside of the loop. The seed decides.
 */
final class LoopValues implements TrainedValues {
  private static final float UNIT = 1f / (1 << 15);
  private static final float GATES = 1f / (1 << 12);
  private static final float INT8 = 0.05f;

  /** The scale of the classifier's results. */
  static final float LOGITS = 0.02f;

  private static final int FIRST_STATE = 2;
  private static final int WEIGHTS = 1;
  private static final int BIASES = 2;
  private static final int LSTM_STATE = 18;

  private final Model model;
  private final int states;
  private final long seed;
  private final float[][] scales;

  /**
   * Values of a model.
   *
   * @param states states that its loop carries; cells stand behind them
   */
  LoopValues(Model model, int states, long seed) {
    this.model = model;
    this.states = states;
    this.seed = seed;
    this.scales = new float[model.graphs().size()][];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = scales(model.graphs().get(i), i);
    }
  }

  @Override
  public float scale(int graph, int tensor, int channel) {
    return scales[graph][tensor];
  }

  @Override
  public int zeroPoint(int graph, int tensor) {
    return scales[graph][tensor] == 1 / 256f ? -128 : 0;
  }

  @Override
  public void put(int graph, int tensor, ByteBuffer room) {
    var what = model.graphs().get(graph).tensors().get(tensor);
    var random = new SplittableRandom(seed * 1009 + graph * 101L + tensor);
    for (int i = 0; i < what.elements(); i++) {
      switch (what.type()) {
        case INT8 -> room.put((byte) random.nextInt(-127, 128));
        case INT32 -> room.putInt(random.nextInt(-500, 500));
        case INT64 -> room.putLong(random.nextInt(-50_000, 50_000));
        default -> room.position(room.limit());
      }
    }
  }

  /** The value of an element of a constant, as a real number. */
  double real(int graph, int tensor, int element) {
    var what = model.graphs().get(graph).tensors().get(tensor);
    var values = ByteBuffer.allocate((int) what.bytes());
    put(graph, tensor, values);
    int at = element * what.type().bytes();
    double value =
        switch (what.type()) {
          case INT8 -> values.get(at);
          case INT32 -> values.getInt(at);
          case INT64 -> values.getLong(at);
          default -> 0;
        };
    return value * scales[graph][tensor];
  }

  private float[] scales(Graph graph, int index) {
    float[] result = new float[graph.tensors().size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = scale(graph.tensors().get(i));
    }
    for (var operator : graph.operators()) {
      assign(graph, operator, result);
      if (operator.operation() instanceof Operation.While) {
        carry(operator.inputs(), result);
        carry(operator.outputs(), result);
      }
    }
    if (index > 0) {
      carry(graph.inputs(), result);
      carry(graph.outputs(), result);
    }
    return result;
  }

  /** What a turn leaves is what the next one begins with. */
  private void carry(IntVector carried, float[] scales) {
    for (int i = FIRST_STATE; i < carried.size(); i++) {
      scales[carried.get(i)] = i < FIRST_STATE + states ? UNIT : GATES;
    }
  }

  private static float scale(Tensor tensor) {
    if (tensor.type() == ElementType.INT16) {
      return GATES;
    }
    return tensor.constant() ? 0.002f : INT8;
  }

  private static void assign(Graph graph, Operator operator, float[] scales) {
    int output = operator.outputs().get(0);
    switch (operator.operation()) {
      case Operation.FullyConnected _ -> {
        if (graph.output(operator).type() == ElementType.INT8) {
          scales[output] = LOGITS;
        }
        if (operator.inputs().size() > BIASES) {
          scales[operator.inputs().get(BIASES)] =
              scales[operator.inputs().get(0)] * scales[operator.inputs().get(WEIGHTS)];
        }
      }
      case Operation.Split split -> {
        for (int i = 0; i < split.parts(); i++) {
          scales[operator.outputs().get(i)] = scales[operator.inputs().get(1)];
        }
      }
      case Operation.Plain plain -> {
        switch (plain) {
          case LOGISTIC, TANH -> scales[output] = UNIT;
          case QUANTIZE -> {
            if (graph.output(operator).type() == ElementType.INT8) {
              scales[output] = 1 / 128f;
            }
          }
          case CAST -> scales[output] = scales[operator.inputs().get(0)];
          case SOFTMAX -> scales[output] = 1 / 256f;
          case UNIDIRECTIONAL_SEQUENCE_LSTM -> assignLstm(operator, scales);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private static void assignLstm(Operator operator, float[] scales) {
    int hidden = operator.inputs().get(LSTM_STATE);
    scales[hidden] = 1 / 128f;
    scales[operator.outputs().get(0)] = 1 / 128f;
    scales[operator.intermediates().last()] = 1 / 128f;
    scales[operator.inputs().get(LSTM_STATE + 1)] = GATES / 2;
    for (int gate = 0; gate < 4; gate++) {
      scales[operator.inputs().get(12 + gate)] =
          scales[operator.inputs().get(0)] * scales[operator.inputs().get(1 + gate)];
    }
  }
}
