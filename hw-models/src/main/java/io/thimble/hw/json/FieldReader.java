package io.thimble.hw.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object. Each question returns null when the field is absent or null, or
 * when it is wrong, which the listener then hears; so all problems of a document surface in one
 * reading. {@link #reportUnknownFields} comes last.
 */
public final class FieldReader {
  private static final int SHOWN_CHARACTERS = 60;

  private final JsonNode node;
  private final String path;
  private final ProblemListener listener;
  private final Set<String> known = new LinkedHashSet<>();

  FieldReader(JsonNode node, String path, ProblemListener listener) {
    this.node = node;
    this.path = path;
    this.listener = listener;
  }

  /** Whether the field is there, and not null. */
  public boolean has(String name) {
    known.add(name);
    return present(name) != null;
  }

  /** Whether no field is there, or all are null. */
  public boolean isEmpty() {
    return node.properties().stream().allMatch(property -> property.getValue().isNull());
  }

  /** A whole number from {@code least} to {@code most}; {@code 6e6} is one too. */
  public @Nullable Long whole(String name, long least, long most) {
    known.add(name);
    var value = present(name);
    return value == null ? null : whole(pathOf(name), value, least, most);
  }

  /**
   * A list of 0 to {@code entries} whole numbers; those that are wrong are reported and left out.
   */
  public @Nullable List<Long> wholes(String name, int entries, long least, long most) {
    return list(name, entries, (where, entry) -> whole(where, entry, least, most));
  }

  /** A number from {@code least} to {@code most}. */
  public @Nullable Double number(String name, double least, double most) {
    return real(
        name, number -> number >= least && number <= most, "from %s to %s".formatted(least, most));
  }

  /** A number above zero, up to {@code most}. */
  public @Nullable Double positive(String name, double most) {
    return real(name, number -> number > 0 && number <= most, "above 0, up to %s".formatted(most));
  }

  /** Yes or no. */
  public @Nullable Boolean flag(String name) {
    known.add(name);
    var value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      problem(name, "is neither true nor false", "leave out the quotes");
      return null;
    }
    return value.booleanValue();
  }

  /** A text of 1 to {@code longest} characters, none of them a control character. */
  public @Nullable String text(String name, int longest) {
    known.add(name);
    var value = present(name);
    return value == null ? null : text(pathOf(name), value, longest);
  }

  /** A list of 0 to {@code most} texts; entries that are wrong are reported and left out. */
  public @Nullable List<String> texts(String name, int most, int longest) {
    return list(name, most, (where, entry) -> text(where, entry, longest));
  }

  /** One text, or a list of them as {@link #texts} reads it. */
  public @Nullable List<String> textOrTexts(String name, int most, int longest) {
    known.add(name);
    var value = present(name);
    if (value == null || value.isArray()) {
      return texts(name, most, longest);
    }
    var text = text(pathOf(name), value, longest);
    return text == null ? null : List.of(text);
  }

  /** An object within this one. */
  public @Nullable FieldReader object(String name) {
    known.add(name);
    var value = present(name);
    return value == null ? null : object(pathOf(name), value);
  }

  /** A list of 0 to {@code most} objects; entries that are none are reported and left out. */
  public @Nullable List<FieldReader> objects(String name, int most) {
    return list(name, most, this::object);
  }

  /** Reports every field that was never asked for. */
  public void reportUnknownFields() {
    for (var property : node.properties()) {
      var name = property.getKey();
      if (!known.contains(name)) {
        var where = pathOf(shorten(name));
        listener.problem(
            where,
            show(property.getValue()),
            "The field (%s) is not known. %s".formatted(where, Suggestion.sentence(name, known)));
      }
    }
  }

  /** Reports that {@code condition} does not hold for what stands at {@code name}. */
  public <T> @Nullable T require(
      String name, @Nullable T value, Predicate<T> condition, String what, String maybe) {
    if (value == null || condition.test(value)) {
      return value;
    }
    problem(name, what, maybe);
    return null;
  }

  /** Reports that {@code value}, the field's or one of its entries, is none of the known names. */
  public void unknown(String name, String value, Collection<String> known) {
    var where = pathOf(name);
    listener.problem(
        where,
        shorten(value),
        "%s (%s) is not known. %s"
            .formatted(where, shorten(value), Suggestion.sentence(value, known)));
  }

  /**
   * Reports a problem with the field.
   *
   * @param what for example "is out of range"
   * @param maybe what may help, the rest of a sentence that begins "Maybe"
   */
  public void problem(String name, String what, String maybe) {
    var value = present(name);
    report(pathOf(name), value == null ? "" : show(value), what, maybe);
  }

  /** Where the field stands in the document. */
  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void report(String where, String shown, String what, String maybe) {
    var subject = shown.isEmpty() ? where : "%s (%s)".formatted(where, shown);
    listener.problem(where, shown, "%s %s. Maybe %s.".formatted(subject, what, maybe));
  }

  private @Nullable JsonNode present(String name) {
    var value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable Double real(String name, DoublePredicate allowed, String range) {
    known.add(name);
    var value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      problem(name, "is no number", "use one " + range);
      return null;
    }
    var number = value.doubleValue();
    if (!allowed.test(number)) {
      problem(name, "is out of range", "use a number " + range);
      return null;
    }
    return number;
  }

  private @Nullable Long whole(String where, JsonNode value, long least, long most) {
    if (!value.isNumber() || !value.canConvertToExactIntegral()) {
      report(
          where, show(value), "is no whole number", "use one from %d to %d".formatted(least, most));
      return null;
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      report(
          where,
          show(value),
          "is out of range",
          "use a number from %d to %d".formatted(least, most));
      return null;
    }
    return value.longValue();
  }

  private @Nullable String text(String where, JsonNode value, int longest) {
    if (!value.isString()) {
      report(where, show(value), "is no text", "put it in quotes");
      return null;
    }
    var text = value.stringValue();
    if (text.isBlank() || text.length() > longest) {
      report(
          where,
          show(value),
          "is %s".formatted(text.isBlank() ? "empty" : "too long"),
          "use 1 to %d characters".formatted(longest));
      return null;
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      report(where, show(value), "has control characters", "retype it");
      return null;
    }
    return text;
  }

  private @Nullable FieldReader object(String where, JsonNode value) {
    if (!value.isObject()) {
      report(where, show(value), "is no object", "put it in braces");
      return null;
    }
    return new FieldReader(value, where, listener);
  }

  private <T> @Nullable List<T> list(
      String name, int most, BiFunction<String, JsonNode, @Nullable T> read) {
    known.add(name);
    var value = present(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      problem(name, "is no list", "put it in square brackets");
      return null;
    }
    if (value.size() > most) {
      problem(name, "has %d entries".formatted(value.size()), "use at most %d".formatted(most));
      return null;
    }
    var entries = new ArrayList<T>();
    for (int i = 0; i < value.size(); i++) {
      var entry = read.apply("%s[%d]".formatted(pathOf(name), i), value.get(i));
      if (entry != null) {
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }

  private static String show(JsonNode value) {
    return shorten(value.isValueNode() ? value.asString() : value.toString());
  }

  private static String shorten(String text) {
    var oneLine = text.replaceAll("\\p{Cntrl}", " ");
    return oneLine.length() <= SHOWN_CHARACTERS
        ? oneLine
        : oneLine.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
