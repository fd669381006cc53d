package io.thimble.worker.production;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Score;
import io.thimble.worker.data.CachedLearningData;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.Digests;
import io.thimble.worker.data.FeatureCache;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Split;
import io.thimble.worker.export.Bundle;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import io.thimble.worker.train.Training;
import io.thimble.worker.train.TrainingSettings;
import io.thimble.worker.train.TrainingStoppedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes trials: features, training, int8, the file, and the score of that very file. What it has
 * read of a data set serves the next trial too.
 */
public final class Production {
  private static final Logger log = LoggerFactory.getLogger(Production.class);

  private final Corpora corpora = new Corpora();

  /**
   * Trains a trial up to a rung, or up to its end.
   *
   * @param folders where its clips lie
   * @param threads most threads that compute features at once; all else uses the caller's alone
   * @param from where to go on, or null for the beginning
   * @param epochs of the rung; those of the whole trial or more stand for its end
   * @throws io.thimble.worker.train.TrainingFailedException when it cannot lead to a network
   * @throws io.thimble.worker.quantize.QuantizationFailedException when no scheme has a form for it
   * @throws io.thimble.worker.data.DataSetException when the clips cannot serve it
   */
  public Outcome train(
      TrialSpec trial,
      ClipFolders folders,
      int threads,
      @Nullable Checkpoint from,
      int epochs,
      ProductionListener listener) {
    listener.began(Phase.FEATURES);
    var corpus = corpora.of(trial.search(), folders);
    var data = data(trial, corpus, folders, threads);
    listener.began(Phase.TRAIN);
    var watch = new TrainingWatch(trial.search().training().epochs(), listener);
    try (var training = begin(trial, data, from)) {
      int before = training.epoch();
      try {
        training.runTo(
            Math.min(epochs, trial.search().training().floatEpochs()), watch.of(training));
      } catch (TrainingStoppedException e) {
        return new Outcome.Stopped(begun(training.checkpoint()));
      } finally {
        if (training.epoch() > before) {
          log.info("epochs {} to {}: {}", before + 1, training.epoch(), watch.digests());
        }
      }
      if (epochs < trial.search().training().epochs()) {
        listener.began(Phase.SCORE);
        var floating = FloatScorer.score(training.network(), data.validation());
        return new Outcome.AtRung(floating, training.checkpoint());
      }
      // What follows may take long, and must not cost the training.
      listener.kept(training.checkpoint());
      if (!listener.goesOn()) {
        return new Outcome.Stopped(training.checkpoint());
      }
      try {
        return product(trial, corpus, data, training.network(), watch, listener);
      } catch (TrainingStoppedException e) {
        return new Outcome.Stopped(training.checkpoint());
      }
    }
  }

  /**
   * Measures a finished trial on the test split.
   *
   * @param folders where its clips lie
   * @param threads most threads that compute features at once
   * @param artifacts what the trial left
   * @param validation what was measured then
   */
  public Outcome test(
      TrialSpec trial, ClipFolders folders, int threads, Artifacts artifacts, Score validation) {
    var corpus = corpora.of(trial.search(), folders);
    var data = data(trial, corpus, folders, threads);
    var network = TrainedNetworkFile.read(artifacts.network(), trial.architecture());
    var clips = data.testing();
    var floatHeard = FloatScorer.heard(network, clips);
    var heard = Int8Scorer.hear(artifacts.model(), clips, network.standardisation());
    var test = new Score(FloatScorer.accuracy(clips, floatHeard), heard.confusion().accuracy());
    var file = new TrialBundle.File(artifacts.model(), artifacts.quantization());
    var contents =
        TrialBundle.contents(trial, network, file, validation, test, corpus, data.validation());
    return new Outcome.Tested(
        test, Bundle.write(contents), Reports.confusions(clips, floatHeard, heard));
  }

  private static LearningData data(
      TrialSpec trial, Corpus corpus, ClipFolders folders, int threads) {
    var training = trial.search().training();
    var data =
        CachedLearningData.open(
            corpus,
            training.recipe(trial.decisions().family()).augmentation(),
            trial.architecture().frontEnd(),
            new FeatureCache(Path.of(folders.cache()), folders.cacheBytes()),
            CachedLearningData.variantsFor(training.epochs(), corpus.clips(Split.TRAINING)),
            threads,
            (_, _) -> {});
    data.prepare();
    return data;
  }

  private static Training begin(TrialSpec trial, LearningData data, @Nullable Checkpoint from) {
    var recipe = trial.search().training().recipe(trial.decisions().family());
    var settings =
        TrainingSettings.of(trial.search().training().floatEpochs(), trial.seed(), recipe);
    if (from != null) {
      try {
        return Training.resume(trial.architecture(), data, settings, from);
      } catch (IllegalArgumentException e) {
        // Perhaps an older program's. The beginning leads to the same network, only later.
        log.warn("The checkpoint is passed over: {}", e.getMessage());
      }
    }
    return Training.begin(trial.architecture(), data, settings);
  }

  private static @Nullable Checkpoint begun(Checkpoint checkpoint) {
    return checkpoint.epoch() == 0 ? null : checkpoint;
  }

  private static Outcome product(
      TrialSpec trial,
      Corpus corpus,
      LearningData data,
      TrainedNetwork network,
      TrainingWatch watch,
      ProductionListener listener) {
    var training = trial.search().training();
    var tuning =
        FineTuningSettings.of(FineTuningSettings.epochsOf(training.epochs()), trial.seed());
    var quantizer =
        new SchemeQuantizer(
            data, tuning, watch.ofFineTuning(trial.search().training().floatEpochs()));
    var best = BestFile.of(network, data, quantizer, training.quantization(), listener::began);
    var floatHeard = FloatScorer.heard(network, data.validation());
    var validation =
        new Score(FloatScorer.accuracy(data.validation(), floatHeard), best.validation());
    log.info(
        "float {}, {} {}, {} bytes",
        validation.floating().accuracy(),
        best.scheme().name(),
        validation.int8().accuracy(),
        best.model().length);
    var report = Reports.of(best, floatHeard, data);
    listener.began(Phase.BUNDLE);
    var file = new TrialBundle.File(best.model(), best.scheme().name());
    var bundle =
        TrialBundle.contents(trial, network, file, validation, null, corpus, data.validation());
    var artifacts =
        new Artifacts(
            file.model(),
            Digests.sha256(file.model()),
            file.quantization(),
            Bundle.write(bundle),
            TrainedNetworkFile.write(network));
    return new Outcome.Product(validation, artifacts, report);
  }
}
