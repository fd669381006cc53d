package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.schema.Metadata;
import org.tensorflow.lite.schema.SubGraph;

/**
 * Writes the file that ships, and one for desktop tools ({@link Flavour}). What ships carries what
 * TensorFlow Lite and TFLM read and nothing else: no names, no metadata but a memory plan, no
 * scales of convolutions' biases. A dense layer's biases keep theirs, because both runtimes compare
 * it with the product of the input's and the weights' scales (kernel_util.cc, {@code
 * GetQuantizedConvolutionMultipler}) and refuse the file when the two differ by more than 0.02 of
 * the output's scale.
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
  private final @Nullable DesktopTables desktop;
  private final Vectors vectors;
  private final TensorTables tensors;
  private final OperatorTables operators;

  private ModelWriter(
      Model model,
      FlatBufferBuilder builder,
      TrainedValues values,
      boolean filled,
      Flavour flavour) {
    this.model = model;
    this.builder = builder;
    this.desktop = flavour == Flavour.TFLITE ? new DesktopTables(builder, model) : null;
    this.vectors = new Vectors(builder, filled);
    this.tensors = new TensorTables(builder, vectors, values, flavour);
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
    return write(model, network, Flavour.MICRO);
  }

  /** As {@link #write(Model, QuantizedNetwork)}, in this flavour. */
  public static byte[] write(Model model, QuantizedNetwork network, Flavour flavour) {
    NetworkCheck.check(network);
    return write(model, new LayerValues(network, model), flavour);
  }

  /** The bytes of the file for a model with these values. */
  public static byte[] write(Model model, TrainedValues values) {
    return write(model, values, Flavour.MICRO);
  }

  /**
   * As {@link #write(Model, TrainedValues)}, in this flavour.
   *
   * @throws IllegalArgumentException when the file would be too large, or an operator is not known
   */
  public static byte[] write(Model model, TrainedValues values, Flavour flavour) {
    var unknown = model.unknownOperators();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The model cannot be written because of %s. Maybe it came from an imported file."
              .formatted(String.join(", ", unknown)));
    }
    long constants = SizeCheck.constantBytes(model);
    var builder = new FlatBufferBuilder(Math.toIntExact(constants + STRUCTURE_BYTES));
    new ModelWriter(model, builder, values, true, flavour).finish();
    return builder.sizedByteArray();
  }

  /**
   * The same model in this flavour.
   *
   * @param file what this writer wrote, in any flavour
   * @throws MalformedModelException when the file is damaged
   */
  public static byte[] rewrite(byte[] file, Flavour flavour) {
    return write(ModelReader.read(file), new WrittenValues(file), flavour);
  }

  /**
   * The length of the file for a model, whatever its values, in bytes.
   *
   * @throws IllegalArgumentException when the file would be too large
   */
  public static int lengthBytes(Model model) {
    var builder = new LengthBuilder();
    try {
      new ModelWriter(model, builder, Nothing.TRAINED, false, Flavour.MICRO).finish();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "The model (%d bytes of constants) does not fit a file. Maybe it has many large layers."
              .formatted(SizeCheck.constantBytes(model)),
          e);
    }
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
    int metadata = writeMetadata();
    int buffers = tensors.writeBuffers();
    int codes = operators.writeCodes();
    int description = desktop == null ? 0 : desktop.writeDescription();
    int signatures = desktop == null ? 0 : desktop.writeSignatures();
    int root =
        org.tensorflow.lite.schema.Model.createModel(
            builder,
            SCHEMA_VERSION,
            codes,
            subgraphs,
            description,
            buffers,
            0,
            metadata,
            signatures);
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
    int name = desktop == null ? 0 : desktop.writeName(index);
    return SubGraph.createSubGraph(builder, tensorVector, inputs, outputs, operatorVector, name);
  }

  /** What a loop carries has one scale, inside and outside of it. */
  private void handDown(Operator loop, int[] scales, int graph, int[] inner) {
    var inputs = model.graphs().get(graph).inputs();
    for (int i = 0; i < inputs.size(); i++) {
      inner[inputs.get(i)] = scales[loop.inputs().get(i)];
    }
  }

  /** The vector of metadata entries; 0 where there are none. */
  private int writeMetadata() {
    var plan = model.plan();
    if (desktop == null) {
      return plan.isPresent() ? metadata(writePlan(plan.get())) : 0;
    }
    int runtime = desktop.writeMinimumRuntime(tensors);
    return plan.isPresent() ? metadata(writePlan(plan.get()), runtime) : metadata(runtime);
  }

  private int metadata(int... entries) {
    return org.tensorflow.lite.schema.Model.createMetadataVector(builder, entries);
  }

  private int writePlan(OfflinePlan plan) {
    int buffer = tensors.addBuffer(plan.integers(model.graphs().size()));
    int name = builder.createString(OfflinePlan.METADATA);
    return Metadata.createMetadata(builder, name, buffer);
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
