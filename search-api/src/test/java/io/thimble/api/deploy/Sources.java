package io.thimble.api.deploy;

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

  private static final Pattern SETTING = Pattern.compile("`(THIMBLE_[A-Z0-9_]+)`");

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
  static Map<String, Object> yaml(String text) {
    return tree(parser().load(text));
  }

  /** Several documents of YAML, without empty ones. */
  static List<Map<String, Object>> documents(String text) {
    return StreamSupport.stream(parser().loadAll(text).spliterator(), false)
        .filter(Map.class::isInstance)
        .map(Sources::tree)
        .toList();
  }

  private static Yaml parser() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  @SuppressWarnings("unchecked") // Keys of YAML are text in all that we write.
  static Map<String, Object> tree(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // What is below a key of ours is known.
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /** Every setting that the README's table has, which is held to the programs by its own test. */
  static Set<String> settings() {
    var readme = read(HOME.resolve("README.md"));
    var from = readme.indexOf("\n## Settings");
    var section = readme.substring(from, readme.indexOf("\n## ", from + 1));
    var names = new TreeSet<String>();
    SETTING.matcher(section).results().forEach(found -> names.add(found.group(1)));
    return names;
  }
}
