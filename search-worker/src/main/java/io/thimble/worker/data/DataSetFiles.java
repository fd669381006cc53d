package io.thimble.worker.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files that belong to a data set, without opening them.
 *
 * @param sounds names of all sound files, {@code FOLDER/FILE}, sorted
 * @param lists names of the split lists that are there
 */
record DataSetFiles(List<String> sounds, List<String> lists) {

  static DataSetFiles in(Path folder) throws IOException {
    var sounds = new ArrayList<String>();
    for (String directory : names(folder, Files::isDirectory)) {
      if (isWord(directory) || directory.equals(DataSet.BACKGROUND_FOLDER)) {
        for (String file : names(folder.resolve(directory), Files::isRegularFile)) {
          if (file.toLowerCase(Locale.ROOT).endsWith(".wav") && !file.startsWith(".")) {
            sounds.add(directory + "/" + file);
          }
        }
      }
    }
    var lists =
        Stream.of(SplitRule.TESTING_LIST, SplitRule.VALIDATION_LIST)
            .filter(list -> Files.isRegularFile(folder.resolve(list)))
            .toList();
    return new DataSetFiles(sounds.stream().sorted().toList(), lists);
  }

  static boolean isBackground(String sound) {
    return sound.startsWith(DataSet.BACKGROUND_FOLDER + "/");
  }

  private static boolean isWord(String directory) {
    return !directory.startsWith("_") && !directory.startsWith(".");
  }

  private static List<String> names(Path folder, Predicate<Path> kind) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(kind).map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
