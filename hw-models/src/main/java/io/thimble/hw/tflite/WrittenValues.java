package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.Tensor;

/** The trained values that stand in a file of {@link ModelWriter}. */
final class WrittenValues implements TrainedValues {
  private final Model file;

  WrittenValues(byte[] file) {
    this.file = Model.getRootAsModel(ByteBuffer.wrap(file));
  }

  @Override
  public float scale(int graph, int tensor, int channel) {
    return quantization(graph, tensor).scale(channel);
  }

  @Override
  public int zeroPoint(int graph, int tensor) {
    return Math.toIntExact(quantization(graph, tensor).zeroPoint(0));
  }

  @Override
  public void put(int graph, int tensor, ByteBuffer room) {
    var buffer = file.buffers(Math.toIntExact(tensor(graph, tensor).buffer()));
    room.put(buffer.dataAsByteBuffer());
  }

  private QuantizationParameters quantization(int graph, int tensor) {
    return tensor(graph, tensor).quantization();
  }

  private Tensor tensor(int graph, int tensor) {
    return file.subgraphs(graph).tensors(tensor);
  }
}
