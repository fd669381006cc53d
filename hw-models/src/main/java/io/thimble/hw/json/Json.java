package io.thimble.hw.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Texts to objects and back, strictly: a field that is there twice is an error. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The fields of the text's one object, or null when it has none, which the listener hears. */
  public static @Nullable FieldReader read(
      String text, int longestCharacters, ProblemListener listener) {
    if (text.length() > longestCharacters) {
      listener.problem(
          "",
          "",
          "The document has %d characters. Maybe it is the wrong file: at most %d are read."
              .formatted(text.length(), longestCharacters));
      return null;
    }
    try {
      var node = MAPPER.readTree(text);
      if (node.isObject()) {
        return new FieldReader(node, "", listener);
      }
      listener.problem("", "", "The document is no JSON object. Maybe the braces are missing.");
    } catch (JacksonException e) {
      var location = e.getLocation();
      listener.problem(
          "",
          "",
          "The document is no JSON (line %d, column %d: %s). Maybe a comma or a quote is missing."
              .formatted(
                  location == null ? 0 : location.getLineNr(),
                  location == null ? 0 : location.getColumnNr(),
                  e.getOriginalMessage()));
    }
    return null;
  }

  /** An object without fields, for {@link #write}. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The object in one line, fields in the order in which they were put. */
  public static String write(ObjectNode object) {
    return MAPPER.writeValueAsString(object);
  }
}
