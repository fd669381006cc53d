package io.thimble.worker.data;

import java.util.List;

/** Everything that a trial sees of a data set, through one front end. */
public interface LearningData {
  /** Names of the classes, in the order of the network's outputs. */
  List<String> labels();

  /**
   * How many augmented versions of the training clips there are; version 0 is the unchanged one.
   */
  int variants();

  /**
   * The training clips in one version. Clip {@code i} has the same label in every version, and is
   * the same recording unless it is silence.
   */
  FeatureSet training(int variant);

  /**
   * Most training clips of a class that an epoch takes, so that no class outweighs the others;
   * where there are more, each epoch takes others of them.
   *
   * @param label index of the class
   */
  default int mostPerEpoch(int label) {
    return Integer.MAX_VALUE;
  }

  /** The validation split, never augmented. */
  FeatureSet validation();

  /** The test split, never augmented. */
  FeatureSet testing();
}
