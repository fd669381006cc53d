package io.thimble.api.deploy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The compose file, with its variables left out or given. */
final class ComposeFile {
  static final String TEXT = Sources.read(Sources.HOME.resolve("docker-compose.yml"));

  /**
   * {@code ${NAME:-default}} or {@code ${NAME:+instead}}; what else begins with a dollar is wrong.
   */
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):([-+])([^}]*)}");

  private static final Tree FILE =
      Sources.yaml(
          VARIABLE
              .matcher(TEXT)
              .replaceAll(found -> found.group(2).equals("-") ? found.group(3) : ""));

  private ComposeFile() {}

  /** A section of the top level. */
  static Tree section(String name) {
    return FILE.tree(name);
  }

  static Tree service(String name) {
    return section("services").tree(name);
  }

  static Map<String, Object> environment(String service) {
    return service(service).mapping("environment");
  }

  /** A setting of a service. */
  static String setting(String service, String name) {
    return service(service).tree("environment").text(name);
  }

  /** A list of text in a service; none where it is not set. */
  static List<String> list(String service, String key) {
    return service(service).texts(key);
  }

  /** What a file that containers are given says. */
  static Tree config(String name) {
    return Sources.yaml(configText(name));
  }

  static String configText(String name) {
    return Sources.read(Sources.HOME.resolve(section("configs").tree(name).text("file")));
  }
}
