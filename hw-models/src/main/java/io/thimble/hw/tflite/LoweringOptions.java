package io.thimble.hw.tflite;

import org.jspecify.annotations.Nullable;

/**
 * What an architecture leaves open about its file.
 *
 * @param format the integers that it computes with
 * @param form how a stack is written that is no operator
 * @param order what the first layer of such a stack does first; null: whatever takes less memory
 */
public record LoweringOptions(NumberFormat format, LoopForm form, @Nullable LoopOrder order) {
  /** int8, with loops. */
  public static final LoweringOptions DEFAULT =
      new LoweringOptions(NumberFormat.INT8, LoopForm.LOOP, null);

  /** The defaults in another format. */
  public static LoweringOptions of(NumberFormat format) {
    return format.equals(NumberFormat.INT8) ? DEFAULT : DEFAULT.withFormat(format);
  }

  /** The same with another format. */
  public LoweringOptions withFormat(NumberFormat other) {
    return new LoweringOptions(other, form, order);
  }

  /** The same with another form. */
  public LoweringOptions withForm(LoopForm other) {
    return new LoweringOptions(format, other, order);
  }

  /** The same with this order in the first layer, whatever the sizes. */
  public LoweringOptions withOrder(LoopOrder other) {
    return new LoweringOptions(format, form, other);
  }
}
