package io.thimble.db.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an environment says for one program, once all of it is checked. */
public final class GivenSettings {
  /** Spring Boot puts the folder in, wherever that is given. */
  private static final String ARCHIVES_IN_THE_FOLDER =
      "${%s}/archives".formatted(LocalSettings.FOLDER.property());

  /** One that waits for the lock of a search, one for the heartbeat, and one for a question. */
  private static final int CONNECTIONS_OF_A_WORKER = 3;

  /** What Kubernetes sets to the address of a service, as it sets others beside it. */
  private static final String SERVICE = "tcp://";

  private static final String PORT_SUFFIX = "_PORT";

  private final ReadBy program;
  private final Map<String, String> environment;

  private GivenSettings(ReadBy program, Map<String, String> environment) {
    this.program = program;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Checks what the program reads.
   *
   * @throws StartException when a value is wrong, or two contradict each other; its message names
   *     the variable and the value
   */
  public static GivenSettings of(ReadBy program, Map<String, String> environment) {
    Catalogue.readBy(program).stream()
        .filter(setting -> setting.isIn(environment))
        .forEach(setting -> check(setting, setting.in(environment)));
    var given = new GivenSettings(program, environment);
    given.requireOneOf(DatabaseSettings.PASSWORD, DatabaseSettings.PASSWORD_FILE);
    given.requireOneOf(OwnerSettings.FIRST_TOKEN, OwnerSettings.FIRST_TOKEN_FILE);
    given.requireConnections();
    return given;
  }

  /**
   * Checks what a program will be given in the end, where its command line may have the last word.
   *
   * @param properties values by the names that Spring Boot binds
   * @throws StartException when a value is wrong
   */
  public static void check(ReadBy program, Function<String, @Nullable String> properties) {
    for (var setting : Catalogue.readBy(program)) {
      var value = properties.apply(setting.property());
      if (value != null && !value.isBlank()) {
        check(setting, value);
      }
    }
  }

  private static void check(Setting setting, String value) {
    if (!setting.form().admits().test(value)) {
      throw new StartException(
          "%s (%s) %s. Maybe %s."
              .formatted(
                  setting, setting.shown(value), setting.form().wrong(), help(setting, value)));
    }
  }

  private static String help(Setting setting, String value) {
    var name = setting.name();
    if (value.startsWith(SERVICE) && name.endsWith(PORT_SUFFIX)) {
      var service =
          name.substring(0, name.length() - PORT_SUFFIX.length())
              .toLowerCase(Locale.ROOT)
              .replace('_', '-');
      return "a Kubernetes Service named %s set it (enableServiceLinks: false); else use a port like %s"
          .formatted(service, setting.fallback());
    }
    return setting.help();
  }

  private void requireOneOf(Setting value, Setting file) {
    if (value.isReadBy(program) && value.isIn(environment) && file.isIn(environment)) {
      throw new StartException(
          "%s (%s) and %s (%s) are both set. Maybe unset one of them."
              .formatted(value, value.shown(value.in(environment)), file, file.in(environment)));
    }
  }

  private void requireConnections() {
    if (program == ReadBy.WORKER && isGiven(DatabaseSettings.CONNECTIONS)) {
      var connections = value(DatabaseSettings.CONNECTIONS);
      if (!connections.equals("0") && Integer.parseInt(connections) < CONNECTIONS_OF_A_WORKER) {
        throw new StartException(
            "%s (%s) is too few for a worker. Maybe use %d or more, or 0 for as many as fit its trainings."
                .formatted(DatabaseSettings.CONNECTIONS, connections, CONNECTIONS_OF_A_WORKER));
      }
    }
  }

  /** What is given for a setting, or its default. */
  public String value(Setting setting) {
    return setting.in(environment);
  }

  /** Whether something is given for a setting, rather than its default. */
  public boolean isGiven(Setting setting) {
    return setting.isIn(environment);
  }

  /**
   * The database's password, wherever it stands; empty for none.
   *
   * @throws StartException when its file cannot be read
   */
  public String password() {
    return isGiven(DatabaseSettings.PASSWORD_FILE)
        ? content(DatabaseSettings.PASSWORD_FILE)
        : value(DatabaseSettings.PASSWORD);
  }

  /**
   * All that the program reads, by the names that Spring Boot binds, defaults among them.
   *
   * @throws StartException when a file that is named cannot be read
   */
  public Map<String, Object> properties() {
    var properties = new HashMap<String, Object>();
    Catalogue.readBy(program).forEach(each -> properties.put(each.property(), value(each)));
    properties.computeIfPresent(DatabaseSettings.PASSWORD.property(), (name, value) -> password());
    if (!isGiven(DataSettings.STORE)) {
      properties.computeIfPresent(
          DataSettings.STORE.property(), (name, value) -> ARCHIVES_IN_THE_FOLDER);
    }
    return properties;
  }

  /** A line on each variable that looks like a setting and is none. */
  public static List<String> unknown(Map<String, String> environment) {
    return UnknownNames.told(environment);
  }

  private String content(Setting file) {
    try {
      return Files.readString(Path.of(value(file))).replaceFirst("\\R\\z", "");
    } catch (IOException | UncheckedIOException e) {
      throw new StartException(
          "%s (%s) cannot be read (%s). Maybe its permissions are too tight."
              .formatted(file, value(file), e.getMessage()));
    }
  }
}
