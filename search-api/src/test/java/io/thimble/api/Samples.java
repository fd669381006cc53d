package io.thimble.api;

import io.thimble.db.Database;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.hw.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Data sets and specs that tests agree on. */
public final class Samples {
  /** Has five of the ten default keywords. */
  public static final String WORDS = "words";

  /** Speaks whatever it is asked for. */
  public static final String SPOKEN = "synthetic";

  /** Cannot be used. */
  public static final String BROKEN = "broken";

  /** Has no default keyword at all. */
  public static final String COLOURS = "colours";

  private Samples() {}

  /** Registers the data sets that tests search on. */
  public static void datasets(Database stores) {
    see(stores, WORDS, List.of("yes", "no", "stop", "go", "left", "marvin"), false, null);
    see(stores, SPOKEN, List.of(), true, null);
    see(stores, COLOURS, List.of("red", "green"), false, null);
    see(
        stores,
        BROKEN,
        List.of("yes"),
        false,
        "The data set (broken) has fewer than two usable words (yes). Maybe it is the wrong"
            + " folder.");
  }

  /** A spec that fits. */
  public static String spec(String name) {
    return """
    {"name": "%s", "dataset": "words", "keywords": ["yes", "no", "stop", "go"],
     "device": "nucleo-f446re", "budget": {"flashBytes": 200000, "sramBytes": 80000},
     "trials": 12, "training": {"epochs": 8}, "seed": 7}
    """
        .formatted(name);
  }

  /** Bytes that stand for the model of a trial. */
  public static byte[] model(int trial) {
    return ("model of trial " + trial).getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes that stand for its bundle. */
  public static byte[] bundle(int trial) {
    return ("bundle of trial " + trial).getBytes(StandardCharsets.UTF_8);
  }

  /** The tag that a download of these bytes carries. */
  public static String tag(byte[] bytes) {
    return "\"" + Sha256.of(bytes) + "\"";
  }

  private static void see(
      Database stores, String name, List<String> words, boolean any, @Nullable String problem) {
    SortedMap<String, Integer> clips = new TreeMap<>();
    words.forEach(word -> clips.put(word, 100 + word.length()));
    stores
        .datasets()
        .see(
            new StoredDataset(
                name, "/data/" + name, clips, any, problem, List.of(), Instant.now()));
  }
}
