package io.thimble.worker.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.db.setting.Setting;
import io.thimble.db.setting.WorkSettings;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The native engine, loaded once. Every operation on the processor runs on its caller's thread
 * alone: one training for each core is faster than one training on all of them, and its sums do not
 * depend on what else runs. Where the engine sees graphics processors, trainings go to them in
 * turn; there the same seed need not give the same bits.
 */
final class Torch {
  /** Where to train: {@code auto}, {@code cpu} or {@code gpu}. */
  private static final Setting DEVICE = WorkSettings.TRAINING_DEVICE;

  private static final Engine ENGINE = load();
  private static final int SEEN = ENGINE.getGpuCount();

  /** Where the count starts differs from process to process, of which each has one training. */
  private static final AtomicInteger MANAGERS =
      new AtomicInteger((int) ProcessHandle.current().pid());

  private Torch() {}

  /** A manager that owns native memory until it is closed; to be used by one thread. */
  static PtNDManager newManager() {
    // The number of threads is a setting of the process for PyTorch and one of the thread for
    // OpenMP: each thread says it anew.
    JniUtils.setNumThreads(1);
    // So is this: scripts run as they are written. What the engine's optimizer makes of them
    // depends
    // on the runs before.
    JniUtils.setGraphExecutorOptimize(false);
    return (PtNDManager) ENGINE.newBaseManager(nextDevice());
  }

  /**
   * How many graphics processors are used.
   *
   * @param wish {@code auto}: all there are; {@code cpu}: none; {@code gpu}: all there are, at
   *     least one
   * @param seen how many the engine sees
   * @throws IllegalArgumentException when the wish is another word, or cannot be met
   */
  static int graphicsProcessors(String wish, int seen) {
    return switch (wish) {
      case "auto" -> seen;
      case "cpu" -> 0;
      case "gpu" -> {
        if (seen == 0) {
          throw new IllegalArgumentException(
              "%s is gpu, and the engine sees none. Maybe name PyTorch's CUDA libraries (PYTORCH_LIBRARY_PATH), or use auto."
                  .formatted(DEVICE));
        }
        yield seen;
      }
      default ->
          throw new IllegalArgumentException(
              "%s (%s) is not known. Maybe use auto, cpu or gpu.".formatted(DEVICE, wish));
    };
  }

  /** Does native work that the engine keeps no graph of, within a training. */
  static <T> T withoutGraph(Supplier<T> work) {
    JniUtils.setGradMode(false);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(true);
    }
  }

  private static Device nextDevice() {
    var wish = DEVICE.in(System.getenv());
    int processors = graphicsProcessors(wish, SEEN);
    return processors == 0
        ? Device.cpu()
        : Device.gpu(Math.floorMod(MANAGERS.getAndIncrement(), processors));
  }

  private static Engine load() {
    // All native parts come with the program: nothing is downloaded, nothing calls home.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    var engine = Engine.getEngine("PyTorch");
    JniUtils.setNumInteropThreads(1);
    return engine;
  }
}
