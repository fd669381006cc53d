package io.thimble.worker;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Made-up features of made-up words: each word is a bump at its own place in time and frequency
 * that moves a little from clip to clip, in noise. A network learns them in seconds.
 *
 * @param frontEnd the shape of the features
 * @param classes words
 * @param clips clips of each split
 * @param noise deviation of the noise; a bump is 3 high
 * @param seed decides everything
 */
public record ToyWords(FrontEnd frontEnd, int classes, int clips, double noise, long seed)
    implements LearningData {
  private static final float LEVEL = -20;

  @Override
  public List<String> labels() {
    return IntStream.range(0, classes).mapToObj(i -> "word" + i).toList();
  }

  @Override
  public int variants() {
    return 3;
  }

  @Override
  public FeatureSet training(int variant) {
    return split("training", variant);
  }

  @Override
  public FeatureSet validation() {
    return split("validation", 10);
  }

  @Override
  public FeatureSet testing() {
    return split("testing", 11);
  }

  private FeatureSet split(String name, int stream) {
    var random = new SplittableRandom(seed * 1000 + stream);
    var shape = FeatureMap.of(frontEnd);
    var values = new float[clips * shape.elements()];
    var labels = IntStream.range(0, clips).map(i -> i % classes).toArray();
    for (int clip = 0; clip < clips; clip++) {
      speak(labels[clip], values, clip * shape.elements(), random);
    }
    var names = IntStream.range(0, clips).mapToObj(i -> name + "/" + i).toList();
    return new FeatureSet(frontEnd, values, labels, names);
  }

  private void speak(int word, float[] values, int at, RandomGenerator random) {
    var shape = FeatureMap.of(frontEnd);
    double time = shape.height() * (word + 1.0) / (classes + 1) + random.nextGaussian();
    double band = (word * 3 + 1) % shape.width() + random.nextGaussian() / 4;
    for (int t = 0; t < shape.height(); t++) {
      for (int f = 0; f < shape.width(); f++) {
        double distance = Math.pow((t - time) / 3, 2) + Math.pow(f - band, 2);
        double bump = 3 * Math.exp(-distance / 2);
        double value = LEVEL + 5 * f + bump + noise * random.nextGaussian();
        values[at + t * shape.width() + f] = (float) value;
      }
    }
  }
}
