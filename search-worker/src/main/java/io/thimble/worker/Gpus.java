package io.thimble.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The graphics processors of this machine. */
final class Gpus {
  private static final Path DEVICES = Path.of("/dev");

  /** How NVIDIA's driver names the device file of each one on Linux. */
  private static final String NAMES = "nvidia[0-9]*";

  private Gpus() {}

  /** How many there are; 0 where none shows. */
  static int count() {
    try (var devices = Files.newDirectoryStream(DEVICES, NAMES)) {
      int count = 0;
      for (var _ : devices) {
        count++;
      }
      return count;
    } catch (IOException e) {
      return 0;
    }
  }
}
