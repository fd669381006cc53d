package io.thimble.worker.trial;

import io.thimble.db.Database;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.worker.export.Bundle;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetworkFile;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the test split: once, when a search is over, and only for the members of its front, so
 * that nothing was chosen by it.
 */
public final class FinalScoring {
  private static final Logger log = LoggerFactory.getLogger(FinalScoring.class);

  private final Database database;
  private final SearchData data;

  public FinalScoring(Database database, SearchData data) {
    this.database = database;
    this.data = data;
  }

  /** Scores the members of the front that have no test score yet. */
  public void scoreFront(StoredSearch search) {
    database.trials().ofSearch(search.id()).stream()
        .filter(trial -> trial.onFront() && trial.test() == null)
        .forEach(trial -> score(search, trial));
  }

  private void score(StoredSearch search, StoredTrial trial) {
    var artifacts = database.artifacts().find(search.id(), trial.number()).orElseThrow();
    var architecture = TrialRunner.architecture(search, trial);
    var network = TrainedNetworkFile.read(artifacts.network(), architecture);
    var learning = data.open(search.spec(), architecture.frontEnd());
    var test =
        new Score(
            FloatScorer.score(network, learning.testing()),
            Int8Scorer.score(artifacts.model(), learning.testing(), network.standardisation())
                .accuracy());
    var contents =
        TrialBundle.contents(
            search,
            trial,
            network,
            artifacts.model(),
            artifacts.quantization(),
            Objects.requireNonNull(trial.validation()),
            test,
            data.corpus(search.spec()),
            learning.validation());
    database.trials().scoreTest(search.id(), trial.number(), test, Bundle.write(contents));
    log.info(
        "Search {} trial {}: test int8 {}", search.id(), trial.number(), test.int8().accuracy());
  }
}
