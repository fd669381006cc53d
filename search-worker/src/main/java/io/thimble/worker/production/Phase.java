package io.thimble.worker.production;

/**
 * What is being done to make a trial, in this order, of which the third and the fourth are done
 * once for each scheme.
 */
public enum Phase {
  /** Reading the clips and computing their features, as far as no cache has them. */
  FEATURES,
  /** Training in float. */
  TRAIN,
  /** Writing the network in integers, with whatever a scheme learns for that. */
  QUANTIZE,
  /** Measuring on the validation split. */
  SCORE,
  /** Putting the bundle together. */
  BUNDLE
}
