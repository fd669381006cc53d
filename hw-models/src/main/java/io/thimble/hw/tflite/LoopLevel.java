package io.thimble.hw.tflite;

import java.util.List;

/**
 * One layer of a stack that runs as a loop: its matrices, and the scale of every int16 activation
 * between its operators. Results of sigmoid and hyperbolic tangent have none of their own: both
 * runtimes demand 1/32768 ({@code activations.cc}).
 */
public sealed interface LoopLevel {
  /** Scale of the state, the same in every turn. */
  float state();

  /** Scale of the cell, for layers that have one. */
  List<Float> cells();

  /** The matrices with biases, which read the layer's input, in the order of their operators. */
  List<LoopMatrix> ofInput();

  /** The other matrices, in the order of their operators. */
  List<LoopMatrix> ofOthers();

  /** Scales of what additions give, in the order of their operators. */
  List<Float> sums();

  /** Scales of what subtractions give, in the order of their operators. */
  List<Float> differences();

  /** Scales of what products give, in the order of their operators. */
  List<Float> products();

  /**
   * A layer of {@link io.thimble.hw.arch.Gru}; gates are reset, then update.
   *
   * @param gatesOfInput W x + b of both gates
   * @param candidateOfInput W x + b of the candidate
   * @param gatesOfState R h of both gates
   * @param candidateOfState R h of the candidate
   * @param gates scale of the sum that enters the sigmoid
   * @param kept scale of {@code r (R h)}
   * @param candidate scale of the sum that enters the hyperbolic tangent
   * @param distance scale of {@code h - n}
   * @param back scale of {@code z (h - n)}
   * @param state scale of {@code h}
   */
  record GruLevel(
      LoopMatrix gatesOfInput,
      LoopMatrix candidateOfInput,
      LoopMatrix gatesOfState,
      LoopMatrix candidateOfState,
      float gates,
      float kept,
      float candidate,
      float distance,
      float back,
      float state)
      implements LoopLevel {
    @Override
    public List<Float> cells() {
      return List.of();
    }

    @Override
    public List<LoopMatrix> ofInput() {
      return List.of(gatesOfInput, candidateOfInput);
    }

    @Override
    public List<LoopMatrix> ofOthers() {
      return List.of(gatesOfState, candidateOfState);
    }

    @Override
    public List<Float> sums() {
      return List.of(gates, candidate, state);
    }

    @Override
    public List<Float> differences() {
      return List.of(distance);
    }

    @Override
    public List<Float> products() {
      return List.of(kept, back);
    }
  }

  /**
   * A layer of {@link io.thimble.hw.arch.ProjectedLstm}; gates are input, forget, output, cell,
   * which is the order in which they are split.
   *
   * @param gatesOfInput W x + b of all gates
   * @param gatesOfState R h of all gates
   * @param projection P, whose result is the state
   * @param gates scale of the sum that enters sigmoids and hyperbolic tangent
   * @param old scale of {@code f c}
   * @param fresh scale of {@code i g}
   * @param cell scale of {@code c}
   * @param shown scale of {@code o tanh(c)}
   */
  record ProjectedLstmLevel(
      LoopMatrix gatesOfInput,
      LoopMatrix gatesOfState,
      LoopMatrix projection,
      float gates,
      float old,
      float fresh,
      float cell,
      float shown)
      implements LoopLevel {
    @Override
    public float state() {
      return projection.result();
    }

    @Override
    public List<Float> cells() {
      return List.of(cell);
    }

    @Override
    public List<LoopMatrix> ofInput() {
      return List.of(gatesOfInput);
    }

    @Override
    public List<LoopMatrix> ofOthers() {
      return List.of(gatesOfState, projection);
    }

    @Override
    public List<Float> sums() {
      return List.of(gates, cell);
    }

    @Override
    public List<Float> differences() {
      return List.of();
    }

    @Override
    public List<Float> products() {
      return List.of(old, fresh, shown);
    }
  }
}
