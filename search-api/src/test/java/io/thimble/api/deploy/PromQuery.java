package io.thimble.api.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a PromQL expression asks for.
 *
 * @param metrics the names of its series
 * @param labels the labels that it selects or groups by
 */
record PromQuery(Set<String> metrics, Set<String> labels) {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\(([^)]*)\\)");
  private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  static PromQuery of(String expression) {
    var text = TEXT.matcher(expression).replaceAll("");
    var labels = new TreeSet<String>();
    GROUPING.matcher(text).results().forEach(found -> names(found.group(2), labels));
    MATCHERS.matcher(text).results().forEach(found -> names(found.group(1), labels));
    text = GROUPING.matcher(text).replaceAll(" ");
    text = MATCHERS.matcher(text).replaceAll(" ");
    text = RANGE.matcher(text).replaceAll(" ");
    var metrics = new TreeSet<String>();
    names(text, metrics);
    metrics.removeAll(WORDS);
    return new PromQuery(metrics, labels);
  }

  private static void names(String text, Set<String> names) {
    NAME.matcher(text).results().forEach(found -> names.add(found.group()));
  }
}
