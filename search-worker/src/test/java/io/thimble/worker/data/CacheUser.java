package io.thimble.worker.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A process of its own that asks a cache for three values and says what happens: "waiting", when
 * another one computes them; "computing", after it has put the first in place; then, told to go on,
 * the values.
 */
final class CacheUser implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private CacheUser(Process process) {
    this.process = process;
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one that would fill its values with the given one. */
  static CacheUser start(Path cacheFolder, int value) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new CacheUser(
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    classes,
                    CacheUser.class.getName(),
                    cacheFolder.toString(),
                    Integer.toString(value)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** What it says next. */
  String next() throws IOException {
    return String.valueOf(said.readLine());
  }

  void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  static void put(FeatureFile.Values values, long first, int... piece) {
    var buffer = ByteBuffer.allocate(piece.length * Integer.BYTES).order(ByteOrder.nativeOrder());
    for (int value : piece) {
      buffer.putInt(value);
    }
    try {
      values.put(first, buffer.flip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    var cache = new FeatureCache(Path.of(arguments[0]), FeatureCache.DEFAULT_MAXIMUM_BYTES);
    int value = Integer.parseInt(arguments[1]);
    var asking =
        new Thread(
            () -> {
              var values = cache.get("same", 3, into -> compute(into, value));
              System.out.println(Arrays.toString(values.toArray(ValueLayout.JAVA_INT)));
            });
    asking.start();
    while (asking.isAlive()) {
      if (asking.getState() == Thread.State.TIMED_WAITING) {
        System.out.println("waiting");
        break;
      }
      Thread.onSpinWait();
    }
    asking.join();
  }

  private static void compute(FeatureFile.Values into, int value) {
    put(into, 0, value);
    System.out.println("computing");
    try {
      if (System.in.read() < 0) {
        throw new IllegalStateException("Nobody is there any more.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    put(into, 1, value, value);
  }
}
