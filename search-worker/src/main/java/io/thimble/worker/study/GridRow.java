package io.thimble.worker.study;

import io.thimble.hw.score.Accuracy;
import java.util.List;

/**
 * What one network of a grid came to.
 *
 * @param point an answer for each axis
 * @param early the network on the validation split after a third of its epochs
 * @param floating the trained network on the validation split
 * @param int8 the file that ships on the validation split
 * @param test the file that ships on the test split
 * @param flashBytes length of that file
 * @param sramBytes arena to reserve for it
 * @param ops operations of one inference
 * @param seconds processor time of the training's thread
 */
public record GridRow(
    List<Integer> point,
    Accuracy early,
    Accuracy floating,
    Accuracy int8,
    Accuracy test,
    long flashBytes,
    long sramBytes,
    long ops,
    double seconds) {
  public GridRow {
    point = List.copyOf(point);
  }
}
