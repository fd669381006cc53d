package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes children that are new and within the budget, before any is tried: by variation of the
 * population, and by steps from the front. What is over the budget is repaired, and what is known
 * is drawn again with more and more genes moved.
 */
final class Nursery {
  /** Share of the children that are made from one member of the front. */
  private static final double NEIGHBOURS = 0.5;

  /** Share of the neighbours that are two steps away. */
  private static final double SECOND_STEPS = 1.0 / 3;

  /** So many draws in vain, one after the other, and a space is as good as exhausted. */
  private static final int MOST_MISSES = 64;

  /** So many draws in vain move one more gene. */
  private static final double MISSES_PER_MOVE = 16;

  private final Screen screen;
  private final Problem problem;
  private final Population population;
  private final RandomGenerator random;
  private final Set<String> made = new HashSet<>();
  private int misses;

  Nursery(Screen screen, Population population, RandomGenerator random) {
    this.screen = screen;
    this.problem = screen.problem();
    this.population = population;
    this.random = random;
  }

  /** At most so many children, all different. */
  List<Child> children(int wanted) {
    var children = new ArrayList<Child>();
    while (children.size() < wanted && misses < MOST_MISSES) {
      var child =
          (random.nextDouble() < NEIGHBOURS ? neighbour() : offspring())
              .filter(born -> made.add(born.candidate().id()));
      child.ifPresent(children::add);
      misses = child.isEmpty() ? misses + 1 : 0;
    }
    return children;
  }

  private Optional<Child> neighbour() {
    var member = Randoms.pick(population.front(), random);
    if (member.number() < 0 && screen.isNew(member.candidate())) {
      return screen
          .test(member.candidate().point())
          .map(candidate -> new Child(candidate, Child.Kind.AGAIN, List.of(member)));
    }
    var domain = problem.domain(member.candidate().point());
    var step = Neighbours.step(domain, member.candidate().point(), random);
    var isSecond = random.nextDouble() < SECOND_STEPS;
    var kind = isSecond ? Child.Kind.SECOND_NEIGHBOUR : Child.Kind.NEIGHBOUR;
    return screen
        .test(isSecond ? Neighbours.step(domain, step, random) : step)
        .map(candidate -> new Child(candidate, kind, List.of(member)));
  }

  private Optional<Child> offspring() {
    var offspring = Variation.of(population, problem, 1 + misses / MISSES_PER_MOVE, random);
    var towards = offspring.parents().getFirst().candidate().point();
    return repaired(offspring.point(), towards)
        .map(candidate -> new Child(candidate, Child.Kind.CHILD, offspring.parents()));
  }

  /**
   * The point, with one answer after the other taken from a parent until it is within the budget,
   * as the parent is. Nothing where that leads to what is known.
   */
  private Optional<Candidate> repaired(Point point, Point parent) {
    if (point.domain() != parent.domain()) {
      return screen.test(point);
    }
    var differing =
        IntStream.range(0, point.answers().size())
            .filter(i -> !point.answers().get(i).equals(parent.answers().get(i)))
            .boxed()
            .toList();
    var repaired = point;
    for (int variable : Randoms.shuffled(differing, random)) {
      if (problem.candidate(repaired).isPresent()) {
        break;
      }
      screen.test(repaired);
      repaired = repaired.with(variable, parent.answers().get(variable));
    }
    return screen.test(repaired);
  }
}
