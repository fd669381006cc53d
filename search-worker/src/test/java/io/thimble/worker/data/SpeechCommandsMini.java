package io.thimble.worker.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real recordings; a test that needs them is skipped, with a loud word, where they are missing. */
public final class SpeechCommandsMini {
  private SpeechCommandsMini() {}

  /** The folder of the data set. */
  public static Path folder() {
    var folder =
        Path.of(
            System.getProperty("thimble.shared", "../../shared"), "data", "speech-commands-mini");
    boolean there = Files.isDirectory(folder);
    if (!there) {
      System.err.println(
          "WARNING: NOT TESTED on real speech, no folder " + folder.toAbsolutePath());
    }
    Assumptions.assumeTrue(there, "no folder " + folder);
    return folder;
  }
}
