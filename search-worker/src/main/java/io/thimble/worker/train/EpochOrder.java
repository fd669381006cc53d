package io.thimble.worker.train;

import io.thimble.worker.data.LearningData;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which training clips an epoch takes, and in which order: all of most classes, and of a class that
 * would outweigh the others a sample that each epoch draws anew.
 */
final class EpochOrder {
  /** Clips of classes that every epoch takes whole. */
  private final int[] always;

  private final List<Stock> stocks;
  private final int[] order;

  EpochOrder(LearningData data) {
    var labels = data.training(0).labels();
    var counts = new int[data.labels().size()];
    for (int label : labels) {
      counts[label]++;
    }
    stocks = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      int most = data.mostPerEpoch(label);
      if (counts[label] > most) {
        stocks.add(new Stock(clips(labels, label), most));
      }
    }
    always =
        IntStream.range(0, labels.length)
            .filter(clip -> counts[labels[clip]] <= data.mostPerEpoch(labels[clip]))
            .toArray();
    order = new int[always.length + stocks.stream().mapToInt(Stock::most).sum()];
  }

  /** Clips of an epoch, which are as many in each. */
  int clips() {
    return order.length;
  }

  /** The clip at a place of the drawn epoch. */
  int clip(int place) {
    return order[place];
  }

  /** Draws an epoch; it depends on the generator alone, not on the epochs before. */
  void draw(RandomGenerator random) {
    System.arraycopy(always, 0, order, 0, always.length);
    int next = always.length;
    for (var stock : stocks) {
      var clips = stock.clips().clone();
      shuffle(clips, random);
      System.arraycopy(clips, 0, order, next, stock.most());
      next += stock.most();
    }
    shuffle(order, random);
  }

  /** Fisher and Yates's shuffle (Knuth, The Art of Computer Programming, 3.4.2, algorithm P). */
  private static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }

  private static int[] clips(int[] labels, int label) {
    return IntStream.range(0, labels.length).filter(clip -> labels[clip] == label).toArray();
  }

  /**
   * A class that has more clips than an epoch takes.
   *
   * @param clips all of them
   * @param most how many an epoch takes
   */
  private record Stock(int[] clips, int most) {}
}
