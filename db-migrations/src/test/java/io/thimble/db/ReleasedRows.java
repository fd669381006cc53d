package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.audit.AuditEntry;
import io.thimble.db.event.Event;
import io.thimble.db.idempotency.KeptAnswer;
import io.thimble.db.idempotency.Outcome;
import io.thimble.db.idempotency.RequestKey;
import io.thimble.db.imports.ImportState;
import io.thimble.db.imports.StoredImport;
import io.thimble.db.question.Answer;
import io.thimble.db.question.AskedQuestion;
import io.thimble.db.question.Question;
import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.token.Role;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredReport;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.work.Tuning;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Condition;
import org.assertj.core.groups.Tuple;

/** What {@code released/V….sql} put into a database, as the newest stores read it. */
record ReleasedRows(int version, Database stores) {
  static final UUID QUEUED = id("01");
  static final UUID RUNNING = id("02");
  static final UUID PAUSED = id("03");
  static final UUID COMPLETED = id("04");
  private static final UUID CANCELLED = id("05");
  private static final UUID FAILED = id("06");
  private static final UUID OWNED = id("07");
  private static final UUID OF_AN_ARCHIVE = id("08");
  private static final UUID ARCHIVE = id("82");

  private static UUID id(String end) {
    return UUID.fromString("019a0000-0000-7000-8000-0000000000" + end);
  }

  void assertReadBack() {
    searches();
    trials();
    whatTrialsLeft();
    history();
    requests();
    workers();
    dataSets();
    reports();
    questions();
  }

  private void searches() {
    var states =
        new ArrayList<>(
            List.of(
                Tuple.tuple(FAILED, SearchState.FAILED),
                Tuple.tuple(CANCELLED, SearchState.CANCELLED),
                Tuple.tuple(COMPLETED, SearchState.COMPLETED),
                Tuple.tuple(PAUSED, SearchState.PAUSED),
                Tuple.tuple(RUNNING, SearchState.RUNNING),
                Tuple.tuple(QUEUED, SearchState.QUEUED)));
    if (version >= 4) {
      states.addFirst(Tuple.tuple(OWNED, SearchState.QUEUED));
    }
    if (version >= 8) {
      states.addFirst(Tuple.tuple(OF_AN_ARCHIVE, SearchState.QUEUED));
    }
    assertThat(stores.searches().list(null, 100))
        .extracting(StoredSearch::id, StoredSearch::state)
        .containsExactlyElementsOf(states);
    var running = search(RUNNING);
    assertThat(running.spec().name()).isEqualTo("running search");
    assertThat(running.spec().trials()).isEqualTo(12);
    assertThat(running.owner()).isEqualTo(StoredSearch.LOCAL_OWNER);
    assertThat(running.proposals()).isEqualTo(15);
    assertThat(running.rejections()).isEqualTo(Rejections.of(4, Map.of(Rejections.UNKNOWN, 5L)));
    assertThat(running.hypervolume()).isEqualTo(0.5);
    assertThat(search(FAILED).reason()).isEqualTo("The data set (synthetic) is gone.");
    var completed = search(COMPLETED);
    assertThat(completed.rejections())
        .isEqualTo(
            Rejections.of(
                2,
                version < 3 ? Map.of(Rejections.UNKNOWN, 3L) : Map.of("flash", 2L, "shapes", 1L)));
    assertThat(completed.importance() != null).isEqualTo(version >= 3);
    if (version >= 4) {
      assertThat(search(OWNED).owner()).isEqualTo("ada");
      assertThat(search(OWNED).priority()).isEqualTo(5);
      assertThat(search(OWNED).traceparent() != null).isEqualTo(version >= 9);
    }
    if (version >= 8) {
      assertThat(search(OF_AN_ARCHIVE).imported()).isEqualTo(ARCHIVE);
      assertThat(search(OWNED).imported()).isNull();
    }
  }

  private StoredSearch search(UUID id) {
    return stores.searches().find(id).orElseThrow();
  }

  private void trials() {
    var states =
        new ArrayList<>(
            List.of(
                TrialState.SCORED,
                TrialState.SCORED,
                TrialState.SCORED,
                TrialState.FAILED,
                TrialState.RUNNING,
                TrialState.QUEUED));
    if (version >= 2) {
      states.addAll(List.of(TrialState.WAITING, TrialState.STOPPED));
    }
    if (version >= 3) {
      states.addAll(List.of(TrialState.QUEUED, TrialState.QUEUED));
    }
    var trials = stores.trials().ofSearch(RUNNING);
    assertThat(trials).extracting(StoredTrial::state).containsExactlyElementsOf(states);
    assertThat(trials)
        .filteredOn(StoredTrial::onFront)
        .extracting(StoredTrial::number)
        .containsExactly(0, 1);
    assertThat(trials.get(3).reason()).isEqualTo("It diverged.");
    var first = trials.getFirst();
    assertThat(first.decisions().values()).isEqualTo(Map.of("layers", 1));
    assertThat(first.estimate().flash().modelBytes()).isEqualTo(30_000);
    assertThat(first.validation()).isEqualTo(same(180));
    assertThat(first.quantization()).isEqualTo("ptq");
    assertThat(first.origin()).isNull();
    assertThat(stores.trials().find(COMPLETED, 0).orElseThrow().test()).isEqualTo(same(178));
    assertThat(stores.trials().rungs(RUNNING)).hasSize(version < 2 ? 0 : 3);
    assertThat(stores.trials().checkpoint(RUNNING, 4).isPresent()).isEqualTo(version >= 2);
    if (version >= 3) {
      assertThat(trials.get(8).origin()).isEqualTo(Samples.ORIGIN);
      assertThat(trials.get(8).audited()).isTrue();
      assertThat(trials.get(9).replicaOf()).isZero();
    }
    assertThat(stores.summaries().of(List.of(RUNNING)))
        .hasValueSatisfying(
            new Condition<>(summary -> summary.trials() == trials.size(), "all its trials"));
  }

