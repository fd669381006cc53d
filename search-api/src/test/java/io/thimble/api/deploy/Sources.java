package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of this repository that say how Thimble is deployed. */
final class Sources {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final Path CHART = HOME.resolve("helm/thimble");

  private static final Pattern SETTING =
      Pattern.compile("(?m)^\\| `(THIMBLE_[A-Z0-9_]+)` \\|[^|]*\\|[^|]*\\| ([^|]*) \\|");

  private Sources() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder of test resources, by name. */
  static List<Path> resources(String folder) {
    try (var files = Files.list(Path.of("src/test/resources/io/thimble/api/deploy", folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One document of YAML; a key that stands twice is an error. */
  static Tree yaml(String text) {
    return Tree.of(parser().load(text));
  }

  /** Several documents of YAML, without empty ones. */
  static List<Tree> documents(String text) {
    return StreamSupport.stream(parser().loadAll(text).spliterator(), false)
        .filter(Map.class::isInstance)
        .map(Tree::of)
        .toList();
  }

  private static Yaml parser() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  /**
   * The settings that a program reads, by the README's table, which is made from the code.
   *
   * @param program {@code migrate}, {@code API} or {@code worker}
   */
  static Set<String> settings(String program) {
    var readme = read(HOME.resolve("README.md"));
    var from = readme.indexOf("\n## Settings");
    var section = readme.substring(from, readme.indexOf("\n## ", from + 1));
    assertThat(section).contains("| environment | default | values | read by | meaning |");
    var names = new TreeSet<String>();
    SETTING
        .matcher(section)
        .results()
        .filter(row -> List.of(row.group(2).split(", ")).contains(program))
        .forEach(row -> names.add(row.group(1)));
    return names;
  }
}
