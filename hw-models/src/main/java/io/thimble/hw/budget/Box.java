package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Corners;
import io.thimble.hw.space.Decision;
import io.thimble.hw.space.Effect;
import io.thimble.hw.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a space: of each decision the choices from one to another. Decisions that have no
 * effect at the box's depth are never split, so one point stands for many.
 */
final class Box {
  private final Space space;
  private final int classes;
  private final int[] first;
  private final int[] last;

  private Box(Space space, int classes, int[] first, int[] last) {
    this.space = space;
    this.classes = classes;
    this.first = first;
    this.last = last;
  }

  /** The whole space. */
  static Box of(Space space, int classes) {
    var decisions = space.decisions();
    int[] last = new int[decisions.size()];
    for (int i = 0; i < last.length; i++) {
      last[i] = decisions.get(i).choices().size() - 1;
    }
    return new Box(space, classes, new int[last.length], last);
  }

  /** How many points it has, those without an architecture included. */
  long points() {
    long points = 1;
    for (int i = 0; i < first.length; i++) {
      points = Math.multiplyExact(points, last[i] - first[i] + 1L);
    }
    return points;
  }

  /** One of its points, all equally likely. */
  @Nullable Architecture sample(RandomGenerator random) {
    return samplePoint(random).network();
  }

  /** One of its points, all equally likely. */
  Point samplePoint(RandomGenerator random) {
    int[] point = new int[first.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = random.nextInt(first[i], last[i] + 1);
    }
    return point(point);
  }

  /** A number of its own, so that points drawn from other boxes are others. */
  long seed() {
    return (long) Arrays.hashCode(first) << Integer.SIZE ^ Arrays.hashCode(last);
  }

