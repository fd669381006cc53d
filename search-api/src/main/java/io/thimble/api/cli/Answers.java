package io.thimble.api.cli;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the command line reads of the API's answers; what else they say is passed over. */
final class Answers {
  private Answers() {}

  /** A search. */
  record Search(
      String id,
      String name,
      String state,
      @Nullable String reason,
      @Nullable String missing,
      Trials trials,
      @Nullable SortedMap<String, Long> rejectedBy,
      @Nullable Audit audit,
      @Nullable Double bestInt8Accuracy,
      int frontSize,
      @Nullable List<Running> running,
      @Nullable Instant createdAt,
      @Nullable Long secondsLeft) {
    boolean completed() {
      return state.equals("completed");
    }

    boolean isFinal() {
      return completed() || state.equals("failed") || state.equals("cancelled");
    }
  }

  /** How many trials of a search stand where. */
  record Trials(int done, int failed, int stopped, int running, int waiting, int total) {
    int ended() {
      return done + failed + stopped;
    }

    double shareEnded() {
      return total == 0 ? 0 : (double) ended() / total;
    }
  }

  /** What checks of the comparisons at rungs tell. */
  record Audit(int discarded, int audited, int auditedScored, int auditedOnFront) {}

  /** A trial in training, and the epochs of its rung. */
  record Running(int trial, int rung, int epoch) {}

  /** A page of searches, newest first. */
  record SearchPage(List<Search> searches, @Nullable String next) {}

  /** The front of a search. */
  record Front(String search, int trials, List<Member> front) {}

  /** A trial on the front. */
  record Member(
      int trial,
      String family,
      @Nullable Double floatAccuracy,
      Splits int8Accuracy,
      long ops,
      long flashBytes,
      long sramBytes,
      @Nullable Double probabilityOnFront) {}

  /** Accuracy on the two splits, as far as it was measured. */
  record Splits(@Nullable Accuracy validation, @Nullable Accuracy test) {}

  /** The share of clips heard right, with its interval. */
  record Accuracy(double accuracy, double low, double high) {}

  /** The boards that Thimble knows. */
  record Devices(List<Device> devices) {}

  /** A board. */
  record Device(
      String id,
      String name,
      String core,
      double clockMegahertz,
      long flashBytes,
      long sramBytes) {}

  /** The data sets that workers see. */
  record Datasets(List<Dataset> datasets) {}

  /** A data set. */
  record Dataset(
      String name,
      @Nullable String path,
      @Nullable String problem,
      List<String> skipped,
      @Nullable Instant seenAt) {}
}
