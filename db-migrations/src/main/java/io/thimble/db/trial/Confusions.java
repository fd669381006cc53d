package io.thimble.db.trial;

import java.util.List;

/**
 * What was said against what was heard on one split: clips by said class (row) and heard class
 * (column), in the order of the search's labels.
 *
 * @param floating of the trained network before quantization
 * @param int8 of the exported flatbuffer
 */
public record Confusions(List<List<Integer>> floating, List<List<Integer>> int8) {
  public Confusions {
    floating = square(floating);
    int8 = square(int8);
    if (floating.size() != int8.size()) {
      throw new IllegalArgumentException(
          "%d classes before quantization do not fit %d behind it. Maybe they are of two searches."
              .formatted(floating.size(), int8.size()));
    }
  }

  private static List<List<Integer>> square(List<List<Integer>> counts) {
    for (var row : counts) {
      if (row.size() != counts.size()) {
        throw new IllegalArgumentException(
            "A row of %d counts does not fit %d classes. Maybe a class is missing."
                .formatted(row.size(), counts.size()));
      }
    }
    return counts.stream().map(List::copyOf).toList();
  }
}
