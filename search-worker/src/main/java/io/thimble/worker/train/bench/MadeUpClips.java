package io.thimble.worker.train.bench;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Noise with labels: what a step costs does not depend on what the clips say.
 *
 * @param frontEnd the shape of the features
 * @param classes classes that the labels go round
 * @param clips clips of each split
 */
record MadeUpClips(FrontEnd frontEnd, int classes, int clips) implements LearningData {
  @Override
  public List<String> labels() {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  @Override
  public int variants() {
    return 1;
  }

  @Override
  public FeatureSet training(int variant) {
    var random = new SplittableRandom(1);
    var values = new float[clips * FeatureMap.of(frontEnd).elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    var labels = IntStream.range(0, clips).map(i -> i % classes).toArray();
    return new FeatureSet(frontEnd, values, labels, Collections.nCopies(clips, "noise"));
  }

  @Override
  public FeatureSet validation() {
    return training(0);
  }

  @Override
  public FeatureSet testing() {
    return training(0);
  }
}
