package io.thimble.hw.budget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Finds the network with the most operations within limits, or one that comes near. First {@link
 * Climb} goes up in the graphs that promise most; then boxes are discarded that cannot hold a
 * larger one, until none is left or as many were looked into as may be. No clock decides, so the
 * answer is always the same.
 */
final class LargestNetwork {
  /** Starts from which it is climbed. */
  private static final int CLIMBS = 6;

  /** Points of each space that are looked at as starts, always the same ones. */
  private static final int DRAWN = 128;

  /** The part of what a limit allows that is near enough not to climb on. */
  private static final double NEAR = 0.99;

  private final List<KnownSpace> spaces;
  private final List<Limitation> limits;
  private final int mostBoxes;
  private final double allowedOps;
  private Network best;

  /**
   * Looks for one.
   *
   * @param mostBoxes boxes that may be looked into after the climbs
   */
  static Example find(
      List<KnownSpace> spaces, List<Limitation> limits, int mostBoxes, Network fitting) {
    return new LargestNetwork(spaces, limits, mostBoxes, fitting).find();
  }

  private LargestNetwork(
      List<KnownSpace> spaces, List<Limitation> limits, int mostBoxes, Network fitting) {
    this.spaces = spaces;
    this.limits = limits;
    this.mostBoxes = mostBoxes;
    this.best = fitting;
    this.allowedOps =
        limits.stream()
            .filter(limit -> limit.limit() == Limit.OPS)
            .mapToDouble(Limitation::allowed)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
  }

  private record Start(CountedBox part, Network network) {
    static final Comparator<Start> ORDER =
        Comparator.<Start>comparingLong(start -> start.network().estimate().ops()).reversed();
  }

  private record Open(CountedBox box, double most, int number) {
    /** The most promising box first, and among equals the latest, which is the smallest. */
    static final Comparator<Open> ORDER =
        Comparator.comparingDouble(Open::most)
            .reversed()
            .thenComparing(Comparator.comparingInt(Open::number).reversed());
  }

  private Example find() {
    var graphs = graphs();
    double enough =
        NEAR * graphs.stream().mapToDouble(this::most).max().orElse(Double.NEGATIVE_INFINITY);
    var starts = starts(graphs);
    for (var start : starts.subList(0, Math.min(CLIMBS, starts.size()))) {
      if (best.estimate().ops() < enough) {
        take(Climb.from(start.network(), start.part(), limits, enough));
      }
    }
    boolean proven = isProven(graphs);
    return Example.of(best, proven);
  }

  /** One in each graph, and the largest of each space that is among those drawn. */
  private List<Start> starts(List<CountedBox> graphs) {
    var starts = new ArrayList<Start>();
    for (var graph : graphs) {
      Climb.start(graph, limits).ifPresent(network -> starts.add(new Start(graph, network)));
    }
    for (var space : spaces) {
      IntStream.range(0, DRAWN)
          .mapToObj(i -> space.network(space.whole().sample(i)))
          .filter(network -> network != null && Limitation.allow(limits, network.estimate()))
          .map(network -> new Start(space.whole(), Objects.requireNonNull(network)))
          .min(Start.ORDER)
          .ifPresent(starts::add);
    }
    starts.sort(Start.ORDER);
    return starts;
  }

  /** The parts of all spaces with one graph each, those that hold nothing that fits left out. */
  private List<CountedBox> graphs() {
    var graphs = new ArrayList<CountedBox>();
    var open = new ArrayDeque<CountedBox>();
    spaces.forEach(space -> open.add(space.whole()));
    while (!open.isEmpty()) {
      var part = open.remove();
      if (!part.box().isBounded()) {
        open.addAll(part.halves());
      } else if (mayFit(part)) {
        graphs.add(part);
      }
    }
    return graphs;
  }

  /** Goes through what may hold a larger one, the most promising first. */
  private boolean isProven(List<CountedBox> graphs) {
    var open = new PriorityQueue<>(Open.ORDER);
    graphs.forEach(graph -> open.add(new Open(graph, most(graph), open.size())));
    int number = open.size();
    for (int boxes = 0; !open.isEmpty(); boxes++) {
      var next = open.remove();
      if (next.most() <= best.estimate().ops()) {
        break;
      }
      if (boxes >= mostBoxes) {
        return false;
      }
      if (!mayFit(next.box())) {
        continue;
      }
      var greatest = next.box().known().network(next.box().box().greatestMaps());
      if (greatest != null && Limitation.allow(limits, greatest.estimate())) {
        take(greatest);
      }
      if (!next.box().box().isPoint() && most(next.box()) > best.estimate().ops()) {
        for (var half : next.box().halves()) {
          if (most(half) > best.estimate().ops()) {
            open.add(new Open(half, most(half), number++));
          }
        }
      }
    }
    return true;
  }

  private void take(Network network) {
    if (network.estimate().ops() > best.estimate().ops()) {
      best = network;
    }
  }

  private double most(CountedBox part) {
    return Math.min(part.mostOps(), allowedOps);
  }

  private boolean mayFit(CountedBox part) {
    var least = part.bounds().least();
    return least != null && Limitation.allow(limits, least);
  }
}
