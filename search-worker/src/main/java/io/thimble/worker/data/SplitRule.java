package io.thimble.worker.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which split a clip belongs to. Where a data set has one of the lists, they decide, and what they
 * do not name is for training. Without lists the speaker decides: the first 80 bits of the SHA-1 of
 * the speaker's name, read as a number, modulo 100; below 12 is validation, below 24 is testing.
 */
final class SplitRule {
  static final String VALIDATION_LIST = "validation_list.txt";
  static final String TESTING_LIST = "testing_list.txt";

  private static final String SPEAKER_END = "_nohash_";
  private static final int BUCKETS = 100;
  private static final int VALIDATION_BELOW = 12;
  private static final int TESTING_BELOW = 24;
  private static final int DIGEST_BYTES = 10;

  private final boolean listed;
  private final Set<String> validation;
  private final Set<String> testing;

  private SplitRule(boolean listed, Set<String> validation, Set<String> testing) {
    this.listed = listed;
    this.validation = validation;
    this.testing = testing;
  }

  /** The rule of one data set's folder. */
  static SplitRule of(Path folder) throws IOException {
    var validation = folder.resolve(VALIDATION_LIST);
    var testing = folder.resolve(TESTING_LIST);
    return new SplitRule(
        Files.exists(validation) || Files.exists(testing), names(validation), names(testing));
  }

  private static Set<String> names(Path list) throws IOException {
    if (!Files.exists(list)) {
      return Set.of();
    }
    try (var lines = Files.lines(list)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
    }
  }

  Split split(String word, String fileName) {
    if (!listed) {
      return bySpeaker(speaker(fileName));
    }
    String name = word + "/" + fileName;
    if (testing.contains(name)) {
      return Split.TESTING;
    }
    return validation.contains(name) ? Split.VALIDATION : Split.TRAINING;
  }

  /** The part before {@code _nohash_}; the whole file name where there is none. */
  static String speaker(String fileName) {
    int end = fileName.indexOf(SPEAKER_END);
    return end < 0 ? fileName : fileName.substring(0, end);
  }

  static Split bySpeaker(String speaker) {
    byte[] digest = Digests.sha1(speaker.getBytes(StandardCharsets.UTF_8));
    int bucket = 0;
    for (int i = 0; i < DIGEST_BYTES; i++) {
      bucket = (bucket * 256 + (digest[i] & 0xFF)) % BUCKETS;
    }
    if (bucket < VALIDATION_BELOW) {
      return Split.VALIDATION;
    }
    return bucket < TESTING_BELOW ? Split.TESTING : Split.TRAINING;
  }
}
