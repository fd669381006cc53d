package io.thimble.worker.train;

import io.thimble.worker.ToyWords;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import java.util.List;

/**
 * Words whose augmented versions are all one and the same.
 *
 * @param words where the rest comes from
 * @param augmented every version of the training clips but the first
 */
record AugmentedWords(ToyWords words, FeatureSet augmented) implements LearningData {
  @Override
  public List<String> labels() {
    return words.labels();
  }

  @Override
  public int variants() {
    return words.variants();
  }

  @Override
  public FeatureSet training(int variant) {
    return variant == 0 ? words.training(0) : augmented;
  }

  @Override
  public FeatureSet validation() {
    return words.validation();
  }

  @Override
  public FeatureSet testing() {
    return words.testing();
  }
}
