package io.thimble.hw.tflite;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.schema.BufferT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.MetadataT;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.SignatureDefT;
import org.tensorflow.lite.schema.SubGraphT;

/** What may be left out of a published file, one thing after the other, through the object tree. */
enum LeanStep {
  PACKED_AGAIN(
      "packed again by the schema's own classes, nothing left out", LeanStep::withoutEmptyVectors),
  NAMES("names of tensors and graphs", LeanStep::withoutNames),
  METADATA("metadata, description, signatures", LeanStep::withoutMetadata),
  RANGES("ranges of floats and signatures of shapes", LeanStep::withoutRanges),
  BIASES("scales and zero points of convolutions' biases", LeanStep::withoutBiasScales);

  private static final int BIASES_INPUT = 2;

  private final String what;
  private final Consumer<ModelT> change;

  LeanStep(String what, Consumer<ModelT> change) {
    this.what = what;
    this.change = change;
  }

  String what() {
    return what;
  }

  /** The file without what this step leaves out. */
  byte[] apply(byte[] file) {
    return ModelTrees.change(
        file,
        model -> {
          change.accept(model);
          // Packing turns what is absent into empty vectors, each time.
          withoutEmptyVectors(model);
        });
  }

  private static void withoutEmptyVectors(ModelT model) {
    for (var graph : model.getSubgraphs()) {
      for (var tensor : graph.getTensors()) {
        if (isEmpty(tensor.getShapeSignature())) {
          tensor.setShapeSignature(null);
        }
        tensor.setVariantTensors(null);
        var quantization = tensor.getQuantization();
        if (quantization != null) {
          quantization.setMin(isEmpty(quantization.getMin()) ? null : quantization.getMin());
          quantization.setMax(isEmpty(quantization.getMax()) ? null : quantization.getMax());
          boolean none = quantization.getScale() == null || quantization.getScale().length == 0;
          if (none && quantization.getMin() == null) {
            tensor.setQuantization(null);
          }
        }
      }
      for (var operator : graph.getOperators()) {
        operator.setMutatingVariableInputs(null);
        operator.setCustomOptions(null);
        if (isEmpty(operator.getIntermediates())) {
          operator.setIntermediates(null);
        }
      }
    }
    for (var buffer : model.getBuffers()) {
      if (isEmpty(buffer.getData())) {
        buffer.setData(null);
      }
    }
    model.setMetadataBuffer(null);
    if (model.getMetadata() != null && model.getMetadata().length == 0) {
      model.setMetadata(null);
    }
    if (model.getSignatureDefs() != null && model.getSignatureDefs().length == 0) {
      model.setSignatureDefs(null);
    }
  }

  private static void withoutNames(ModelT model) {
    for (var graph : model.getSubgraphs()) {
      graph.setName(null);
      for (var tensor : graph.getTensors()) {
        tensor.setName(null);
      }
    }
  }

  private static void withoutMetadata(ModelT model) {
    var entries = model.getMetadata();
    if (entries != null) {
      for (MetadataT entry : entries) {
        model.getBuffers()[(int) entry.getBuffer()] = new BufferT();
      }
    }
    model.setMetadata(new MetadataT[0]);
    model.setSignatureDefs(new SignatureDefT[0]);
    model.setDescription(null);
  }

  private static void withoutRanges(ModelT model) {
    for (var graph : model.getSubgraphs()) {
      for (var tensor : graph.getTensors()) {
        tensor.setShapeSignature(null);
        if (tensor.getQuantization() != null) {
          tensor.getQuantization().setMin(null);
          tensor.getQuantization().setMax(null);
        }
      }
    }
  }

  private static void withoutBiasScales(ModelT model) {
    for (var graph : model.getSubgraphs()) {
      biases(model, graph).forEach(index -> graph.getTensors()[index].setQuantization(null));
    }
  }

  private static Stream<Integer> biases(ModelT model, SubGraphT graph) {
    return Stream.of(graph.getOperators())
        .filter(operator -> operator.getInputs().length > BIASES_INPUT)
        .filter(
            operator -> {
              var entry = model.getOperatorCodes()[(int) operator.getOpcodeIndex()];
              int code = Math.max(entry.getBuiltinCode(), entry.getDeprecatedBuiltinCode());
              return code == BuiltinOperator.CONV_2D || code == BuiltinOperator.DEPTHWISE_CONV_2D;
            })
        .map(operator -> operator.getInputs()[BIASES_INPUT]);
  }

  private static boolean isEmpty(int @Nullable [] values) {
    return values == null || values.length == 0;
  }

  private static boolean isEmpty(float @Nullable [] values) {
    return values == null || values.length == 0;
  }
}
