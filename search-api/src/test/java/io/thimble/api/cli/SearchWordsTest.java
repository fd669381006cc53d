package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  @Test
  void progressTellsAllThatIsKnown() {
    var search =
        new Answers.Search(
            "id",
            "name",
            "running",
            null,
            null,
            new Answers.Trials(4, 1, 0, 2, 0, 14),
            null,
            null,
            0.9123,
            3,
            List.of(new Answers.Running(5, 12, 7), new Answers.Running(6, 12, 2)),
            null,
            102L);

    assertThat(SearchWords.progress(search))
        .isEqualTo(
            "5/14 trials (1 failed) · epoch 7/12, 2/12 · best int8 91.2 % · front 3 · 1:42 left");
    assertThat(SearchWords.shortly(search)).isEqualTo("5/14 trials · best 91.2 % · 1:42 left");
  }

  @Test
  void progressIsShortWhereNothingIsKnownYet() {
    var search =
        new Answers.Search(
            "id",
            "name",
            "queued",
            null,
            null,
            new Answers.Trials(0, 0, 0, 0, 0, 14),
            null,
            null,
            null,
            0,
            null,
            null,
            null);

    assertThat(SearchWords.progress(search)).isEqualTo("0/14 trials · queued");
  }

  @Test
  void detailsOfAFailedSearchBeginWithItsReason() {
    var search =
        new Answers.Search(
            "id",
            "name",
            "failed",
            "Two clips are broken. Maybe remove them.",
            null,
            new Answers.Trials(0, 0, 0, 0, 0, 14),
            null,
            null,
            null,
            0,
            List.of(),
            null,
            null);

    assertThat(SearchWords.details(search))
        .contains("state     failed: Two clips are broken. Maybe remove them.");
  }

  @Test
  void trialsAtRungsAreTold() {
    var search =
        new Answers.Search(
            "id",
            "name",
            "running",
            null,
            null,
            new Answers.Trials(4, 1, 6, 1, 2, 30),
            null,
            null,
            null,
            0,
            List.of(new Answers.Running(13, 10, 7)),
            null,
            null);

    assertThat(SearchWords.progress(search))
        .isEqualTo("11/30 trials (1 failed, 6 stopped early, 2 waiting) · epoch 7/10");
  }

  @Test
  void detailsTellWhatRefusedProposalsTheMostFirstAndWhatTheCheckFound() {
    var search =
        new Answers.Search(
            "id",
            "name",
            "running",
            null,
            "No worker is up. Maybe start one.",
            new Answers.Trials(18, 0, 12, 0, 0, 30),
            new TreeMap<>(Map.of("budget.flashBytes", 3L, "budget.sramBytes", 1_200L)),
            new Answers.Audit(12, 2, 2, 1),
            0.9,
            3,
            List.of(),
            null,
            null);

    assertThat(SearchWords.details(search))
        .contains(
            "missing   No worker is up. Maybe start one.",
            "rejected  by budget.sramBytes 1,200, budget.flashBytes 3",
            "check     12 discarded at rungs, 2 of them trained on all the same; 1 of the 2 scored"
                + " is on the front");
  }
}
