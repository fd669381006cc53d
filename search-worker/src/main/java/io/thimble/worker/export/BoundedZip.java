package io.thimble.worker.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.ZipFile;

/** A zip from a stranger: few entries, plain names, and no entry larger than its reader allows. */
final class BoundedZip implements AutoCloseable {
  private static final long LONGEST_FILE = 64L << 20;
  private static final int MOST_ENTRIES = 64;

  private final Path path;
  private final ZipFile zip;

  private BoundedZip(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens a zip and checks its entries' names.
   *
   * @throws InvalidBundleException when it is missing, no zip, too large or strangely named
   */
  static BoundedZip open(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new InvalidBundleException(
            "The bundle (%s) is not there, or no file. Maybe the path is misspelt."
                .formatted(path));
      }
      if (Files.size(path) > LONGEST_FILE) {
        throw new InvalidBundleException(
            "The bundle (%s, %d bytes) is larger than %d bytes. Maybe it is another file."
                .formatted(path, Files.size(path), LONGEST_FILE));
      }
      var zip = new ZipFile(path.toFile());
      try {
        checkNames(path, zip);
      } catch (InvalidBundleException e) {
        zip.close();
        throw e;
      }
      return new BoundedZip(path, zip);
    } catch (IOException e) {
      throw new InvalidBundleException(
          "The bundle (%s) is no zip that can be read: %s. Maybe the download broke off."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /**
   * The bytes of an entry.
   *
   * @throws InvalidBundleException when it is missing, broken, or unpacks to more than {@code
   *     longest} bytes
   */
  byte[] read(String name, int longest) {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new InvalidBundleException(
          "The bundle (%s) has no %s. Maybe it is another zip.".formatted(path, name));
    }
    try (var stream = zip.getInputStream(entry)) {
      var bytes = stream.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new InvalidBundleException(
            "%s in the bundle (%s) is larger than %d bytes. Maybe the zip was made to do harm."
                .formatted(name, path, longest));
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidBundleException(
          "%s in the bundle (%s) is broken: %s. Maybe the download broke off."
              .formatted(name, path, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new InvalidBundleException("The bundle (%s) cannot be closed.".formatted(path), e);
    }
  }

  private static void checkNames(Path path, ZipFile zip) {
    if (zip.size() > MOST_ENTRIES) {
      throw new InvalidBundleException(
          "The bundle (%s) has %d entries, more than %d. Maybe it is another zip."
              .formatted(path, zip.size(), MOST_ENTRIES));
    }
    var names = new HashSet<String>();
    for (var entry : zip.stream().toList()) {
      var name = entry.getName();
      if (!names.add(name) || !name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw new InvalidBundleException(
            "The bundle (%s) has an entry (%s) that is a path or is there twice. Maybe the zip was made to do harm."
                .formatted(path, name.replaceAll("\\p{Cntrl}", " ")));
      }
    }
  }
}
