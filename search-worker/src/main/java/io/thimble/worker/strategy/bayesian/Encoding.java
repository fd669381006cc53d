package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.bayesian.Axis.Kind;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Candidates as rows of numbers. Variables of the same name share a column over all domains. One
 * without effect, or of another domain, lies in the middle of an ordered column and is an answer of
 * its own on an unordered one, so that nothing is learnt from it: two such rows agree, and the
 * depth or the domain tells them from the others.
 */
final class Encoding {
  /** What the column is called that tells domains apart. */
  static final String DOMAIN = "family";

  private static final double MIDDLE = 0.5;
  private static final double NO_ANSWER = -1;

  private final List<Domain> domains;
  private final List<Axis> axes;

  /** Column of each variable of each domain. */
  private final int[][] columns;

  private final int featuresFrom;

  /**
   * For the candidates of this problem.
   *
   * @param features how many features they have
   */
  Encoding(Problem problem, int features) {
    domains = problem.domains();
    var kinds = kinds(domains);
    axes = new ArrayList<>();
    for (var kind : List.of(Kind.ORDERED, Kind.UNORDERED)) {
      kinds.forEach(
          (name, other) -> {
            if (other == kind) {
              axes.add(new Axis(name, kind));
            }
          });
    }
    if (domains.size() > 1) {
      axes.add(new Axis(DOMAIN, Kind.UNORDERED));
    }
    featuresFrom = axes.size();
    IntStream.range(0, features)
        .forEach(feature -> axes.add(new Axis("feature " + feature, Kind.FEATURE)));
    var names = axes.stream().map(Axis::name).toList();
    columns =
        domains.stream()
            .map(
                domain ->
                    domain.variables().stream()
                        .mapToInt(variable -> names.indexOf(variable.name()))
                        .toArray())
            .toArray(int[][]::new);
  }

  /** The columns, in the order of their kinds. */
  List<Axis> axes() {
    return axes;
  }

  /** The first column that holds a feature. */
  int firstFeature() {
    return featuresFrom;
  }

  /** A candidate as a row; features as they are. */
  double[] row(Candidate candidate) {
    var row = new double[axes.size()];
    for (int i = 0; i < featuresFrom; i++) {
      row[i] = axes.get(i).kind() == Kind.ORDERED ? MIDDLE : NO_ANSWER;
    }
    fill(candidate.point(), row);
    for (int i = featuresFrom; i < row.length; i++) {
      row[i] = candidate.features().get(i - featuresFrom);
    }
    return row;
  }

  private void fill(Point point, double[] row) {
    var domain = domains.get(point.domain());
    for (int i = 0; i < domain.variables().size(); i++) {
      if (domain.isActive(point, i)) {
        var variable = domain.variables().get(i);
        int answer = point.answers().get(i);
        row[columns[point.domain()][i]] =
            variable.ordered() ? variable.places().get(answer) : answer;
      }
    }
    if (domains.size() > 1) {
      row[featuresFrom - 1] = point.domain();
    }
  }

  private static SequencedMap<String, Kind> kinds(List<Domain> domains) {
    var kinds = new LinkedHashMap<String, Kind>();
    for (var domain : domains) {
      for (Variable variable : domain.variables()) {
        kinds.putIfAbsent(variable.name(), variable.ordered() ? Kind.ORDERED : Kind.UNORDERED);
      }
    }
    return kinds;
  }
}
