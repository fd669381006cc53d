package io.thimble.worker.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Remembers what reading all files of a data set found, for as long as none of them changes. */
final class ScanCache {
  private static final String END = "end";

  private final Path folder;

  ScanCache(Path cacheFolder) {
    this.folder = cacheFolder.resolve("scans");
  }

  /** Changes with any name, size or time of change. */
  static String key(Path dataSet, DataSetFiles files) throws IOException {
    var text = new StringBuilder("scan 2\n").append(dataSet.toRealPath()).append('\n');
    for (var names : List.of(files.sounds(), files.lists())) {
      for (String name : names) {
        // One look at each file: of a large set there are a hundred thousand.
        var attributes = Files.readAttributes(dataSet.resolve(name), BasicFileAttributes.class);
        text.append(name)
            .append('\t')
            .append(attributes.size())
            .append('\t')
            .append(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
            .append('\n');
      }
    }
    return Digests.sha256(text.toString());
  }

  Optional<ScanResult> find(String key) throws IOException {
    var file = folder.resolve(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getLast().equals(END)) {
      return Optional.empty();
    }
    var skipped = new ArrayList<SkippedFile>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      int tab = line.indexOf('\t');
      skipped.add(new SkippedFile(line.substring(0, tab), line.substring(tab + 1)));
    }
    return Optional.of(new ScanResult(lines.getFirst(), skipped));
  }

  void keep(String key, ScanResult result) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(result.contentHash());
    for (var skipped : result.skipped()) {
      lines.add(skipped.name() + "\t" + skipped.reason().replaceAll("\\s+", " "));
    }
    lines.add(END);
    AtomicFiles.write(
        folder.resolve(key), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What reading all files found.
   *
   * @param contentHash digest of all names and contents
   * @param skipped files that cannot be read
   */
  record ScanResult(String contentHash, List<SkippedFile> skipped) {}
}
