package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SubGraph;

/**
 * Writes the int8 file that ships. It carries what TensorFlow Lite and TFLM read and nothing else:
 * no names, no metadata, no scales of convolutions' biases. A dense layer's biases keep theirs,
 * because both runtimes compare it with the product of the input's and the weights' scales
 * (kernel_util.cc, {@code GetQuantizedConvolutionMultipler}) and refuse the file when the two
 * differ by more than 0.02 of the output's scale.
 *
 * <p>The same network gives the same bytes everywhere, and the length follows from the architecture
 * alone.
 */
public final class ModelWriter {
  /** Version of the schema (TensorFlow Lite, schema.fbs). */
  private static final long SCHEMA_VERSION = 3;

  private static final int STRUCTURE_BYTES = 8192;
  private static final float[] NO_SCALES = {};

  /** Dimensions along which weights' scales change (8-bit quantization specification). */
  private static final int CONVOLUTION_CHANNELS = 0;

  private static final int DEPTHWISE_CHANNELS = 3;
  private static final int DENSE_UNITS = 0;

  private final QuantizedNetwork network;
  private final Graph graph;
  private final FlatBufferBuilder builder;
  private final Vectors vectors;
  private final TensorTables tensors;
  private final OperatorTables operators;

  private ModelWriter(QuantizedNetwork network, Graph graph) {
    this.network = network;
    this.graph = graph;
    int weightBytes =
        network.layers().stream()
            .mapToInt(layer -> layer.weights().length)
            .reduce(0, Math::addExact);
    this.builder = new FlatBufferBuilder(Math.addExact(weightBytes, STRUCTURE_BYTES));
    this.vectors = new Vectors(builder);
    this.tensors = new TensorTables(builder, vectors);
    this.operators = new OperatorTables(builder, vectors);
  }

  /**
   * The bytes of the file.
   *
   * @throws IllegalArgumentException when a layer's integers do not fit its shape, or a
   *     quantization is not the one that the runtimes demand
   */
  public static byte[] write(QuantizedNetwork network) {
    var graph = Graphs.of(network.architecture());
    NetworkCheck.check(network, graph);
    return new ModelWriter(network, graph).finished().sizedByteArray();
  }

  /**
   * The length of the file for an architecture before there is anything trained, in bytes. It is
   * laid out with weights that are shorter by multiples of the file's largest alignment, which
   * moves everything else by as much and changes no padding.
   */
  public static int lengthBytes(Architecture architecture) {
    var graph = Graphs.of(architecture);
    int leftOut =
        graph.operators().stream()
            .flatMap(operator -> graph.input(operator, 1).stream())
            .mapToInt(weights -> Untrained.leftOut(Math.toIntExact(weights.elements())))
            .reduce(0, Math::addExact);
    var builder = new ModelWriter(Untrained.network(architecture), graph).finished();
    return Math.addExact(builder.dataBuffer().remaining(), leftOut);
  }

  private FlatBufferBuilder finished() {
    int quantization = tensors.addActivation(graph.tensors().getFirst(), network.input());
    float inputScale = network.input().scale();
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      quantization = addTensors(layer, graph.operators().get(i), inputScale, quantization);
      inputScale = layer.output().scale();
    }
    int subgraph = writeSubgraph();
    int subgraphVector = Model.createSubgraphsVector(builder, new int[] {subgraph});
    int bufferVector = tensors.writeBuffers();
    int codeVector = operators.writeCodes();
    Model.finishModelBuffer(
        builder,
        Model.createModel(
            builder, SCHEMA_VERSION, codeVector, subgraphVector, 0, bufferVector, 0, 0, 0));
    return builder;
  }

  private int writeSubgraph() {
    var shapes = network.architecture().shapes();
    var layers = network.architecture().layers();
    int[] tables = new int[layers.size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = operators.write(graph.operators().get(i), layers.get(i), shapes.get(i));
    }
    int operatorVector = SubGraph.createOperatorsVector(builder, tables);
    int tensorVector = tensors.writeTensors();
    int inputVector = vectors.ofIntegers(graph.inputs());
    int outputVector = vectors.ofIntegers(graph.outputs());
    return SubGraph.createSubGraph(
        builder, tensorVector, inputVector, outputVector, operatorVector, 0);
  }

  /** Writes weights, biases and output of a layer, and returns the output's quantization. */
  private int addTensors(
      QuantizedLayer layer, Operator operator, float inputScale, int inputQuantization) {
    var output = graph.output(operator);
    return switch (layer.layer()) {
      case Conv2d _ -> addWeighted(layer, operator, CONVOLUTION_CHANNELS, NO_SCALES);
      case DepthwiseConv2d _ -> addWeighted(layer, operator, DEPTHWISE_CHANNELS, NO_SCALES);
      case Dense _ -> {
        var biasScale = new float[] {inputScale * layer.weightScales()[0]};
        yield addWeighted(layer, operator, DENSE_UNITS, biasScale);
      }
      case GlobalAveragePool _ -> {
        tensors.addActivation(output, inputQuantization);
        yield inputQuantization;
      }
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) has no form in a file. Maybe use another family."
                  .formatted(recurrent));
      case Softmax _ -> tensors.addActivation(output, layer.output());
    };
  }

  private int addWeighted(
      QuantizedLayer layer, Operator operator, int scaleDimension, float[] biasScales) {
    var weights = graph.tensors().get(operator.inputs().get(1));
    var biases = graph.tensors().get(operator.inputs().get(2));
    tensors.addWeights(weights, layer.weights(), layer.weightScales(), scaleDimension);
    tensors.addBiases(biases, layer.biases(), biasScales);
    return tensors.addActivation(graph.output(operator), layer.output());
  }
}
