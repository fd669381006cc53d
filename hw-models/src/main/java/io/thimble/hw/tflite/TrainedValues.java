package io.thimble.hw.tflite;

import java.nio.ByteBuffer;

/** What training and calibration put into a model; graphs and tensors are named by index. */
public interface TrainedValues {
  /** The scale of a tensor, or of one of its channels. */
  float scale(int graph, int tensor, int channel);

  /** The zero point of an activation; weights and biases have none. */
  int zeroPoint(int graph, int tensor);

  /**
   * Puts the values of a constant into the file.
   *
   * @param room as many bytes as the tensor has, in little-endian order, all zero
   */
  void put(int graph, int tensor, ByteBuffer room);
}
