package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.event.Event;
import io.thimble.db.question.Question;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of a search's middle, and what another server makes of it. */
class BackupIT {
  private static final int TRIALS = 3;
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["ds-cnn", "dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 3, "parallelism": 1, "training": {"epochs": 20}, "seed": 7}
      """;

  @TempDir private static Path folder;

  @Test
  void searchThatIsRestoredInMidTrialComesToTheSameEnd() throws Exception {
    var tools = DumpTools.require();
    var file = folder.resolve("thimble.dump");
    UUID search;
    Result undisturbed;
    try (var workplace = new Workplace(Files.createDirectory(folder.resolve("first")))) {
      search = workplace.post(SPEC);
      try (var worker = workplace.start("first")) {
        workplace.awaitTrials(search, BackupIT::isInMidTrial, worker);
        askWhatNobodyTakes(workplace, search);
        tools.dump(workplace.server(), file);
        workplace.awaitEnd(search, worker);
      }
      undisturbed = result(workplace, search);
    }

    try (var workplace =
        new Workplace(
            Files.createDirectory(folder.resolve("second")),
            server -> tools.restore(file, server))) {
      assertThat(workplace.questionsLeft()).as("recordings in a dump").isZero();
      assertThat(workplace.database().searches().find(search).orElseThrow().state())
          .isEqualTo(SearchState.RUNNING);
      assertThat(isInMidTrial(workplace.trials(search))).isTrue();
      var interrupted = workplace.trials(search).getLast();
      try (var worker = workplace.start("second")) {
        workplace.awaitEnd(search, worker);
      }

      assertThat(result(workplace, search)).isEqualTo(undisturbed);
      assertThat(workplace.trials(search).get(interrupted.number()).attempt())
          .as("attempts of the trial that was in training")
          .isEqualTo(interrupted.attempt() + 1);
    }
  }

  private static boolean isInMidTrial(List<StoredTrial> trials) {
    return trials.size() > 1
        && trials.getFirst().state() == TrialState.SCORED
        && trials.getLast().state() == TrialState.RUNNING
        && trials.getLast().epoch() >= 2;
  }

  /** Its answer would stay until the server that asked forgets it. */
  private static void askWhatNobodyTakes(Workplace workplace, UUID search) throws Exception {
    workplace.database().questions().ask(search, 0, new Question.Hearing(new byte[] {1}));
    assertThat(workplace.questionsLeft()).isPositive();
  }

  /** What a search came to; no trial may be scored twice. */
  private static Result result(Workplace workplace, UUID search) {
    var trials = workplace.trials(search);
    assertThat(trials).hasSize(TRIALS);
    assertThat(workplace.database().events().after(search, 0, 10_000))
        .filteredOn(event -> event.type().equals("trial-scored"))
        .extracting(Event::trial)
        .hasSize(TRIALS)
        .doesNotHaveDuplicates();
    return new Result(
        trials.stream().map(StoredTrial::decisions).toList(),
        workplace.models(search),
        workplace.database().course().front(search),
        workplace.database().searches().find(search).orElseThrow().hypervolume());
  }

  private record Result(
      List<Decisions> proposals, List<String> models, List<Integer> front, double hypervolume) {}
}
