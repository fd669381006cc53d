package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import org.tensorflow.lite.schema.Metadata;
import org.tensorflow.lite.schema.SubGraph;

/**
 * Writes the int8 file that ships. It carries what TensorFlow Lite and TFLM read and nothing else:
 * no names, no metadata but a memory plan, no scales of convolutions' biases. A dense layer's
 * biases keep theirs, because both runtimes compare it with the product of the input's and the
 * weights' scales (kernel_util.cc, {@code GetQuantizedConvolutionMultipler}) and refuse the file
 * when the two differ by more than 0.02 of the output's scale.
 *
 * <p>The same network gives the same bytes everywhere, and the length follows from the model's
 * structure alone: it is counted by going through the very steps of writing, with a builder that
 * only counts.
 */
public final class ModelWriter {
  /** Version of the schema (TensorFlow Lite, schema.fbs). */
  private static final long SCHEMA_VERSION = 3;

  private static final int STRUCTURE_BYTES = 8192;
  private static final String IDENTIFIER = "TFL3";

  private final Model model;
  private final FlatBufferBuilder builder;
  private final Vectors vectors;
  private final TensorTables tensors;
  private final OperatorTables operators;

  private ModelWriter(
      Model model, FlatBufferBuilder builder, TrainedValues values, boolean filled) {
    this.model = model;
    this.builder = builder;
    this.vectors = new Vectors(builder, filled);
    this.tensors = new TensorTables(builder, vectors, values);
    this.operators = new OperatorTables(builder, vectors);
  }

  /**
   * The bytes of the file.
   *
   * @param model the model of the network's architecture, with or without a memory plan
   * @throws IllegalArgumentException when a layer's integers do not fit its shape, or a
   *     quantization is not the one that the runtimes demand
   */
  public static byte[] write(Model model, QuantizedNetwork network) {
    NetworkCheck.check(network);
    return write(model, new LayerValues(network, model));
  }

  /** The bytes of the file for a model with these values. */
  public static byte[] write(Model model, TrainedValues values) {
    long constants =
        model.graphs().stream()
            .flatMap(graph -> graph.tensors().stream())
            .filter(Tensor::constant)
            .mapToLong(Tensor::bytes)
            .sum();
    var builder = new FlatBufferBuilder(Math.toIntExact(constants + STRUCTURE_BYTES));
    new ModelWriter(model, builder, values, true).finish();
    return builder.sizedByteArray();
  }

  /** The length of the file for a model, whatever its values, in bytes. */
  public static int lengthBytes(Model model) {
    var builder = new LengthBuilder();
    new ModelWriter(model, builder, Nothing.TRAINED, false).finish();
    return builder.lengthBytes();
  }

  private void finish() {
    int graphs = model.graphs().size();
    int[] tables = new int[graphs];
    int[][] scales = new int[graphs][];
    for (int i = 0; i < graphs; i++) {
      scales[i] = new int[model.graphs().get(i).tensors().size()];
    }
    for (int i = 0; i < graphs; i++) {
      tables[i] = write(i, model.graphs().get(i), scales);
    }
    int subgraphs = vectors.ofTables(tables, graphs);
    int metadata = model.plan().isPresent() ? writePlan(model.plan().get()) : 0;
    int buffers = tensors.writeBuffers();
    int codes = operators.writeCodes();
    int root =
        org.tensorflow.lite.schema.Model.createModel(
            builder, SCHEMA_VERSION, codes, subgraphs, 0, buffers, 0, metadata, 0);
    builder.finish(root, IDENTIFIER);
  }

  private int write(int index, Graph graph, int[][] scales) {
    int[] tensorTables = tensors.write(index, graph, scales[index]);
    int[] operatorTables = new int[graph.operators().size()];
    for (int i = 0; i < operatorTables.length; i++) {
      var operator = graph.operators().get(i);
      if (operator.operation() instanceof Operation.While(int condition, int body)) {
        handDown(operator, scales[index], condition, scales[condition]);
        handDown(operator, scales[index], body, scales[body]);
      }
      operatorTables[i] = operators.write(graph, operator);
    }
    int operatorVector = vectors.ofTables(operatorTables, operatorTables.length);
    int tensorVector = vectors.ofTables(tensorTables, tensorTables.length);
    int inputs = vectors.ofIntegers(graph.inputs());
    int outputs = vectors.ofIntegers(graph.outputs());
    return SubGraph.createSubGraph(builder, tensorVector, inputs, outputs, operatorVector, 0);
  }

  /** What a loop carries has one scale, inside and outside of it. */
  private void handDown(Operator loop, int[] scales, int graph, int[] inner) {
    var inputs = model.graphs().get(graph).inputs();
    for (int i = 0; i < inputs.size(); i++) {
      inner[inputs.get(i)] = scales[loop.inputs().get(i)];
    }
  }

  private int writePlan(OfflinePlan plan) {
    int buffer = tensors.addBuffer(plan.integers(model.graphs().size()));
    int name = builder.createString(OfflinePlan.METADATA);
    return org.tensorflow.lite.schema.Model.createMetadataVector(
        builder, new int[] {Metadata.createMetadata(builder, name, buffer)});
  }

  /** Stands for the values where only lengths are counted. */
  private enum Nothing implements TrainedValues {
    TRAINED;

    @Override
    public float scale(int graph, int tensor, int channel) {
      return 1;
    }

    @Override
    public int zeroPoint(int graph, int tensor) {
      return 0;
    }

    @Override
    public void put(int graph, int tensor, ByteBuffer room) {
      // Nothing is trained yet.
    }
  }
}
