package io.thimble.worker.production;

import io.thimble.db.trial.Score;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.export.BundleContents;
import io.thimble.worker.export.Origin;
import io.thimble.worker.export.TestVector;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.score.TfliteInterpreter;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a trial's bundle states. */
final class TrialBundle {
  private static final int TEST_VECTORS = 10;

  private TrialBundle() {}

  /**
   * The flatbuffer that was scored.
   *
   * @param quantization name of the scheme that it was written by
   */
  record File(byte[] model, String quantization) {}

  /**
   * The same arguments give the same contents, so a bundle can be made again when the test score is
   * known.
   */
  static BundleContents contents(
      TrialSpec trial,
      TrainedNetwork network,
      File file,
      Score validation,
      @Nullable Score test,
      Corpus corpus,
      FeatureSet clips) {
    var spec = trial.search();
    try (var interpreter = new TfliteInterpreter(file.model())) {
      return new BundleContents(
          new Origin(
              spec.name(),
              trial.number(),
              spec.seed(),
              file.quantization(),
              spec.families(),
              spec.dataset(),
              corpus.set().contentHash(),
              spec.seed()),
          file.model(),
          network.architecture(),
          TrainedNetworkFile.write(network),
          trial.decisions(),
          trial.estimate(),
          interpreter.inputQuantization(),
          interpreter.outputQuantization(),
          network.standardisation(),
          spec.labels(),
          validation,
          test,
          testVectors(interpreter, network.standardisation(), corpus, clips));
    }
  }

  /** The first clip of each class in turn, then the second of each, until there are enough. */
  private static List<TestVector> testVectors(
      TfliteInterpreter interpreter,
      Standardisation standardisation,
      Corpus corpus,
      FeatureSet clips) {
    var labels = corpus.labels();
    var vectors = new ArrayList<TestVector>();
    for (int round = 0; vectors.size() < TEST_VECTORS && round < clips.clips(); round++) {
      for (int label = 0; label < labels.size() && vectors.size() < TEST_VECTORS; label++) {
        int clip = clipOf(clips, label, round);
        if (clip >= 0) {
          var input = Int8Scorer.input(interpreter, clips, clip, standardisation);
          var name = clips.names().get(clip);
          vectors.add(
              new TestVector(
                  name,
                  labels.get(label),
                  corpus.samples(Split.VALIDATION, name),
                  input,
                  interpreter.run(input)));
        }
      }
    }
    return vectors;
  }

  private static int clipOf(FeatureSet clips, int label, int skip) {
    int left = skip;
    for (int clip = 0; clip < clips.clips(); clip++) {
      if (clips.labels()[clip] == label && left-- == 0) {
        return clip;
      }
    }
    return -1;
  }
}
