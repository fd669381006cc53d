package io.thimble.api.deploy;

import java.util.List;
import java.util.Map;

/**
 * A mapping of a YAML file; whoever asks for what is not there is told so.
 *
 * @param values by key
 */
record Tree(Map<String, Object> values) {
  @SuppressWarnings("unchecked") // Keys are text in all that we write.
  static Tree of(Object value) {
    return new Tree((Map<String, Object>) value);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Object get(String key) {
    var value = values.get(key);
    if (value == null) {
      throw new AssertionError("No %s in %s".formatted(key, values.keySet()));
    }
    return value;
  }

  String text(String key) {
    return get(key).toString();
  }

  Tree tree(String key) {
    return of(get(key));
  }

  /** The mappings of a list. */
  List<Tree> trees(String key) {
    return ((List<?>) get(key)).stream().map(Tree::of).toList();
  }

  /** The texts of a list; none where it is not there. */
  List<String> texts(String key) {
    return has(key) ? ((List<?>) get(key)).stream().map(String::valueOf).toList() : List.of();
  }

  /** A mapping, empty where it is not there. */
  Map<String, Object> mapping(String key) {
    return has(key) ? tree(key).values() : Map.of();
  }
}
