package io.thimble.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Importance;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Origin;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A search whose trials a test writes through the stores, as a worker does. */
public final class SeededSearch {
  private static final int CLIPS = 400;
  private static final int CLASSES = 6;
  private static final int EPOCHS = 8;
  private static final Rejections REJECTIONS = Rejections.of(1, Map.of("budget.flashBytes", 2L));

  private final Database stores;
  private final UUID id;

  private SeededSearch(Database stores, UUID id) {
    this.stores = stores;
    this.id = id;
  }

  /** A search that runs, without a trial. */
  public static SeededSearch running(Database stores, String name) {
    return running(stores, Samples.spec(name), true);
  }

  /** A search that waits for a worker. */
  public static SeededSearch queued(Database stores, String name) {
    return running(stores, Samples.spec(name), false);
  }

  /** A search that runs, with rungs or whatever else this spec says. */
  public static SeededSearch ofSpec(Database stores, String spec) {
    return running(stores, spec, true);
  }

  /** A search of this owner's that runs, without a trial. */
  public static SeededSearch ofOwner(Database stores, String name, String owner) {
    var spec = SearchSpecJson.read(Samples.spec(name));
    var search = new SeededSearch(stores, stores.searches().create(spec, owner));
    search.move(SearchMove.START, null);
    return search;
  }

  /**
   * A search that runs and has this many trials, within seconds: scored, stopped at rungs, failed,
   * in training and waiting, with a front, attempts and a history of the hypervolume.
   *
   * @param postgres the server of the database
   * @param count at least 10
   */
  public static SeededSearch many(EmbeddedDatabase postgres, String name, int count) {
    var spec =
        SearchSpecJson.read(
            """
            {"name": "%s", "dataset": "words", "keywords": ["yes", "no", "stop", "go"],
             "device": "nucleo-f446re", "budget": {"flashBytes": 200000, "sramBytes": 80000},
             "trials": %d, "training": {"epochs": 8, "rungs": [2, 4]}, "seed": 7}
            """
                .formatted(name, count));
    var stores = Database.of(postgres.dataSource());
    var search = new SeededSearch(stores, stores.searches().create(spec));
    search.move(SearchMove.START, null);
    ManyTrials.of(spec, count).write(postgres.dataSource(), search.id());
    return search;
  }

  private static SeededSearch running(Database stores, String spec, boolean running) {
    var search = new SeededSearch(stores, stores.searches().create(SearchSpecJson.read(spec)));
    if (running) {
      search.move(SearchMove.START, null);
    }
    return search;
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Where it is served. */
  public String path() {
    return "/api/v1/searches/" + id;
  }

  /** Proposes the preset of the trial's number, at most nine of them. */
  public void propose(int trial) {
    propose(trial, Presets.all().get(trial));
  }

  /** Proposes a preset as the next trial. */
  public void propose(int trial, Preset preset) {
    propose(trial, preset, Origin.of("start", "A published network that fits."));
  }

  /** Proposes the preset of the trial's number for this reason. */
  public void propose(int trial, Origin origin) {
    propose(trial, Presets.all().get(trial), origin);
  }

  private void propose(int trial, Preset preset, Origin origin) {
    var decisions = preset.decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, CLASSES);
    propose(
        trial,
        new Proposal(
            decisions,
            architecture.id(),
            Estimates.of(architecture),
            origin,
            /* replicaOf= */ null),
        REJECTIONS);
  }

  private void propose(int trial, Proposal proposal, Rejections rejections) {
    assertThat(stores.trials().propose(id, trial, proposal, EPOCHS, rejections)).isTrue();
  }

  /** Repeats a trial as the next one, with this many clips heard right, two fewer in integers. */
  public void replicate(int trial, int repeated, int correct) {
    var original = stores.trials().find(id, repeated).orElseThrow();
    propose(
        trial,
        new Proposal(
            original.decisions(),
            original.architecture(),
            original.estimate(),
            new Origin("replica", "Once more, with another seed.", List.of(repeated), null, null),
            repeated),
        Rejections.NONE);
    score(begin(trial), correct);
  }

