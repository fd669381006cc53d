package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.counter;
import static io.thimble.hw.cost.SmallGraphs.graph;
import static io.thimble.hw.cost.SmallGraphs.integers;
import static io.thimble.hw.cost.SmallGraphs.model;
import static io.thimble.hw.cost.SmallGraphs.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops that carry two integers; the condition's tensors 0 and 1 are what it is handed. */
class LoopsTest {
  private static final Operator LESS = operator(Plain.LESS, 3, 0, 2);

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"0, 25, 25", "3, 25, 22", "24, 25, 1", "25, 25, 0", "26, 25, 0", "-2, 1, 3"})
  void aLoopThatCountsTurnsAsOftenAsItSays(int start, int bound, long turns) {
    assertThat(turns(integers(start), integers(bound), LESS)).hasValue(turns);
  }

  @Test
  void theCounterMayStandAnywhereAmongWhatIsCarried() {
    var less = operator(Plain.LESS, 3, 1, 2);
    assertThat(turns(loop(integers(9), integers(4)), integers(10), less)).hasValue(6);
  }

  @Test
  void turnsAreUnknownWhereTheBoundOrTheStartIs() {
    assertThat(turns(integers(0), counter(), LESS)).isEmpty();
    assertThat(turns(counter(), integers(25), LESS)).isEmpty();
    assertThat(turns(integers(0, 0), integers(25), LESS)).isEmpty();
    assertThat(turns(integers(0), integers(25, 25), LESS)).isEmpty();
  }

  @Test
  void turnsAreUnknownWhereTheConditionIsAnotherOne() {
    assertThat(turns(integers(0), integers(25), operator(Plain.MUL, 3, 0, 2))).isEmpty();
    assertThat(turns(integers(0), integers(25), LESS, LESS)).isEmpty();
    assertThat(turns(integers(0), integers(25))).isEmpty();
    assertThat(turns(integers(0), integers(25), operator(Plain.LESS, 3, 2, 2)))
        .as("nothing that is carried is compared")
        .isEmpty();
  }

  @Test
  void whatIsNoLoopDoesNotTurn() {
    var graph = graph(0, 1, List.of(counter(), counter()), operator(Plain.ADD, 1, 0, 0));
    assertThat(Loops.turns(model(graph), graph, graph.operators().getFirst())).isEmpty();
    assertThat(Loops.areCounted(model(graph))).isTrue();
  }

  @Test
  void oneLoopThatIsNotCountedIsEnough() {
    var counted = loop(integers(0), integers(0));
    var body = body();
    assertThat(Loops.areCounted(model(counted, condition(integers(25), LESS), body))).isTrue();
    assertThat(Loops.areCounted(model(counted, condition(counter(), LESS), body))).isFalse();
    assertThat(
            Loops.areCounted(
                model(body, condition(counter(), LESS), loop(integers(0), integers(0)))))
        .as("a loop in another graph than the main one")
        .isFalse();
  }

  private static OptionalLong turns(Tensor start, Tensor bound, Operator... condition) {
    return turns(loop(start, integers(0)), bound, condition);
  }

  private static OptionalLong turns(Graph main, Tensor bound, Operator... condition) {
    var model = model(main, condition(bound, condition), body());
    return Loops.turns(model, main, main.operators().getFirst());
  }

  private static Graph loop(Tensor first, Tensor second) {
    var loop = new Operator(new Operation.While(1, 2), IntVector.of(0, 1), IntVector.of(2, 3));
    return graph(0, 2, List.of(first, second, counter(), counter()), loop);
  }

  private static Graph condition(Tensor bound, Operator... operators) {
    var tensors = List.of(counter(), counter(), bound, counter());
    return new Graph(tensors, List.of(operators), IntVector.of(0, 1), IntVector.of(3));
  }

  private static Graph body() {
    var tensors = List.of(counter(), counter());
    return new Graph(tensors, List.of(), IntVector.of(0, 1), IntVector.of(0, 1));
  }
}
