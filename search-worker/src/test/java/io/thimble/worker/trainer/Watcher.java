package io.thimble.worker.trainer;

import io.thimble.worker.production.Phase;
import io.thimble.worker.train.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A supervisor that remembers what it heard, and may want no more. */
final class Watcher implements Supervisor {
  private final String label;
  private final int lastWantedEpoch;
  private final List<Phase> phases = new CopyOnWriteArrayList<>();
  private final List<Integer> epochs = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstEpoch = new CountDownLatch(1);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile boolean wanted = true;
  private volatile @Nullable Checkpoint kept;

  Watcher(String label, int lastWantedEpoch) {
    this.label = label;
    this.lastWantedEpoch = lastWantedEpoch;
  }

  /** Lets the work run to its end. */
  static Watcher named(String label) {
    return new Watcher(label, Integer.MAX_VALUE);
  }

  /** Wants no more once this epoch is over. */
  static Watcher until(int epoch) {
    return new Watcher("until epoch " + epoch, epoch);
  }

  List<Phase> phases() {
    return List.copyOf(phases);
  }

  List<Integer> epochs() {
    return List.copyOf(epochs);
  }

  @Nullable Checkpoint kept() {
    return kept;
  }

  void wantNoMore() {
    wanted = false;
  }

  void awaitFirstEpoch() throws InterruptedException {
    if (!firstEpoch.await(3, TimeUnit.MINUTES)) {
      throw new AssertionError("No epoch of %s has ended.".formatted(label));
    }
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean heard(Answer.Progress progress) {
    return switch (progress) {
      case Answer.PhaseBegan began -> {
        phases.add(began.phase());
        yield true;
      }
      case Answer.EpochEnded epoch -> {
        epochs.add(epoch.epoch());
        firstEpoch.countDown();
        yield epoch.epoch() < lastWantedEpoch;
      }
      case Answer.Kept news -> {
        kept = news.checkpoint();
        yield true;
      }
    };
  }

  @Override
  public boolean goesOn() {
    return wanted;
  }

  @Override
  public void printed(String line) {
    lines.add(line);
  }

  @Override
  public Map<String, String> marks() {
    return Map.of("trial", label);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