  /** Whether all its networks have the same operators, so that its corners bound their costs. */
  boolean isBounded() {
    for (int i = 0; i < first.length; i++) {
      if (isOpen(i) && changesGraph(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all its points lead to one architecture. */
  boolean isPoint() {
    for (int i = 0; i < first.length; i++) {
      if (isOpen(i)) {
        return false;
      }
    }
    return true;
  }

  /** The networks that bound all costs; null when none of its points has an architecture. */
  @Nullable Corners corners() {
    var greatestMaps = greatestMaps().network();
    if (greatestMaps == null) {
      return null;
    }
    var leastWeights = leastWeights().cutNetwork();
    boolean mixed = hasMixed();
    return new Corners(
        leastWeights,
        mixed ? smallestMaps().cutNetwork() : leastWeights,
        greatestMaps,
        mixed ? corner(true, true).network() : greatestMaps);
  }

  /** The point with the smallest kernels and front end. */
  Point leastWeights() {
    return corner(false, false);
  }

  /** The point with the fewest steps everywhere. */
  Point smallestMaps() {
    return corner(false, true);
  }

  /** The point with the most steps everywhere. */
  Point greatestMaps() {
    return corner(true, false);
  }

  /**
   * A point on the way from {@link #leastWeights} to {@link #greatestMaps}.
   *
   * @param part how far, 0 to 1
   */
  Point between(double part) {
    var from = leastWeights();
    var to = greatestMaps();
    int[] point = new int[first.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = from.choice(i) + (int) Math.round(part * (to.choice(i) - from.choice(i)));
    }
    return point(point);
  }

  /**
   * The points that differ from this one in one decision that has an effect here.
   *
   * @param farthest how many choices away they may be
   */
  List<Point> others(Point point, int decision, int farthest) {
    var others = new ArrayList<Point>();
    if (isOpen(decision)) {
      int own = point.choice(decision);
      int most = Math.min(last[decision], own + farthest);
      for (int choice = Math.max(first[decision], own - farthest); choice <= most; choice++) {
        if (choice != own) {
          others.add(point.with(decision, choice));
        }
      }
    }
    return others;
  }

  /** How many decisions the space has. */
  int decisions() {
    return first.length;
  }

  /** Whether more than mixed decisions are left. */
  boolean hasPlain() {
    for (int i = 0; i < first.length; i++) {
      if (isOpen(i) && !isMixed(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the cheapest point depends on the cost that is meant. */
  boolean hasMixed() {
    for (int i = 0; i < first.length; i++) {
      if (isOpen(i) && isMixed(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Two boxes that cover it, the choices of one mixed decision in halves; of one that changes the
   * graph where there is any.
   */
  List<Box> splitMixed() {
    return halve(i -> isMixed(i) ? choiceRatio(i) / (1 + i) : 0);
  }

  /**
   * Two boxes that cover it: the cheapest choice of a decision that is not mixed, and its others,
   * as those can mostly be discarded together.
   */
  List<Box> splitOff() {
    int index = widest(i -> isMixed(i) ? 0 : choiceRatio(i));
    return split(index, effect(index) == Effect.FALLING ? last[index] - 1 : first[index]);
  }

  /** Two boxes that cover it, about as many choices of one decision in each. */
  List<Box> halve() {
    return halve(this::choiceRatio);
  }

  private List<Box> halve(IntToDoubleFunction width) {
    int index = widest(width);
    return split(index, isOptional(index) ? first[index] : (first[index] + last[index]) / 2);
  }

  private List<Box> split(int index, int lastOfLower) {
    int[] lower = last.clone();
    lower[index] = lastOfLower;
    int[] upper = first.clone();
    upper[index] = lastOfLower + 1;
    return List.of(new Box(space, classes, first, lower), new Box(space, classes, upper, last));
  }

  /** The widest open decision; those that change the graph are wider than all others. */
  private int widest(IntToDoubleFunction width) {
    int widest = -1;
    double most = -1;
    for (int i = 0; i < first.length; i++) {
      if (isOpen(i)) {
        double own = changesGraph(i) ? Double.MAX_VALUE : width.applyAsDouble(i);
        if (own > most) {
          most = own;
          widest = i;
        }
      }
    }
    return widest;
  }

  private double choiceRatio(int index) {
    return (double) choice(index, last[index]) / Math.max(1, choice(index, first[index]));
  }

  private boolean isOptional(int index) {
    return effect(index) == Effect.OPTIONAL && choice(index, first[index]) == 0;
  }

  private Point corner(boolean costly, boolean lastOfMixed) {
    int[] corner = new int[first.length];
    for (int i = 0; i < corner.length; i++) {
      boolean isLast =
          isOpen(i)
              && switch (effect(i)) {
                case RISING, DEPTH, OPTIONAL, UNKNOWN -> costly;
                case FALLING -> !costly;
                case WINDOW, KERNEL -> lastOfMixed;
              };
      corner[i] = isLast ? last[i] : first[i];
    }
    return point(corner);
  }

  private Point point(int[] choices) {
    return new Point(space, classes, choices);
  }

  /** Whether there is more than one choice, and it has an effect. */
  private boolean isOpen(int index) {
    return first[index] < last[index] && decision(index).fromDepth() <= greatestDepth();
  }

  private int greatestDepth() {
    for (int i = 0; i < first.length; i++) {
      if (effect(i) == Effect.DEPTH) {
        return choice(i, last[i]);
      }
    }
    return Integer.MAX_VALUE;
  }

  private boolean changesGraph(int index) {
    return switch (effect(index)) {
      case DEPTH, UNKNOWN -> true;
      case OPTIONAL -> isOptional(index);
      case RISING, FALLING, WINDOW, KERNEL -> false;
    };
  }

  private boolean isMixed(int index) {
    return switch (effect(index)) {
      case WINDOW, KERNEL -> true;
      case RISING, FALLING, DEPTH, OPTIONAL, UNKNOWN -> false;
    };
  }

  private Effect effect(int index) {
    return decision(index).effect();
  }

  private int choice(int index, int number) {
    return decision(index).choices().get(number);
  }

  private Decision decision(int index) {
    return space.decisions().get(index);
  }
}
