package io.thimble.worker.strategy.genetic;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The child that is to be tried, and why.
 *
 * @param child the child
 * @param expected scaled objectives
 * @param deviations scaled, of those that have to be measured
 * @param choice why this one of its siblings, in words
 */
record Chosen(Child child, double[] expected, double[] deviations, String choice) {
  /** As a proposal, with a sentence for people. */
  Proposal proposal(List<Goal> goals, Scale scale) {
    int measured =
        IntStream.range(0, goals.size()).filter(i -> !goals.get(i).known()).findFirst().orElse(-1);
    Double predicted = measured < 0 ? null : scale.inUnits(measured, expected[measured]);
    Double deviation =
        measured < 0
            ? null
            : scale.inUnits(measured, deviations[measured]) - scale.inUnits(measured, 0);
    var numbers =
        child.parents().stream().map(Result::number).filter(number -> number >= 0).toList();
    return new Proposal(
        child.candidate(),
        new Origin(
            child.kind().label(),
            sentence(goals, measured, predicted),
            numbers,
            predicted,
            deviation));
  }

  private String sentence(List<Goal> goals, int measured, @Nullable Double predicted) {
    var parents =
        child.parents().stream()
            .map(parent -> named(parent, goals, measured))
            .collect(Collectors.joining(" and "));
    var expectation =
        predicted == null
            ? ""
            : ", expected %s %s".formatted(goals.get(measured).name(), number(predicted));
    return "%s %s: %s%s.".formatted(child.kind().beginning(), parents, choice, expectation);
  }

  private static String named(Result parent, List<Goal> goals, int measured) {
    var name = parent.number() < 0 ? "an earlier search's trial" : "trial " + parent.number();
    return measured < 0
        ? name
        : "%s (%s %s)"
            .formatted(name, goals.get(measured).name(), number(parent.objectives().get(measured)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
