package io.thimble.api.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The first look at folders of words, before anything is started for them: what can be said without
 * reading a recording. The worker looks at the recordings themselves.
 */
final class DataFolders {
  /** The name under which the built-in voice is known; no folder may take it. */
  static final String BUILT_IN = "synthetic";

  private static final int FEWEST_WORDS = 2;

  private DataFolders() {}

  /**
   * The folders as absolute paths.
   *
   * @throws CommandFailure with the first thing that is wrong
   */
  static List<Path> check(List<Path> folders) {
    var checked = new ArrayList<Path>();
    var byName = new HashMap<String, Path>();
    for (var given : folders) {
      var folder = given.toAbsolutePath().normalize();
      checkFolder(folder);
      checkWords(folder);
      var same = byName.put(name(folder), folder);
      if (same != null && !same.equals(folder)) {
        throw CommandFailure.badInput(
            "Two data folders have one name (%s): %s and %s. Maybe rename one: a data set is known by its folder's name."
                .formatted(name(folder), same, folder));
      }
      if (same == null) {
        checked.add(folder);
      }
    }
    return List.copyOf(checked);
  }

  /** The name of the data set in this folder. */
  static String name(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private static void checkFolder(Path folder) {
    if (!Files.exists(folder)) {
      throw bad(folder, "does not exist", "Maybe the path is misspelt.");
    }
    if (!Files.isDirectory(folder)) {
      throw bad(folder, "is no folder", "Maybe name the folder that holds one folder per word.");
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw bad(folder, "cannot be read", "Maybe its permissions forbid it.");
    }
    if (name(folder).isEmpty() || name(folder).equals(BUILT_IN)) {
      throw bad(folder, "has a name that no data set can take", "Maybe rename it.");
    }
    if (folder.toString().contains(File.pathSeparator)) {
      throw bad(
          folder,
          "has a '%s' in its path".formatted(File.pathSeparator),
          "Maybe rename it, or give a link to it.");
    }
  }

  private static void checkWords(Path folder) {
    try {
      var words = wordFolders(folder);
      if (words.isEmpty()) {
        throw holdsRecordings(folder)
            ? bad(
                folder,
                "has recordings but no folder for each word",
                "Maybe name the folder above it.")
            : bad(
                folder,
                "has no word: no folder with .wav files in it",
                "Maybe name the folder that holds yes/, no/, … with WAV files in each.");
      }
      if (words.size() < FEWEST_WORDS) {
        throw bad(
            folder,
            "has one word (%s); a search needs at least %d"
                .formatted(words.getFirst(), FEWEST_WORDS),
            "Maybe add a folder with recordings of another word.");
      }
    } catch (IOException unreadable) {
      throw CommandFailure.badInput(
          "The data folder (%s) cannot be read: %s. Maybe its permissions forbid it."
              .formatted(folder, unreadable.getMessage()),
          unreadable);
    }
  }

  private static List<String> wordFolders(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      var folders = entries.filter(Files::isDirectory).sorted().collect(Collectors.toList());
      var words = new ArrayList<String>();
      for (var candidate : folders) {
        var word = name(candidate);
        if (!word.startsWith("_") && !word.startsWith(".") && holdsRecordings(candidate)) {
          words.add(word);
        }
      }
      return words;
    }
  }

  private static boolean holdsRecordings(Path folder) throws IOException {
    DirectoryStream.Filter<Path> recordings =
        file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
    try (var files = Files.newDirectoryStream(folder, recordings)) {
      return files.iterator().hasNext();
    }
  }

  private static CommandFailure bad(Path folder, String what, String maybe) {
    return CommandFailure.badInput("The data folder (%s) %s. %s".formatted(folder, what, maybe));
  }
}
