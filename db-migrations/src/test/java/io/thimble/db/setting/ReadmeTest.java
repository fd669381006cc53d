package io.thimble.db.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says about settings, what the catalogue has, and what the code names. */
class ReadmeTest {
  private static final Path TOP = Path.of("..");
  private static final Path README = TOP.resolve("README.md");
  private static final String REWRITE = "thimble.rewrite";
  private static final Pattern NAME = Pattern.compile("\\bTHIMBLE_[A-Z0-9_]*[A-Z0-9]\\b");
  private static final Set<String> KINDS =
      Set.of("java", "yaml", "properties", "js", "bash", "zsh");

  /** Macros of exported C begin alike. */
  private static final String EXPORT = "worker/export";

  @Test
  void tableOfTheReadmeIsWhatTheCodeSays() throws IOException {
    var made = SettingTable.renewedIn(Files.readString(README));
    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(README, made);
    }

    assertThat(Files.readString(README).lines())
        .as(
            "settings in the README. Maybe run: mvn -q test -pl hw-models,db-migrations"
                + " -Dtest=ReadmeTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REWRITE)
        .containsExactlyElementsOf(made.lines().toList());
  }

  @Test
  void codeNamesNothingThatIsNoSetting() throws IOException {
    var named = new TreeSet<String>();
    for (var file : sources()) {
      named.addAll(namesIn(file));
    }

    assertThat(named).contains("THIMBLE_DB_URL", "THIMBLE_JAVA_HOME", "THIMBLE_PARENT_PID");
    assertThat(named).allMatch(ReadmeTest::isKnown);
    assertThat(namesIn(README)).allMatch(ReadmeTest::isKnown);
  }

  @Test
  void scriptReadsItsSettings() throws IOException {
    var names = Catalogue.readBy(ReadBy.SCRIPT).stream().map(Setting::name).toList();

    assertThat(names).isNotEmpty();
    assertThat(namesIn(TOP.resolve("thimble"))).containsAll(names);
  }

  private static boolean isKnown(String name) {
    return UnknownNames.isInternal(name)
        || Catalogue.all().stream().anyMatch(setting -> setting.name().equals(name));
  }

  private static Set<String> namesIn(Path file) throws IOException {
    return NAME.matcher(Files.readString(file))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<>(List.of(TOP.resolve("thimble")));
    for (var module : List.of("hw-models", "db-migrations", "search-worker", "search-api")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main"))) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> KINDS.contains(file.toString().replaceFirst(".*\\.", "")))
            .filter(file -> !file.toString().contains(EXPORT))
            .forEach(sources::add);
      }
    }
    return sources;
  }
}
