package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.biases;
import static io.thimble.hw.cost.SmallGraphs.graph;
import static io.thimble.hw.cost.SmallGraphs.model;
import static io.thimble.hw.cost.SmallGraphs.operator;
import static io.thimble.hw.cost.SmallGraphs.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChainPlanTest {
  private static final Operation DENSE = new Operation.FullyConnected(FusedActivation.NONE);

  /** Of 64, 30 (which takes 32), 48 and 16 bytes, with weights between the first two. */
  private static final Model CHAIN =
      model(
          graph(
              0,
              5,
              List.of(
                  activation(1, 64),
                  weights(1, 30, 64),
                  biases(30),
                  activation(1, 30),
                  activation(1, 48),
                  activation(1, 16)),
              operator(DENSE, 3, 0, 1, 2),
              operator(Plain.TANH, 4, 3),
              operator(Plain.TANH, 5, 4)));

  @Test
  void activationsLieAtBothEndsInTurn() {
    var plan = ChainPlan.of(CHAIN, Lifetimes.of(CHAIN), 96);
    assertThat(plan)
        .isEqualTo(
            new OfflinePlan(
                IntVector.of(
                    0,
                    OfflinePlan.PLANNED_ONLINE,
                    OfflinePlan.PLANNED_ONLINE,
                    96 - 32,
                    0,
                    96 - 16)));
  }

  @Test
  void itsHeadIsTheBusiestStep() {
    var lifetimes = Lifetimes.of(CHAIN);
    long busiest = lifetimes.buffers(Target.ARM_REFERENCE).largestStepBytes();
    assertThat(busiest).isEqualTo(96);
    var plan = Objects.requireNonNull(ChainPlan.of(CHAIN, lifetimes, busiest));
    var planned = CHAIN.withPlan(plan);
    assertThat(Arena.of(planned, Target.ARM_REFERENCE).headBytes()).isEqualTo(96);
  }

  @Test
  void aShortcutIsNoChain() {
    var shortcut =
        model(
            graph(
                0,
                3,
                List.of(activation(64), activation(64), activation(64), activation(64)),
                operator(Plain.TANH, 1, 0),
                operator(Plain.TANH, 2, 1),
                operator(Plain.ADD, 3, 1, 2)));
    assertThat(ChainPlan.of(shortcut, Lifetimes.of(shortcut), 192)).isNull();
  }

  @Test
  void anActivationThatIsReadMuchLaterIsNoChain() {
    var later =
        model(
            graph(
                0,
                4,
                List.of(
                    activation(64), activation(64), activation(64), activation(64), activation(64)),
                operator(Plain.TANH, 1, 0),
                operator(Plain.TANH, 2, 1),
                operator(Plain.TANH, 3, 2),
                operator(Plain.ADD, 4, 0, 3)));
    assertThat(ChainPlan.of(later, Lifetimes.of(later), 192)).isNull();
  }

  @Test
  void twoInputsAndTheirSumAreNoChain() {
    var sum =
        model(
            graph(
                0,
                2,
                List.of(activation(64), activation(64), activation(64)),
                operator(Plain.ADD, 2, 0, 1)));
    assertThat(ChainPlan.of(sum, Lifetimes.of(sum), 192)).isNull();
  }

  @Test
  void aModelWithLoopsIsNotPlanned() {
    var main = CHAIN.main();
    var two = model(main, main);
    assertThat(ChainPlan.of(two, Lifetimes.of(two), 96)).isNull();
  }
}