  private static Score same(int correct) {
    return new Score(new Accuracy(correct, 200), new Accuracy(correct, 200));
  }

  private void whatTrialsLeft() {
    var files = stores.artifacts().find(COMPLETED, 0).orElseThrow();
    assertThat(files.model()).asString().isEqualTo("model of a040");
    assertThat(files.bundle()).asString().isEqualTo("bundle of a040");
    assertThat(stores.artifacts().find(COMPLETED, 1).isPresent()).isEqualTo(version < 5);
    assertThat(stores.trials().find(COMPLETED, 1).orElseThrow().modelSha256()).hasSize(64);
  }

  private void history() {
    assertThat(stores.events().after(RUNNING, 0, 100))
        .extracting(Event::type)
        .containsExactly(
            "search-queued",
            "search-running",
            "trial-queued",
            "trial-running",
            "trial-progress",
            "trial-scored",
            "front-changed",
            "trial-running",
            "trial-progress",
            "trial-scored",
            "front-changed");
    assertThat(stores.course().frontChanges(RUNNING))
        .extracting(change -> change.hypervolume())
        .containsExactly(0.375, 0.5);
    assertThat(stores.course().attempts(RUNNING, null, 10))
        .extracting(span -> span.trial(), span -> span.worker(), span -> span.toEpoch())
        .containsExactly(Tuple.tuple(0, "old/1", 12), Tuple.tuple(4, "old/2", 7));
    assertThat(stores.reports().curve(RUNNING, 0)).as("losses that nobody kept then").isEmpty();
  }

  private void requests() {
    if (version >= 5) {
      assertThat(stores.idempotency().find(new RequestKey("local", "key of a post", "f1")))
          .hasValue(new Outcome.DoneBefore(new KeptAnswer(RUNNING, "{\"id\": \"…\"}")));
      assertThat(
              stores
                  .idempotency()
                  .find(new RequestKey("local", "key of a search that is gone", "f2")))
          .hasValue(new Outcome.Deleted());
    }
    if (version >= 6) {
      assertThat(stores.tokens().find("a1".repeat(32)).orElseThrow().role())
          .isEqualTo(Role.SUBMITTER);
      assertThat(stores.tokens().find("b2".repeat(32)).orElseThrow().owner()).isEqualTo("ada");
      assertThat(stores.audit().list("ada", null, 10))
          .extracting(AuditEntry::status)
          .containsExactly(null, 202);
    }
  }

  private void workers() {
    if (version >= 7) {
      assertThat(stores.workers().alive())
          .extracting(worker -> worker.name(), worker -> worker.draining())
          .containsExactly(Tuple.tuple("old/1", false), Tuple.tuple("old/2", true));
      assertThat(stores.trialLog().after(RUNNING, 0, 0, 10))
          .extracting(line -> line.line().text())
          .containsExactly("epoch 1: loss 1.25", "epoch 2: loss 0.75");
    }
    assertThat(stores.work().tuning(RUNNING)).hasValue(new Tuning(0, version < 7 ? null : 3));
  }

  private void dataSets() {
    assertThat(stores.datasets().find("synthetic").orElseThrow().words())
        .isEqualTo(Map.of("yes", 300, "no", 300));
    if (version >= 8) {
      assertThat(stores.imports().list())
          .extracting(StoredImport::name, StoredImport::state)
          .containsExactly(
              Tuple.tuple("sent", ImportState.RECEIVING),
              Tuple.tuple("whole", ImportState.STORED),
              Tuple.tuple("refused", ImportState.FAILED),
              Tuple.tuple("gone", ImportState.DELETING));
      assertThat(stores.imports().parts(ARCHIVE)).hasSize(2);
      assertThat(stores.imports().copies(ARCHIVE)).hasSize(1);
      assertThat(stores.imports().listed("whole").orElseThrow().id()).isEqualTo(ARCHIVE);
    }
    if (version >= 11) {
      var trained = new ArrayList<Duration>();
      stores
          .allowances()
          .within("ada", Duration.ofDays(36_500), () -> "", usage -> trained.add(usage.trained()));
      assertThat(trained).containsExactly(Duration.ofSeconds(12));
    }
  }

  private void reports() {
    assertThat(stores.reports().find(RUNNING, 0)).isEqualTo(StoredReport.NONE);
    var report = stores.reports().find(COMPLETED, 0);
    assertThat(report.validation() != null && report.test() != null).isEqualTo(version >= 12);
    assertThat(report.layers() != null && report.misheard() != null).isEqualTo(version >= 12);
  }

  private void questions() {
    if (version >= 13) {
      var clip = new Question.Clip("yes/0a7c2a8d_nohash_0.wav");
      assertThat(stores.questions().find(question("132")))
          .hasValue(new AskedQuestion(RUNNING, 0, clip));
      assertThat(stores.questions().take(question("133")).orElseThrow())
          .isInstanceOf(Answer.Heard.class);
      assertThat(stores.questions().take(question("134")).orElseThrow())
          .isInstanceOf(Answer.Sound.class);
      assertThat(stores.questions().take(question("135")))
          .hasValue(new Answer.Refused(Answer.Reason.NOT_THERE, "There is no such clip."));
    }
  }

  private static UUID question(String end) {
    return UUID.fromString("019a0000-0000-7000-8000-000000000" + end);
  }
}
