package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.tensorflow.lite.schema.BufferT;
import org.tensorflow.lite.schema.MetadataT;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.ModelT;

/** Changes files through the schema's own object tree, as other tools would. */
final class ModelTrees {
  private ModelTrees() {}

  static byte[] change(byte[] file, Consumer<ModelT> change) {
    var tree = Model.getRootAsModel(ByteBuffer.wrap(file)).unpack();
    change.accept(tree);
    var builder = new FlatBufferBuilder();
    Model.finishModelBuffer(builder, Model.pack(builder, tree));
    return builder.sizedByteArray();
  }

  static void addMetadata(ModelT model, String name, byte[] data) {
    var buffers = Arrays.copyOf(model.getBuffers(), model.getBuffers().length + 1);
    var buffer = new BufferT();
    int[] values = new int[data.length];
    for (int i = 0; i < data.length; i++) {
      values[i] = Byte.toUnsignedInt(data[i]);
    }
    buffer.setData(values);
    buffers[buffers.length - 1] = buffer;
    model.setBuffers(buffers);
    var entry = new MetadataT();
    entry.setName(name);
    entry.setBuffer(buffers.length - 1);
    model.setMetadata(new MetadataT[] {entry});
  }
}
