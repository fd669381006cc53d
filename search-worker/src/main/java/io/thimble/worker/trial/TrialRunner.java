package io.thimble.worker.trial;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.Digests;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.export.Bundle;
import io.thimble.worker.quantize.QuantizationFailedException;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingFailedException;
import io.thimble.worker.train.TrainingSettings;
import io.thimble.worker.train.TrainingStoppedException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs trials: features, training, int8, the file, and the score of that very file. */
public final class TrialRunner {
  private static final Logger log = LoggerFactory.getLogger(TrialRunner.class);

  private final Database database;
  private final SearchData data;

  public TrialRunner(Database database, SearchData data) {
    this.database = database;
    this.data = data;
  }

  /** What became of an attempt. */
  public enum Result {
    /** The trial is final, or no longer this attempt's: nothing more to do. */
    DONE,
    /** The worker stops; the trial waits for another attempt. */
    RELEASED
  }

  /**
   * Runs one attempt to its end.
   *
   * @param stopping asked after each epoch: whether the worker wants to stop
   */
  public Result run(Attempt attempt, BooleanSupplier stopping) {
    var search = database.searches().find(attempt.search()).orElseThrow();
    var trial = database.trials().find(attempt.search(), attempt.trial()).orElseThrow();
    try {
      var produced = produce(attempt, search, trial, stopping);
      database.trials().score(attempt, produced.validation(), produced.artifacts());
      return Result.DONE;
    } catch (TrainingStoppedException e) {
      if (stopping.getAsBoolean() && database.trials().release(attempt, null)) {
        log.info("Search {} trial {}: put back, the worker stops", search.id(), trial.number());
        return Result.RELEASED;
      }
      log.info("Search {} trial {}: no longer wanted", search.id(), trial.number());
      return Result.DONE;
    } catch (TrainingFailedException | QuantizationFailedException | DataSetException e) {
      log.warn("Search {} trial {}: {}", search.id(), trial.number(), e.getMessage());
      database.trials().fail(attempt, String.valueOf(e.getMessage()));
      return Result.DONE;
    }
  }

  private Produced produce(
      Attempt attempt, StoredSearch search, StoredTrial trial, BooleanSupplier stopping) {
    var spec = search.spec();
    var architecture = architecture(search, trial);
    var learning = data.open(spec, architecture.frontEnd());
    var network = train(attempt, search, architecture, learning, stopping);
    var file =
        BestFile.of(
            network,
            learning,
            quantizer(attempt, search, learning, stopping),
            spec.training().quantization());
    var validation =
        new Score(FloatScorer.score(network, learning.validation()), file.validation());
    log.info(
        "Search {} trial {}: float {}, {} {}, {} bytes",
        search.id(),
        trial.number(),
        validation.floating().accuracy(),
        file.scheme().name(),
        validation.int8().accuracy(),
        file.model().length);
    var bundle =
        TrialBundle.contents(
            search,
            trial,
            network,
            file.model(),
            file.scheme().name(),
            validation,
            null,
            data.corpus(spec),
            learning.validation());
    return new Produced(
        validation,
        new Artifacts(
            file.model(),
            Digests.sha256(file.model()),
            file.scheme().name(),
            Bundle.write(bundle),
            TrainedNetworkFile.write(network)));
  }

  private TrainedNetwork train(
      Attempt attempt,
      StoredSearch search,
      Architecture architecture,
      LearningData learning,
      BooleanSupplier stopping) {
    var spec = search.spec();
    return Trainer.train(
        architecture,
        learning,
        TrainingSettings.of(
            floatEpochs(spec.training()), Seeds.ofTrial(spec.seed(), attempt.trial())),
        epoch -> !stopping.getAsBoolean() && database.trials().progress(attempt, epoch.number()));
  }

  private SchemeQuantizer quantizer(
      Attempt attempt, StoredSearch search, LearningData learning, BooleanSupplier stopping) {
    var spec = search.spec();
    int epochs = spec.training().epochs();
    int before = floatEpochs(spec.training());
    var tuning =
        FineTuningSettings.of(
            FineTuningSettings.epochsOf(epochs), Seeds.ofTrial(spec.seed(), attempt.trial()));
    return new SchemeQuantizer(
        learning,
        tuning,
        epoch ->
            !stopping.getAsBoolean()
                && database.trials().progress(attempt, Math.min(epochs, before + epoch.number())));
  }

  /**
   * Epochs in float. Where all files come from networks that learn on, the last epochs are left to
   * that; where another file may win, it is given all of them, and learning on comes on top.
   */
  private static int floatEpochs(TrainingSpec training) {
    int epochs = training.epochs();
    return training.alwaysFineTuned()
        ? Math.max(1, epochs - FineTuningSettings.epochsOf(epochs))
        : epochs;
  }

  static Architecture architecture(StoredSearch search, StoredTrial trial) {
    return Spaces.of(trial.decisions().family())
        .decode(trial.decisions(), search.spec().labels().size());
  }

  private record Produced(Score validation, Artifacts artifacts) {}
}
