package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.budget.Violation;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.score.Objective;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The networks that a search may propose: a domain for each family, costs known beforehand, the
 * error to be measured.
 */
public final class ArchitectureProblem implements Problem {
  /** What refuses a point whose shapes do not fit together. */
  public static final String SHAPES = "shapes";

  /** Stands in for an accuracy where only costs are asked for. */
  private static final Accuracy NO_ACCURACY = new Accuracy(0, 1);

  private final SearchSpec spec;
  private final List<Space> spaces;
  private final List<Domain> domains;
  private final List<Goal> goals;
  private final Function<Architecture, Estimate> costs;
  private final Function<Estimate, Optional<String>> refusal;
  private final List<Point> starts;

  /**
   * A network that fits.
   *
   * @param decisions the point as it is stored
   * @param architecture what it decodes to
   * @param estimate what that costs
   */
  public record Network(Decisions decisions, Architecture architecture, Estimate estimate) {}

  /**
   * The networks of these spaces.
   *
   * @param starts networks that are worth an early trial
   * @param costs the closed-form estimate
   * @param refusal the limit that an estimate breaks, if any
   */
  ArchitectureProblem(
      SearchSpec spec,
      List<Space> spaces,
      List<Decisions> starts,
      Function<Architecture, Estimate> costs,
      Function<Estimate, Optional<String>> refusal) {
    this.spec = spec;
    this.spaces = List.copyOf(spaces);
    this.domains = spaces.stream().map(Domains::of).toList();
    this.costs = costs;
    this.refusal = refusal;
    this.goals = goals(spec);
    this.starts = smallestFirst(starts);
  }

  /**
   * The networks of a real search: the families' spaces, estimates, and the budget with the
   * device's limits.
   *
   * @param starts networks that are worth an early trial; when there are none, published ones
   */
  public static ArchitectureProblem of(SearchSpec spec, List<Decisions> starts) {
    return new ArchitectureProblem(
        spec,
        spec.families().stream().map(Spaces::of).toList(),
        starts.isEmpty() ? Presets.all().stream().map(Preset::decisions).toList() : starts,
        architecture -> Estimates.of(architecture, spec.format()),
        estimate ->
            BudgetCheck.violations(spec, estimate).stream()
                .max(Comparator.comparingDouble(Violation::ratio))
                .map(violation -> violation.limit().label()));
  }

  @Override
  public List<Domain> domains() {
    return domains;
  }

  @Override
  public List<Goal> goals() {
    return goals;
  }

  @Override
  public List<Point> starts() {
    return starts;
  }

  @Override
  public Admission admit(Point point) {
    var network = network(point);
    if (network.isEmpty()) {
      return new Admission.Refused(SHAPES);
    }
    var estimate = network.get().estimate();
    return refusal
        .apply(estimate)
        .<Admission>map(Admission.Refused::new)
        .orElseGet(
            () ->
                new Admission.Admitted(
                    candidate(point, network.get().architecture().id(), estimate)));
  }

  /** The network of a point, within the budget or not; nothing where its shapes do not fit. */
  public Optional<Network> network(Point point) {
    var space = spaces.get(point.domain());
    var decisions = Domains.decisions(space, point);
    try {
      var architecture = space.decode(decisions, spec.labels().size());
      return Optional.of(new Network(decisions, architecture, costs.apply(architecture)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Where decisions lie in this search's domains; nothing when their family is not searched.
   *
   * @throws IllegalArgumentException when an answer is missing or none of the space's choices
   */
  public Optional<Point> point(Decisions decisions) {
    return IntStream.range(0, spaces.size())
        .filter(domain -> spaces.get(domain).family() == decisions.family())
        .mapToObj(domain -> Domains.point(spaces.get(domain), domain, decisions))
        .findFirst();
  }

  /** As {@link #point}, but nothing also where the space has changed since. */
  Optional<Point> pointIfKnown(Decisions decisions) {
    try {
      return point(decisions);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** A point whose costs are at hand. */
  Candidate candidate(Point point, String architecture, Estimate estimate) {
    return new Candidate(point, architecture, known(estimate), features(estimate));
  }

  /** The value of each goal for a network of this accuracy. */
  List<Double> objectives(Estimate estimate, Accuracy accuracy) {
    return DoubleStream.of(ObjectiveValues.of(spec, estimate, accuracy)).boxed().toList();
  }

  private List<Double> known(Estimate estimate) {
    var values = objectives(estimate, NO_ACCURACY);
    return IntStream.range(0, values.size())
        .mapToObj(i -> goals.get(i).known() ? values.get(i) : Double.valueOf(Double.NaN))
        .toList();
  }

  private static List<Double> features(Estimate estimate) {
    return DoubleStream.of(
            estimate.flash().modelBytes(),
            estimate.sram().arenaBytes(),
            estimate.macs(),
            estimate.parameters())
        .map(value -> StrictMath.log(value + 1) / StrictMath.log(2))
        .boxed()
        .toList();
  }

  /** What breaks the budget is of no interest, so its limits are the worst corner. */
  private static List<Goal> goals(SearchSpec spec) {
    var worst = ObjectiveValues.worst(spec);
    return IntStream.range(0, worst.length)
        .mapToObj(i -> goal(spec.objectives().get(i), worst[i]))
        .toList();
  }

  private static Goal goal(Objective objective, double worst) {
    var isError = objective == Objective.ERROR;
    return new Goal(objective.label(), !isError, isError ? Double.NaN : worst);
  }

  private List<Point> smallestFirst(List<Decisions> decisions) {
    return decisions.stream()
        .flatMap(start -> pointIfKnown(start).stream())
        .flatMap(point -> network(point).map(network -> new Start(point, network)).stream())
        .sorted(Comparator.comparingLong(Start::flashBytes))
        .map(Start::point)
        .toList();
  }

  /** A start with its network. */
  private record Start(Point point, Network network) {
    long flashBytes() {
      return network.estimate().flash().modelBytes();
    }
  }

  /** The family of a domain. */
  public Family family(int domain) {
    return spaces.get(domain).family();
  }
}
