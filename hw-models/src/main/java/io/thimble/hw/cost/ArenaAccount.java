package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import java.util.ArrayList;
import java.util.List;

/** Takes the arena of a model on a target apart. */
final class ArenaAccount {
  private final Model model;
  private final Lifetimes lifetimes;
  private final Target target;
  private final PlannedBuffers buffers;
  private final GreedyPlan plan;
  private final TailLedger ledger;

  /** Operators of all graphs before each graph. */
  private final int[] operatorsBefore;

  /** Scratch buffers of each operator, graph after graph. */
  private final List<PlannedBuffers> scratch = new ArrayList<>();

  ArenaAccount(Model model, Lifetimes lifetimes, Target target) {
    this.model = model;
    this.lifetimes = lifetimes;
    this.target = target;
    this.buffers = lifetimes.buffers(target);
    this.plan = GreedyPlan.of(buffers);
    this.operatorsBefore = new int[model.graphs().size()];
    int scratchBuffers = 0;
    for (int i = 0; i < operatorsBefore.length; i++) {
      var graph = model.graphs().get(i);
      operatorsBefore[i] = scratch.size();
      for (var operator : graph.operators()) {
        var own = new PlannedBuffers();
        Scratch.request(graph, operator, target, 0, 0, own);
        scratch.add(own);
        scratchBuffers += own.count();
      }
    }
    this.ledger = new TailLedger(scratch.size());
    Tail.follow(model, scratchBuffers, target, ledger);
  }

  /** What one operator takes. */
  OperatorMemory memory(int graph, int index) {
    int operator = operatorsBefore[graph] + index;
    var own = scratch.get(operator);
    long scratchBytes = 0;
    for (int i = 0; i < own.count(); i++) {
      scratchBytes += own.bytes(i);
    }
    return new OperatorMemory(
        scratchBytes,
        ledger.bytes(TailPart.PARAMETERS, operator),
        ledger.bytes(TailPart.STRUCTURES, operator),
        ledger.bytes(TailPart.REQUESTS, operator));
  }

  /** The whole arena. */
  ArenaDetail detail() {
    int tensors = lifetimes.plannedTensors();
    var arena = Arena.of(model, target, tensors, buffers.count() - tensors, plan.bytes());
    var names = names();
    int steps = 0;
    for (int i = 0; i < buffers.count(); i++) {
      steps = Math.max(steps, buffers.lastStep(i) + 1);
    }
    return new ArenaDetail(
        arena.headBytes(),
        arena.tailBytes(),
        arena.usedBytes(),
        arena.planningBytes(),
        arena.minimumBytes(),
        buffers.largestStepBytes(),
        HeadPlans.of(model, target, names),
        steps,
        TailParts.of(ledger),
        PlacedBuffer.all(names, buffers, plan::offsetBytes));
  }

  /** In the order of {@link Lifetimes#buffers}. */
  private List<String> names() {
    var names = new ArrayList<String>();
    for (int i = 0; i < model.graphs().size(); i++) {
      var tensors = model.graphs().get(i).tensors();
      for (int k = 0; k < tensors.size(); k++) {
        if (tensors.get(k).isPlanned()) {
          names.add("%stensor %d".formatted(place(i), k));
        }
      }
    }
    for (int i = 0; i < model.graphs().size(); i++) {
      for (int k = 0; k < model.graphs().get(i).operators().size(); k++) {
        for (int j = 0; j < scratch.get(operatorsBefore[i] + k).count(); j++) {
          names.add("%sscratch %d of operator %d".formatted(place(i), j, k));
        }
      }
    }
    return names;
  }

  private static String place(int graph) {
    return graph == 0 ? "" : "graph %d ".formatted(graph);
  }
}
