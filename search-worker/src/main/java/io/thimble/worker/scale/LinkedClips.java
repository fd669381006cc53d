package io.thimble.worker.scale;

import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.WordClip;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * A large data set made from a small one: its clips again and again, under other speakers' names,
 * as hard links that take no room on disk.
 */
final class LinkedClips {
  private LinkedClips() {}

  /**
   * Fills an empty folder.
   *
   * @param clips how many there shall be
   */
  static void link(DataSet small, Path folder, int clips) throws IOException {
    var validation = new ArrayList<String>();
    var testing = new ArrayList<String>();
    for (int i = 0; i < clips; i++) {
      var clip = small.clips().get(i % small.clips().size());
      var name = name(clip, i / small.clips().size());
      Files.createDirectories(folder.resolve(clip.word()));
      link(small.folder().resolve(clip.name()), folder.resolve(name));
      switch (clip.split()) {
        case TRAINING -> {}
        case VALIDATION -> validation.add(name);
        case TESTING -> testing.add(name);
      }
    }
    Files.write(folder.resolve("validation_list.txt"), validation);
    Files.write(folder.resolve("testing_list.txt"), testing);
    Files.createDirectories(folder.resolve(DataSet.BACKGROUND_FOLDER));
    for (var recording : small.background()) {
      link(small.folder().resolve(recording), folder.resolve(recording));
    }
  }

  /** Speakers stay in their split: the lists say which it is. */
  private static String name(WordClip clip, int copy) {
    return "%s/%03d%s".formatted(clip.word(), copy, clip.fileName());
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from.toRealPath());
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Another disk, or one without hard links.
      Files.copy(from, to);
    }
  }
}
