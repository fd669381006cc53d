package io.thimble.worker.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process, as Linux tells it (proc_pid_status(5)). */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Writing this number forgets the peak so far (proc_pid_clear_refs(5)). */
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private static final String FORGET_PEAK = "5";

  private ProcessMemory() {}

  static void forgetPeak() throws IOException {
    Files.writeString(CLEAR, FORGET_PEAK);
  }

  /** Most since the peak was forgotten. */
  static long peakMegabytes() throws IOException {
    return megabytes("VmHWM:");
  }

  /** What is no file's. */
  static long anonymousMegabytes() throws IOException {
    return megabytes("RssAnon:");
  }

  private static long megabytes(String name) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("%s holds no %s".formatted(STATUS, name)));
  }
}
