package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** How a search is told: in one line while it runs, in a few when it is asked for. */
final class SearchWords {
  private SearchWords() {}

  /**
   * For example {@code 5/14 trials · epoch 7/12, 2/12 · best int8 91.2 % · front 3 · 1:42 left}.
   */
  static String progress(Answers.Search search) {
    var parts = new ArrayList<String>();
    parts.add(trials(search));
    var running = running(search);
    if (!running.isEmpty()) {
      parts.add("epoch " + running);
    }
    if (search.bestInt8Accuracy() != null) {
      parts.add("best int8 %s %%".formatted(Words.percent(search.bestInt8Accuracy())));
      parts.add("front " + search.frontSize());
    }
    if (search.secondsLeft() != null) {
      parts.add(Words.time(search.secondsLeft()) + " left");
    }
    if (!search.state().equals("running")) {
      parts.add(search.state());
    }
    return String.join(" · ", parts);
  }

  /** For example {@code 5/14 trials · best 91.2 % · 1:42 left}. */
  static String shortly(Answers.Search search) {
    var parts = new ArrayList<String>();
    parts.add("%d/%d trials".formatted(search.trials().ended(), search.trials().total()));
    if (search.bestInt8Accuracy() != null) {
      parts.add("best %s %%".formatted(Words.percent(search.bestInt8Accuracy())));
    }
    if (!search.state().equals("running")) {
      parts.add(search.state());
    } else if (search.secondsLeft() != null) {
      parts.add(Words.time(search.secondsLeft()) + " left");
    }
    return String.join(" · ", parts);
  }

  /** A line for each thing to know. */
  static List<String> details(Answers.Search search) {
    var lines = new ArrayList<String>();
    lines.add("search    " + search.id());
    lines.add("name      " + search.name());
    lines.add(
        "state     "
            + search.state()
            + (search.reason() == null ? "" : ": " + search.reason().strip()));
    if (search.missing() != null) {
      lines.add("missing   " + search.missing());
    }
    lines.add("trials    " + trials(search));
    var running = running(search);
    if (!running.isEmpty()) {
      lines.add("training  epoch " + running);
    }
    if (search.bestInt8Accuracy() != null) {
      lines.add(
          "best      %s %% int8 accuracy (validation)"
              .formatted(Words.percent(search.bestInt8Accuracy())));
    }
    lines.add("front     %d".formatted(search.frontSize()));
    var rejectedBy = search.rejectedBy();
    if (rejectedBy != null && !rejectedBy.isEmpty()) {
      lines.add("rejected  " + rejected(rejectedBy));
    }
    var audit = search.audit();
    if (audit != null && audit.discarded() > 0) {
      lines.add("check     " + check(audit));
    }
    if (search.secondsLeft() != null) {
      lines.add("left      about " + Words.time(search.secondsLeft()));
    }
    return lines;
  }

  /** The limit that refused most first. */
  private static String rejected(SortedMap<String, Long> rejectedBy) {
    return "by "
        + rejectedBy.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(limit -> "%s %s".formatted(limit.getKey(), Words.count(limit.getValue())))
            .collect(Collectors.joining(", "));
  }

  private static String check(Answers.Audit audit) {
    return "%d discarded at rungs, %d of them trained on all the same; %d of the %d scored %s on the front"
        .formatted(
            audit.discarded(),
            audit.audited(),
            audit.auditedOnFront(),
            audit.auditedScored(),
            audit.auditedOnFront() == 1 ? "is" : "are");
  }

  private static String trials(Answers.Search search) {
    var trials = search.trials();
    var others = new ArrayList<String>();
    if (trials.failed() > 0) {
      others.add("%d failed".formatted(trials.failed()));
    }
    if (trials.stopped() > 0) {
      others.add("%d stopped early".formatted(trials.stopped()));
    }
    if (trials.waiting() > 0) {
      others.add("%d waiting".formatted(trials.waiting()));
    }
    return "%d/%d trials%s"
        .formatted(
            trials.ended(),
            trials.total(),
            others.isEmpty() ? "" : " (%s)".formatted(String.join(", ", others)));
  }

  private static String running(Answers.Search search) {
    return search.running() == null
        ? ""
        : search.running().stream()
            .map(trial -> trial.epoch() + "/" + trial.rung())
            .collect(Collectors.joining(", "));
  }
}
