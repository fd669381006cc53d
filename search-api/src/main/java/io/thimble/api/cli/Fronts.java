package io.thimble.api.cli;

import java.util.Comparator;
import java.util.Optional;

/** What is told of a front. */
final class Fronts {
  /** Best int8 accuracy on the validation split; of equals the smaller file, then the earlier. */
  private static final Comparator<Answers.Member> BEST_FIRST =
      Comparator.comparingDouble(Fronts::accuracy)
          .reversed()
          .thenComparingLong(Answers.Member::flashBytes)
          .thenComparingInt(Answers.Member::trial);

  private Fronts() {}

  /** The trial that is exported unless a person names another; empty for an empty front. */
  static Optional<Answers.Member> winner(Answers.Front front) {
    return front.front().stream().min(BEST_FIRST);
  }

  /** A row for each member, best first. */
  static Table table(Answers.Front front) {
    var table =
        Table.of(
            ">trial",
            "<family",
            ">int8 validation %",
            ">int8 test %",
            ">on front %",
            ">float %",
            ">flash B",
            ">arena B",
            ">ops");
    front.front().stream()
        .sorted(BEST_FIRST)
        .forEach(
            member -> {
              var test = member.int8Accuracy().test();
              table.row(
                  Integer.toString(member.trial()),
                  member.family(),
                  Words.percent(member.int8Accuracy().validation()),
                  Words.percent(test == null ? null : test.accuracy()),
                  Words.percent(member.probabilityOnFront()),
                  Words.percent(member.floatAccuracy()),
                  Words.count(member.flashBytes()),
                  Words.count(member.sramBytes()),
                  Words.count(member.ops()));
            });
    return table;
  }

  private static double accuracy(Answers.Member member) {
    var validation = member.int8Accuracy().validation();
    return validation == null ? 0 : validation.accuracy();
  }
}