  /** Proposes it and begins an attempt that has finished three epochs. */
  public Attempt train(int trial) {
    propose(trial);
    var attempt = stores.trials().begin(id, trial, "worker-1").orElseThrow();
    progress(attempt, 3);
    return attempt;
  }

  /** Notes how far an attempt has come. */
  public void progress(Attempt attempt, int epoch) {
    assertThat(stores.trials().progress(attempt, SampleReports.epoch(epoch))).isTrue();
  }

  /** Trains an attempt on, epoch by epoch, to its end. */
  public void learn(Attempt attempt) {
    var trial = stores.trials().find(id, attempt.trial()).orElseThrow();
    for (int epoch = trial.epoch() + 1; epoch <= trial.epochs(); epoch++) {
      progress(attempt, epoch);
    }
  }

  /** Trains it and keeps this many clips heard right, two fewer in integers. */
  public void score(int trial, int correct) {
    score(train(trial), correct);
  }

  /** Ends an attempt with this many clips heard right, two fewer in integers, and a report. */
  public void score(Attempt attempt, int correct) {
    score(attempt, correct, SampleReports.of(score(correct), labels()));
  }

  /** The same with a report of the test's own, or with none. */
  public void score(Attempt attempt, int correct, @Nullable TrialReport report) {
    var model = Samples.model(attempt.trial());
    var bundle = Samples.bundle(attempt.trial());
    var artifacts = new Artifacts(model, Sha256.of(model), "ptq", bundle, new byte[] {1});
    assertThat(stores.trials().score(attempt, score(correct), artifacts, report)).isTrue();
  }

  /** Adds what it scores on the test split, and what was heard there. */
  public void test(int trial, int correct) {
    var test = score(correct);
    var heard = SampleReports.confusions(test, labels().size());
    assertThat(stores.trials().scoreTest(id, trial, test, Samples.bundle(trial), heard)).isTrue();
  }

  private List<String> labels() {
    return stores.searches().find(id).orElseThrow().spec().labels();
  }

  /** Trains a trial to its rung, where it waits with this many clips heard right. */
  public void reachRung(int trial, int correct) {
    var checkpoint = new StoredCheckpoint(EPOCHS, new byte[] {1});
    assertThat(stores.trials().reachRung(train(trial), new Accuracy(correct, CLIPS), checkpoint))
        .isTrue();
  }

  /** Sends a waiting trial on. */
  public void promote(int trial, int epochs) {
    assertThat(stores.trials().promote(id, trial, epochs, false)).isTrue();
  }

  /** Sends a waiting trial on as a check. */
  public void audit(int trial, int epochs) {
    assertThat(stores.trials().promote(id, trial, epochs, true)).isTrue();
  }

  /** Stops a waiting trial. */
  public void stop(int trial) {
    assertThat(stores.trials().stop(id, trial)).isTrue();
  }

  /** Begins another attempt. */
  public Attempt begin(int trial) {
    return stores.trials().begin(id, trial, "worker-2").orElseThrow();
  }

  /** Trains it and fails. */
  public void fail(int trial) {
    assertThat(
            stores.trials().fail(train(trial), "The loss is no number (NaN). Maybe train slower."))
        .isTrue();
  }

  /** Keeps how much each decision matters. */
  public void explain(Importance importance) {
    assertThat(stores.searches().explain(id, importance)).isTrue();
  }

  /** Ends the search. */
  public void complete() {
    move(SearchMove.COMPLETE, null);
  }

  /** Ends it with a reason. */
  public void failSearch(String reason) {
    move(SearchMove.FAIL, reason);
  }

  private void move(SearchMove move, @Nullable String reason) {
    assertThat(stores.searches().move(id, move, reason)).isTrue();
  }

  private static Score score(int correct) {
    return new Score(new Accuracy(correct, CLIPS), new Accuracy(correct - 2, CLIPS));
  }
}
