package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.log.StoredLine;
import io.thimble.db.log.TrialLine;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.trial.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class TrialLogIT {
  private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");

  private Database database;
  private UUID search;

  @BeforeEach
  void startSearch(DataSource source) {
    database = Database.of(source);
    search = Samples.runningSearch(database);
  }

  @Test
  void linesAreReadInTheirOrderAfterAnIdWithTheAttemptThatPrintedThem() {
    var first = Samples.begunTrial(database, search, 0);
    database.trialLog().append(first, lines("begins", "épilogue \"quoted\""));
    var second = Samples.begin(database, search, 0);
    assertThat(database.trialLog().append(second, lines("once more"))).isTrue();

    var all = read(0);
    assertThat(all).extracting(StoredLine::attempt).containsExactly(1, 1, 2);
    assertThat(all)
        .extracting(StoredLine::line)
        .isEqualTo(lines("begins", "épilogue \"quoted\"", "once more"));
    assertThat(read(all.get(1).id())).isEqualTo(all.subList(2, 3));
  }

  @Test
  void aLateAttemptWritesNothingAndAnAttemptThatHasEndedItsLastLines() {
    var late = Samples.begunTrial(database, search, 0);
    var latest = Samples.begin(database, search, 0);
    assertThat(database.trialLog().append(late, lines("too late"))).isFalse();
    database.trials().score(latest, Samples.score(180), Samples.artifacts("model"));

    assertThat(database.trialLog().append(latest, lines("scored"))).isTrue();
    assertThat(database.trialLog().append(new Attempt(UUID.randomUUID(), 0, 1), lines("whose")))
        .isFalse();

    assertThat(read(0)).extracting(line -> line.line().text()).containsExactly("scored");
  }

  @Test
  void theNewestLinesOfATrialAreKeptAndOtherTrialsLoseNone() {
    var other = Samples.begunTrial(database, search, 0);
    database.trialLog().append(other, lines("mine"));
    var attempt = Samples.begunTrial(database, search, 1);
    for (int round = 0; round < 3; round++) {
      var from = round * 500;
      database
          .trialLog()
          .append(
              attempt,
              IntStream.range(from, from + 500)
                  .mapToObj(nth -> new TrialLine(AT, "line " + nth))
                  .toList());
    }

    var kept = database.trialLog().after(search, 1, 0, 10_000);
    assertThat(kept).hasSize(TrialLogStore.MOST_LINES);
    assertThat(kept.getFirst().line().text()).isEqualTo("line 500");
    assertThat(kept.getLast().line().text()).isEqualTo("line 1499");
    assertThat(read(0)).hasSize(1);
  }

  @Test
  void linesThatAreTooLongOrThatNoDatabaseKeepsAreCut() {
    var attempt = Samples.begunTrial(database, search, 0);

    database.trialLog().append(attempt, lines("x".repeat(5_000), "a\0b"));

    assertThat(read(0).getFirst().line().text()).hasSize(TrialLine.LONGEST).endsWith("x…");
    assertThat(read(0).getLast().line().text()).isEqualTo("ab");
  }

  private List<StoredLine> read(long after) {
    return database.trialLog().after(search, 0, after, 100);
  }

  private static List<TrialLine> lines(String... texts) {
    return Stream.of(texts).map(text -> new TrialLine(AT, text)).toList();
  }
}
