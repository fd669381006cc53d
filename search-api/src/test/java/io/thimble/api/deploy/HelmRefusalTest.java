package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wrong values are refused in words that say what to do, and right ones pass Helm's own lint. */
final class HelmRefusalTest {
  private static final String EXPECTS = "# expects: ";

  static Stream<Path> refused() {
    return Sources.resources("refused").stream();
  }

  static Stream<Path> ways() {
    return Sources.resources("values").stream();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void wrongValuesAreRefusedInWords(Path values) {
    Rendering.helm();
    var said = Sources.read(values).lines().findFirst().orElseThrow().substring(EXPECTS.length());

    assertThatThrownBy(() -> Rendering.text(values)).hasMessageContaining(said);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void lintFindsNothing(Path values, @TempDir Path folder) throws IOException {
    var chart = ChartCopy.to(folder.resolve("thimble"), UnaryOperator.identity());
    var merged = Sources.yaml(Sources.read(Sources.CHART.resolve("values.yaml"))).values();
    merge(merged, Sources.yaml(Sources.read(values)).values());
    Files.writeString(chart.resolve("values.yaml"), new Yaml().dump(merged));

    var lint = Rendering.helm(chart).lint().strict().call();

    assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    assertThat(lint.getMessages()).noneMatch(message -> !message.startsWith("[INFO]"));
  }

  private static void merge(Map<String, Object> onto, Map<String, Object> from) {
    from.forEach(
        (key, value) ->
            onto.merge(
                key,
                value,
                (before, after) -> {
                  if (before instanceof Map && after instanceof Map) {
                    var both = new HashMap<>(Tree.of(before).values());
                    merge(both, Tree.of(after).values());
                    return both;
                  }
                  return after;
                }));
  }

  @Test
  void schemaAndDefaultsNameTheSameValues() {
    var schema =
        JsonMapper.shared().readTree(Sources.read(Sources.CHART.resolve("values.schema.json")));
    var inSchema = new TreeSet<String>();
    collect(schema, "", inSchema);
    var inDefaults = new TreeSet<String>();
    collect(
        Sources.yaml(Sources.read(Sources.CHART.resolve("values.yaml"))).values(), "", inDefaults);

    // The second pool may set whatever the first one may; its defaults are the first one's.
    inSchema.removeIf(name -> name.startsWith("gpuWorker.") || name.startsWith("global"));
    inDefaults.removeIf(name -> name.startsWith("gpuWorker."));
    assertThat(inSchema).isEqualTo(inDefaults);
  }

  private static void collect(JsonNode schema, String path, TreeSet<String> names) {
    for (var property : schema.path("properties").properties()) {
      var below = path + property.getKey();
      if (property.getValue().has("properties")) {
        collect(property.getValue(), below + ".", names);
      } else {
        names.add(below);
      }
    }
  }

  private static void collect(Map<String, Object> values, String path, TreeSet<String> names) {
    values.forEach(
        (key, value) -> {
          var below = path + key;
          if (value instanceof Map
              && !Tree.of(value).values().isEmpty()
              && !below.endsWith(".resources")
              && !below.endsWith("Labels")) {
            collect(Tree.of(value).values(), below + ".", names);
          } else {
            names.add(below);
          }
        });
  }
}
