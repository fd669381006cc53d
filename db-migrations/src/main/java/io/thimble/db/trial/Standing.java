package io.thimble.db.trial;

/** Whether whoever runs an attempt should go on with it. */
public enum Standing {
  /** It is the latest attempt of a trial in training, and its search runs. */
  GO_ON,
  /** The same, but the search is paused: release it. */
  PAUSED,
  /** Nothing that the attempt writes counts any more. */
  OVER
}
