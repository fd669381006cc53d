package io.thimble.worker.score;

import io.thimble.hw.tflite.LoopLevel;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedLoop;
import java.util.ArrayList;

/** GRUs and projected LSTMs in the integers of a loop, step by step as their javadoc says. */
final class LoopReference {
  private LoopReference() {}

  private record Memory(Int16Vectors state, Int16Vectors cell) {}

  /** The last state of the top layer, in int8. */
  static byte[] run(QuantizedLoop loop, byte[] sequence, Quantization entering, int steps) {
    return narrow(last(loop, sequence, entering, steps), loop.output());
  }

  private static Int16Vectors last(
      QuantizedLoop loop, byte[] sequence, Quantization entering, int steps) {
    var memories = new ArrayList<Memory>();
    for (var level : loop.levels()) {
      memories.add(empty(level, loop.layer().stateUnits()));
    }
    int inputs = sequence.length / steps;
    for (int step = 0; step < steps; step++) {
      var integers = new int[inputs];
      for (int i = 0; i < inputs; i++) {
        integers[i] = sequence[step * inputs + i];
      }
      var values = new Int16Vectors(integers, entering.scale());
      for (int i = 0; i < memories.size(); i++) {
        memories.set(i, step(loop.levels().get(i), values, memories.get(i)));
        values = memories.get(i).state();
      }
    }
    return memories.getLast().state();
  }

  private static Memory empty(LoopLevel level, int stateUnits) {
    return switch (level) {
      case LoopLevel.GruLevel gru -> {
        var state = Int16Vectors.zeros(stateUnits, gru.state());
        yield new Memory(state, state);
      }
      case LoopLevel.ProjectedLstmLevel lstm -> {
        int units = lstm.gatesOfInput().biases().length / 4;
        yield new Memory(
            Int16Vectors.zeros(stateUnits, lstm.state()), Int16Vectors.zeros(units, lstm.cell()));
      }
    };
  }

  private static Memory step(LoopLevel level, Int16Vectors input, Memory memory) {
    return switch (level) {
      case LoopLevel.GruLevel gru -> {
        var state = step(gru, input, memory.state());
        yield new Memory(state, state);
      }
      case LoopLevel.ProjectedLstmLevel lstm -> step(lstm, input, memory);
    };
  }

  private static Int16Vectors step(LoopLevel.GruLevel gru, Int16Vectors x, Int16Vectors h) {
    var gates = x.times(gru.gatesOfInput()).plus(h.times(gru.gatesOfState()), gru.gates());
    var reset = gates.sigmoid().part(0, 2);
    var update = gates.sigmoid().part(1, 2);
    var kept = reset.times(h.times(gru.candidateOfState()), gru.kept());
    var n = x.times(gru.candidateOfInput()).plus(kept, gru.candidate()).tanh();
    return n.plus(update.times(h.minus(n, gru.distance()), gru.back()), gru.state());
  }

  private static Memory step(LoopLevel.ProjectedLstmLevel lstm, Int16Vectors x, Memory memory) {
    var gates =
        x.times(lstm.gatesOfInput()).plus(memory.state().times(lstm.gatesOfState()), lstm.gates());
    var old = gates.part(1, 4).sigmoid().times(memory.cell(), lstm.old());
    var fresh = gates.part(0, 4).sigmoid().times(gates.part(3, 4).tanh(), lstm.fresh());
    var cell = old.plus(fresh, lstm.cell());
    var shown = gates.part(2, 4).sigmoid().times(cell.tanh(), lstm.shown());
    return new Memory(shown.times(lstm.projection()), cell);
  }

  private static byte[] narrow(Int16Vectors state, Quantization quantization) {
    var multiplier = new Multiplier((double) state.scale() / quantization.scale());
    var result = new byte[state.values().length];
    for (int i = 0; i < result.length; i++) {
      int value = multiplier.apply(state.values()[i]) + quantization.zeroPoint();
      result[i] = (byte) Math.clamp(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
    return result;
  }
}
