package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.StoredReport;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.search.SearchMove;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class TrialReportStoreIT {
  private static final Confusions VALIDATION =
      new Confusions(
          List.of(List.of(90, 10), List.of(0, 100)), List.of(List.of(85, 15), List.of(5, 95)));
  private static final Confusions TEST =
      new Confusions(
          List.of(List.of(80, 20), List.of(9, 91)), List.of(List.of(80, 20), List.of(10, 90)));
  private static final Misheard MISHEARD =
      new Misheard("yes/0a7c2a8d_nohash_0.wav", "yes", "no", 0.83, "yes");
  private static final TrialReport REPORT =
      new TrialReport(
          VALIDATION,
          List.of(new LayerLoss(0, "dense 8", 31.25), new LayerLoss(1, "dense 4", null)),
          List.of(MISHEARD));

  private Database database;
  private UUID search;

  @BeforeEach
  void startSearch(DataSource source) {
    database = Database.of(source);
    search = Samples.runningSearch(database);
  }

  @Test
  void scoreKeepsTheReportAsItWasGiven() {
    var attempt = Samples.begunTrial(database, search, 0);
    assertThat(database.reports().find(search, 0)).isEqualTo(StoredReport.NONE);

    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"), REPORT);

    assertThat(database.reports().find(search, 0))
        .isEqualTo(new StoredReport(VALIDATION, null, REPORT.layers(), REPORT.misheard()));
    assertThat(database.reports().find(search, 1)).isEqualTo(StoredReport.NONE);
  }

  @Test
  void reportWithoutLayersStaysWithoutThem() {
    var attempt = Samples.begunTrial(database, search, 0);
    var report = new TrialReport(VALIDATION, null, List.of());

    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"), report);

    assertThat(database.reports().find(search, 0))
        .isEqualTo(new StoredReport(VALIDATION, null, null, List.of()));
  }

  @Test
  void lateAttemptKeepsNoReport() {
    var late = Samples.begunTrial(database, search, 0);
    var latest = Samples.begin(database, search, 0);

    assertThat(database.trials().score(late, Samples.score(180), Samples.artifacts("a"), REPORT))
        .isFalse();
    assertThat(database.reports().find(search, 0)).isEqualTo(StoredReport.NONE);
    database.trials().score(latest, Samples.score(180), Samples.artifacts("b"), REPORT);
    assertThat(database.trials().score(late, Samples.score(1), Samples.artifacts("c"), REPORT))
        .isFalse();

    assertThat(database.reports().find(search, 0).validation()).isEqualTo(VALIDATION);
  }

  @Test
  void testSplitIsAddedToTheReportOfAScoredTrialAlone() {
    var attempt = Samples.begunTrial(database, search, 0);
    assertThat(test(0)).isFalse();
    assertThat(database.reports().find(search, 0)).isEqualTo(StoredReport.NONE);
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"), REPORT);

    assertThat(test(0)).isTrue();

    assertThat(database.reports().find(search, 0))
        .isEqualTo(new StoredReport(VALIDATION, TEST, REPORT.layers(), REPORT.misheard()));
  }

  @Test
  void testSplitOfATrialWithoutAReportIsKeptTwiceOver() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"));

    assertThat(test(0)).isTrue();
    assertThat(test(0)).isTrue();

    assertThat(database.reports().find(search, 0))
        .isEqualTo(new StoredReport(null, TEST, null, null));
  }

  @Test
  void reportGoesWithItsSearch() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"), REPORT);

    database.searches().move(search, SearchMove.CANCEL, null);
    database.changes().delete(search);
    assertThat(database.searches().find(search)).isEmpty();

    assertThat(database.reports().find(search, 0)).isEqualTo(StoredReport.NONE);
  }

  @Test
  void curveTellsEachEpochOnceInOrderAsTheLatestAttemptToldIt() {
    var lost = Samples.begunTrial(database, search, 0);
    database.trials().progress(lost, new EpochResult(1, 2.5, 0.75));
    database.trials().progress(lost, new EpochResult(2, 1.5, 0.5));
    database.trials().progress(lost, new EpochResult(3, 0.5, 0.25));
    var latest = Samples.begin(database, search, 0);
    database.trials().progress(latest, new EpochResult(1, 2.25, Double.NaN));
    database.trials().progress(latest, new EpochResult(1, 99, 99));
    database.trials().progress(latest, 2);
    var another = Samples.begunTrial(database, search, 1);
    database.trials().progress(another, new EpochResult(1, 7, 7));

    assertThat(database.reports().curve(search, 0))
        .containsExactly(
            new EpochResult(1, 2.25, Double.NaN),
            new EpochResult(2, 1.5, 0.5),
            new EpochResult(3, 0.5, 0.25));
    assertThat(database.reports().curve(search, 2)).isEmpty();
  }

  @Test
  void lossThatIsNoNumberIsLeftOut() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().progress(attempt, new EpochResult(1, Double.POSITIVE_INFINITY, 0.5));

    assertThat(database.reports().curve(search, 0)).isEmpty();
    assertThat(database.events().after(search, 0, 100).getLast().data())
        .contains("\"seconds\": 0.5")
        .doesNotContain("loss");
  }

  @Test
  void moreMistakesThanAnybodyListensToAndCrookedMatricesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialReport(VALIDATION, null, Collections.nCopies(201, MISHEARD)))
        .withMessageContainingAll("201", "200", "Maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confusions(List.of(List.of(1, 2)), List.of(List.of(1))))
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confusions(VALIDATION.floating(), List.of(List.of(1))))
        .withMessageContaining("Maybe");
  }

  private boolean test(int trial) {
    return database
        .trials()
        .scoreTest(search, trial, Samples.score(170), Samples.bytes("zip"), TEST);
  }
}
