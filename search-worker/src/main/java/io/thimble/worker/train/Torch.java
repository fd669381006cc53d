package io.thimble.worker.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The native engine, loaded once. Every operation runs on its caller's thread alone: one training
 * for each core is faster than one training on all of them, and its sums do not depend on what else
 * runs.
 */
final class Torch {
  private static final Engine ENGINE = load();

  private Torch() {}

  /** A manager that owns native memory until it is closed; to be used by one thread. */
  static PtNDManager newManager() {
    // The number of threads is a setting of the process for PyTorch and one of the thread for
    // OpenMP: each thread says it anew.
    JniUtils.setNumThreads(1);
    return (PtNDManager) ENGINE.newBaseManager(Device.cpu());
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
