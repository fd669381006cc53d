package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Proposable;
import io.thimble.hw.score.Goals;
import io.thimble.hw.score.Objective;
import io.thimble.hw.tflite.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for, with every default filled in. {@link SearchSpecJson} reads it and says
 * what is wrong.
 *
 * @param name shown to people
 * @param dataset name of a data set that a worker sees
 * @param keywords the words to tell apart, besides {@code unknown} and {@code silence}
 * @param device id of a device of the catalogue, or null
 * @param budget upper limits, besides those of the device
 * @param families whose spaces are searched
 * @param strategy name of the strategy, for example {@code genetic}
 * @param objectives what the front trades off, all minimised
 * @param trials most trials
 * @param maxDuration no new trial is proposed after this time, measured from the start
 * @param parallelism trials in training at once; proposal n sees the results of trials numbered
 *     below n - parallelism
 * @param training how a trial is trained
 * @param seed the same seed gives the same trials and the same front
 * @param warmStart ids of earlier searches whose trials the strategy learns from before its own
 */
public record SearchSpec(
    String name,
    String dataset,
    List<String> keywords,
    @Nullable String device,
    Budget budget,
    List<Family> families,
    String strategy,
    List<Objective> objectives,
    int trials,
    Duration maxDuration,
    int parallelism,
    TrainingSpec training,
    long seed,
    List<UUID> warmStart)
    implements Proposable, Goals {
  /** The label of the class of all words that are no keyword. */
  public static final String UNKNOWN = "unknown";

  /** The label of the class without a word. */
  public static final String SILENCE = "silence";

  /** Whether a label stands for a word to react to. */
  public static boolean isKeyword(String label) {
    return !label.equals(SILENCE) && !label.equals(UNKNOWN);
  }

  public SearchSpec {
    keywords = List.copyOf(keywords);
    families = List.copyOf(families);
    objectives = List.copyOf(objectives);
    warmStart = List.copyOf(warmStart);
  }

  /** Labels in the order of the network's outputs: silence, unknown, then the keywords as given. */
  @Override
  public List<String> labels() {
    return labels(keywords);
  }

  /** What a network that knows these keywords tells apart: silence, unknown, then the keywords. */
  public static List<String> labels(List<String> keywords) {
    return Stream.concat(Stream.of(SILENCE, UNKNOWN), keywords.stream()).toList();
  }

  /** All schemes of a search have one format. */
  @Override
  public NumberFormat format() {
    return training.quantization().getFirst().format();
  }

  /** The same with these keywords. */
  public SearchSpec withKeywords(List<String> keywords) {
    return new SearchSpec(
        name,
        dataset,
        keywords,
        device,
        budget,
        families,
        strategy,
        objectives,
        trials,
        maxDuration,
        parallelism,
        training,
        seed,
        warmStart);
  }
}
