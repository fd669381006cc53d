package io.thimble.worker.score;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterAllocateTensors;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterDelete;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterGetInputTensor;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterGetInputTensorCount;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterGetOutputTensor;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterGetOutputTensorCount;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterGetTensor;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterInvoke;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsDelete;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterOptionsSetNumThreads;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteInterpreterResetVariableTensors;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelDelete;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorByteSize;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorCopyFromBuffer;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorCopyToBuffer;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorQuantizationParams;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorType;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteInt16;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteInt8;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.Quantization;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;
import org.bytedeco.tensorflowlite.TfLiteModel;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.jspecify.annotations.Nullable;

/**
 * TensorFlow Lite's interpreter for a model with one input and one output, each int8 or int16, on
 * one thread and without delegates. Native code trusts the file: hand it only bytes that this
 * program wrote or that {@link io.thimble.hw.tflite.ModelReader} has checked. An instance serves
 * one thread.
 */
public final class TfliteInterpreter implements AutoCloseable {
  private static final byte[] IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);
  private static final int IDENTIFIER_AT = 4;
  private static final int SMALLEST_FILE = 16;

  static {
    // Memory is given back by close(); JavaCPP's own limit would count PyTorch's memory as ours.
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    System.setProperty("org.bytedeco.javacpp.noPointerGC", "true");
  }

  private final BytePointer file;
  private final @Nullable TfLiteModel model;
  private final @Nullable TfLiteInterpreter interpreter;
  private final TfLiteTensor input;
  private final TfLiteTensor output;
  private final BytePointer inputBytes;
  private final BytePointer outputBytes;

  /**
   * Loads a model.
   *
   * @throws IllegalArgumentException when the bytes are no flatbuffer for TensorFlow Lite, when the
   *     interpreter refuses them, or when input or output is not one int8 or int16 tensor
   */
  public TfliteInterpreter(byte[] model) {
    this(model, false);
  }

  /**
   * Loads a model whose outputs, beside the first one, are activations to look at with {@link
   * #tensor}.
   *
   * @throws IllegalArgumentException as for the constructor
   */
  public static TfliteInterpreter ofTraced(byte[] model) {
    return new TfliteInterpreter(model, true);
  }

  private TfliteInterpreter(byte[] model, boolean traced) {
    requireIdentifier(model);
    // The interpreter reads weights from this copy as long as it lives.
    file = new BytePointer(model);
    this.model = TfLiteModelCreate(file, model.length);
    interpreter = this.model == null ? null : create(this.model);
    if (interpreter == null || TfLiteInterpreterAllocateTensors(interpreter) != kTfLiteOk) {
      release();
      throw new IllegalArgumentException(
          "TensorFlow Lite refuses the model (%d bytes%s). Maybe it uses an operator that the interpreter lacks."
              .formatted(model.length, unknownOperators(model)));
    }
    if (TfLiteInterpreterGetInputTensorCount(interpreter) != 1
        || (!traced && TfLiteInterpreterGetOutputTensorCount(interpreter) != 1)) {
      release();
      throw new IllegalArgumentException(
          "The model does not have one input and one output. Maybe it is no keyword spotter.");
    }
    input = TfLiteInterpreterGetInputTensor(interpreter, 0);
    output = TfLiteInterpreterGetOutputTensor(interpreter, 0);
    if (!isQuantized(input) || !isQuantized(output)) {
      release();
      throw new IllegalArgumentException(
          "The model's input or output is neither int8 nor int16. Maybe it was exported without"
              + " full integer quantization.");
    }
    inputBytes = new BytePointer(TfLiteTensorByteSize(input));
    outputBytes = new BytePointer(TfLiteTensorByteSize(output));
  }

  /** How the input stands for real numbers. */
  public Quantization inputQuantization() {
    return quantization(input);
  }

  /** How the output stands for real numbers. */
  public Quantization outputQuantization() {
    return quantization(output);
  }

  /** Length of the input, in bytes. */
  public int inputLength() {
    return Math.toIntExact(inputBytes.capacity());
  }

  /** Length of the output, in bytes. */
  public int outputLength() {
    return Math.toIntExact(outputBytes.capacity());
  }

  /**
   * Runs the model on one clip, from a fresh state.
   *
   * @param clip the quantized input; int16 in little-endian order
   * @return the quantized output, in the same order
   * @throws IllegalArgumentException when the input has another length
   * @throws IllegalStateException when the interpreter fails
   */
  public byte[] run(byte[] clip) {
    if (clip.length != inputLength()) {
      throw new IllegalArgumentException(
          "An input of %d bytes does not fit the model, which takes %d. Maybe the front end's settings are another network's."
              .formatted(clip.length, inputLength()));
    }
    inputBytes.put(clip);
    require(TfLiteInterpreterResetVariableTensors(interpreter));
    require(TfLiteTensorCopyFromBuffer(input, inputBytes, clip.length));
    require(TfLiteInterpreterInvoke(interpreter));
    var result = new byte[outputLength()];
    require(TfLiteTensorCopyToBuffer(output, outputBytes, result.length));
    outputBytes.get(result);
    return result;
  }

  /**
   * What a tensor holds after a run; only the last operator's inputs and the outputs surely keep
   * their values that long.
   */
  public byte[] tensor(int index) {
    var tensor = TfLiteInterpreterGetTensor(interpreter, index);
    var result = new byte[Math.toIntExact(TfLiteTensorByteSize(tensor))];
    try (var bytes = new BytePointer(result.length)) {
      require(TfLiteTensorCopyToBuffer(tensor, bytes, result.length));
      bytes.get(result);
    }
    return result;
  }

  @Override
  public void close() {
    inputBytes.close();
    outputBytes.close();
    release();
  }

  private void release() {
    if (interpreter != null) {
      TfLiteInterpreterDelete(interpreter);
    }
    if (model != null) {
      TfLiteModelDelete(model);
    }
    file.close();
  }

  private static @Nullable TfLiteInterpreter create(TfLiteModel model) {
    var options = TfLiteInterpreterOptionsCreate();
    TfLiteInterpreterOptionsSetNumThreads(options, 1);
    var interpreter = TfLiteInterpreterCreate(model, options);
    TfLiteInterpreterOptionsDelete(options);
    return interpreter;
  }

  private static Quantization quantization(TfLiteTensor tensor) {
    try (var parameters = TfLiteTensorQuantizationParams(tensor)) {
      var type = TfLiteTensorType(tensor) == kTfLiteInt16 ? ElementType.INT16 : ElementType.INT8;
      return new Quantization(parameters.scale(), parameters.zero_point(), type);
    }
  }

  private static boolean isQuantized(TfLiteTensor tensor) {
    int type = TfLiteTensorType(tensor);
    return type == kTfLiteInt8 || type == kTfLiteInt16;
  }

  /** Those that this program has no rule for, among which the interpreter may lack one. */
  private static String unknownOperators(byte[] model) {
    try {
      var unknown = ModelReader.read(model).unknownOperators();
      return unknown.isEmpty() ? "" : ", with " + String.join(", ", unknown);
    } catch (MalformedModelException e) {
      return ", " + e.getMessage();
    }
  }

  private static void requireIdentifier(byte[] model) {
    var fits = model.length >= SMALLEST_FILE;
    for (int i = 0; fits && i < IDENTIFIER.length; i++) {
      fits = model[IDENTIFIER_AT + i] == IDENTIFIER[i];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "The file (%d bytes) has no identifier TFL3. Maybe it is not a TensorFlow Lite model."
              .formatted(model.length));
    }
  }

  private static void require(int status) {
    if (status != kTfLiteOk) {
      throw new IllegalStateException(
          "The interpreter gave up (status %d). Maybe the model's tensors do not fit together."
              .formatted(status));
    }
  }
}
