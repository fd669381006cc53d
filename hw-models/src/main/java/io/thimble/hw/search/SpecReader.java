package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.device.Devices;
import io.thimble.hw.json.FieldReader;
import io.thimble.hw.score.Objective;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one spec; the listener of its fields hears of every problem. */
final class SpecReader {
  /** What may name a folder: no separators, no leading dot or underscore. */
  private static final Pattern FOLDER_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'-]*");

  private static final String FOLDER_NAME_HINT =
      "use letters, digits, blanks, dots, hyphens and underscores, beginning with a letter or"
          + " digit";

  private static final List<String> FAMILIES =
      SearchLimits.FAMILIES.stream().map(Family::label).toList();

  private final FieldReader fields;

  SpecReader(FieldReader fields) {
    this.fields = fields;
  }

  /** The spec, or null when it lacks what has no default; then the listener heard so. */
  @Nullable SearchSpec read() {
    var name = fields.text("name", SearchLimits.LONGEST_NAME);
    var dataset = dataset();
    var keywords = keywords();
    var device = known("device", Devices.ids(), fields.text("device", SearchLimits.LONGEST_LABEL));
    var board = new BoardQuestions(fields, device);
    var budget = board.budget();
    var families = families();
    var strategy =
        known(
            "strategy",
            SearchLimits.STRATEGIES,
            fields.text("strategy", SearchLimits.LONGEST_LABEL));
    var objectives = objectives(board);
    var trials = fields.whole("trials", 1, SearchLimits.MOST_TRIALS);
    var maxDuration = maxDuration();
    var parallelism = fields.whole("parallelism", 1, SearchLimits.MOST_PARALLELISM);
    var trainingFields = fields.object("training");
    var training =
        trainingFields == null
            ? SearchDefaults.TRAINING
            : new TrainingReader(trainingFields).read(families);
    var seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    var warmStart = warmStart();
    fields.reportUnknownFields();
    if (dataset == null) {
      return null;
    }
    return new SearchSpec(
        name == null ? SearchDefaults.name(dataset) : name,
        dataset,
        orElse(keywords, SearchDefaults.KEYWORDS),
        device,
        budget,
        families == null ? SchemesReader.families(training.quantization()) : families,
        orElse(strategy, SearchDefaults.STRATEGY),
        orElse(objectives, SearchDefaults.OBJECTIVES),
        trials == null ? SearchDefaults.TRIALS : trials.intValue(),
        orElse(maxDuration, SearchDefaults.MAX_DURATION),
        parallelism == null ? SearchDefaults.PARALLELISM : parallelism.intValue(),
        training,
        seed == null ? SearchDefaults.SEED : seed,
        warmStart);
  }

  private @Nullable String dataset() {
    if (!fields.has("dataset")) {
      fields.problem("dataset", "is missing", "name a data set that a worker sees");
      return null;
    }
    return fields.require(
        "dataset",
        fields.text("dataset", SearchLimits.LONGEST_DATASET),
        FOLDER_NAME.asMatchPredicate(),
        "is no name of a data set",
        FOLDER_NAME_HINT);
  }

  private @Nullable List<String> keywords() {
    var keywords =
        fields.texts("keywords", SearchLimits.MOST_KEYWORDS, SearchLimits.LONGEST_KEYWORD);
    if (keywords == null) {
      return null;
    }
    for (var keyword : keywords) {
      if (keyword.equals(SearchSpec.UNKNOWN) || keyword.equals(SearchSpec.SILENCE)) {
        fields.problem(
            "keywords", "name the class " + keyword, "leave it out: every network has that class");
      } else if (!FOLDER_NAME.matcher(keyword).matches()) {
        fields.problem("keywords", "hold what is no word: " + keyword, FOLDER_NAME_HINT);
      }
    }
    requireDistinct("keywords", keywords, Function.identity());
    if (keywords.size() < 2) {
      fields.problem("keywords", "are fewer than two", "add a word to tell apart");
    }
    return keywords;
  }

  private @Nullable List<Family> families() {
    var labels = fields.texts("families", SearchLimits.MOST_LABELS, SearchLimits.LONGEST_LABEL);
    return chosen("families", labels, FAMILIES, Family::ofLabel, Family::label);
  }

  private @Nullable List<Objective> objectives(BoardQuestions board) {
    var labels = fields.texts("objectives", SearchLimits.MOST_LABELS, SearchLimits.LONGEST_LABEL);
    var all = Arrays.stream(Objective.values()).map(Objective::label).toList();
    var objectives =
        chosen(
            "objectives",
            labels,
            all,
            label -> Objective.valueOf(label.toUpperCase(Locale.ROOT)),
            Objective::label);
    if (objectives == null) {
      return null;
    }
    if (objectives.contains(Objective.LATENCY) || objectives.contains(Objective.ENERGY)) {
      board.requireDevice(fields, "objectives");
      board.requireLatency(fields, "objectives");
    }
    if (objectives.contains(Objective.ENERGY)) {
      board.requirePower(fields, "objectives");
    }
    return objectives;
  }

  private @Nullable Duration maxDuration() {
    var text = fields.text("maxDuration", SearchLimits.LONGEST_LABEL);
    if (text == null) {
      return null;
    }
    try {
      return fields.require(
          "maxDuration",
          Duration.parse(text),
          duration ->
              duration.compareTo(SearchLimits.SHORTEST) >= 0
                  && duration.compareTo(SearchLimits.LONGEST) <= 0,
          "is out of range",
          "use one from %s to %s".formatted(SearchLimits.SHORTEST, SearchLimits.LONGEST));
    } catch (DateTimeParseException | ArithmeticException _) {
      fields.problem("maxDuration", "is no ISO-8601 duration", "use PT20M for twenty minutes");
      return null;
    }
  }

  private List<UUID> warmStart() {
    var texts =
        fields.texts("warmStart", SearchLimits.MOST_WARM_STARTS, SearchLimits.LONGEST_LABEL);
    var searches = new ArrayList<UUID>();
    for (var text : texts == null ? List.<String>of() : texts) {
      try {
        searches.add(UUID.fromString(text));
      } catch (IllegalArgumentException _) {
        fields.problem(
            "warmStart",
            "hold what is no id of a search: " + text,
            "use ids that ./thimble status --all lists");
      }
    }
    requireDistinct("warmStart", searches, UUID::toString);
    return searches;
  }

  /** The constants that the labels name, when all are known, different and at least one. */
  private <T> @Nullable List<T> chosen(
      String name,
      @Nullable List<String> labels,
      List<String> known,
      Function<String, T> parse,
      Function<T, String> label) {
    if (labels == null) {
      return null;
    }
    var chosen =
        labels.stream().filter(text -> known(name, known, text) != null).map(parse).toList();
    requireDistinct(name, chosen, label);
    if (labels.isEmpty()) {
      fields.problem(name, "are none", "leave the field out, or use: " + String.join(", ", known));
    }
    return chosen;
  }

  private @Nullable String known(String name, List<String> known, @Nullable String value) {
    if (value == null || known.contains(value)) {
      return value;
    }
    fields.unknown(name, value, known);
    return null;
  }

  private <T> void requireDistinct(String name, List<T> values, Function<T, String> label) {
    var seen = new HashSet<T>();
    for (var value : values) {
      if (!seen.add(value)) {
        fields.problem(name, "hold %s twice".formatted(label.apply(value)), "remove one of them");
      }
    }
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
