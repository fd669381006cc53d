package io.thimble.worker.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Operations in TorchScript (kernels.py beside this class): many native operations in one call.
 * Belongs to one training, and is gone with its manager.
 */
final class Kernels {
  private static final byte[] ARCHIVE = archive();

  private final PtSymbolBlock module;

  Kernels(PtNDManager manager) {
    try {
      module = JniUtils.loadModule(manager, new ByteArrayInputStream(ARCHIVE), false, false);
    } catch (IOException e) {
      throw new IllegalStateException("The kernels could not be read from memory.", e);
    }
  }

  /**
   * Calls a function of the script.
   *
   * @param name of the function
   * @param manager owns the results
   * @param arguments are closed
   */
  List<PtNDArray> run(String name, PtNDManager manager, IValue... arguments) {
    try (var result = IValueUtils.runMethod(module, name, arguments)) {
      return List.of(
          result.isTensor()
              ? new PtNDArray[] {result.toTensor(manager)}
              : result.toTensorArray(manager));
    } finally {
      for (var argument : arguments) {
        argument.close();
      }
    }
  }

  private static byte[] archive() {
    try (var stream = Kernels.class.getResourceAsStream("kernels.py")) {
      if (stream == null) {
        throw new IllegalStateException("The program's file kernels.py is missing.");
      }
      var code = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      return ScriptArchive.pack("Kernels", code);
    } catch (IOException e) {
      throw new IllegalStateException("The program's file kernels.py cannot be read.", e);
    }
  }
}
