package io.thimble.worker.data;

/** What a clip is for. No speaker is heard in two of them. */
public enum Split {
  TRAINING,
  VALIDATION,
  TESTING
}
