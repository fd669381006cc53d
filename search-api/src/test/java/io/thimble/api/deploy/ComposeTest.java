package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.security.Access;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file says what the programs and their images know, and opens nothing to others. */
final class ComposeTest {
  /** What a worker takes beyond THIMBLE_DRAIN until a training is put back. */
  private static final int SECONDS_AFTER_DRAINING = 15;

  private static final String DOCKERFILE =
      Sources.read(Sources.HOME.resolve("Dockerfile")).replace("\\\n", " ");

  private static final Pattern STAGE =
      Pattern.compile("(?ms)^FROM \\S+ AS (\\S+)$(.*?)(?=^FROM |\\z)");

  static Stream<String> services() {
    return ComposeFile.section("services").values().keySet().stream();
  }

  static Stream<String> programs() {
    return Stream.of("migrate", "api", "worker");
  }

  @ParameterizedTest
  @MethodSource("services")
  void nobodyMayDoMoreThanNeeded(String service) {
    var options = ComposeFile.service(service);
    assertThat(options.values())
        .containsEntry("read_only", true)
        .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid", "devices");
    assertThat(ComposeFile.list(service, "cap_drop")).containsExactly("ALL");
    assertThat(ComposeFile.list(service, "security_opt")).containsExactly("no-new-privileges:true");
    assertThat(ComposeFile.list(service, "tmpfs")).anyMatch(path -> path.startsWith("/tmp"));
    assertThat(options.text("deploy")).contains("memory=");
    assertThat(options.text("image")).matches("[a-z/-]+:[a-z0-9.]+").doesNotContain("latest");
    assertThat(ComposeFile.list(service, "ports"))
        .allMatch(port -> port.startsWith("127.0.0.1:"), "on the loopback alone");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyNameIsASettingAndEveryTargetIsThere(String service) {
    var options = ComposeFile.service(service);
    assertThat(ComposeFile.environment(service).keySet())
        .isSubsetOf(Sources.settings(service.equals("api") ? "API" : service));
    assertThat(options.mapping("build")).isEqualTo(Map.of("context", ".", "target", service));
    assertThat(options.values()).containsEntry("user", "10001:10001");
    assertThat(options.text("image")).isEqualTo("thimble-%s:dev".formatted(service));
    assertThat(stages()).containsKey(service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "api", "worker", "prometheus", "grafana"})
  void whatRunsOnIsAskedWhetherItIsWell(String service) {
    var stage = stages().getOrDefault(service, "");
    // The worker's stage stands on another one, as worker-cuda's does.
    if (service.equals("worker") && !stage.contains("HEALTHCHECK")) {
      stage = stages().getOrDefault("worker-settings", "");
    }
    assertThat(ComposeFile.service(service).has("healthcheck") || stage.contains("HEALTHCHECK"))
        .isTrue();
    assertThat(ComposeFile.service(service).text("restart")).isEqualTo("unless-stopped");
  }

  private static Map<String, String> stages() {
    return STAGE
        .matcher(DOCKERFILE)
        .results()
        .collect(Collectors.toMap(stage -> stage.group(1), stage -> stage.group(2)));
  }

  @Test
  void programsStartWhenTheSchemaIsThere() {
    var ended = Map.of("migrate", Map.of("condition", "service_completed_successfully"));
    assertThat(ComposeFile.service("api").get("depends_on")).isEqualTo(ended);
    assertThat(ComposeFile.service("worker").get("depends_on")).isEqualTo(ended);
    assertThat(ComposeFile.service("migrate").get("depends_on"))
        .isEqualTo(Map.of("postgres", Map.of("condition", "service_healthy")));
    assertThat(ComposeFile.service("migrate").has("restart")).isFalse();
  }

  @Test
  void accessIsOneThatTheApiTakesBeyondTheLoopback() {
    var access = ComposeFile.setting("api", "THIMBLE_AUTH");

    assertThat(access).isEqualTo("open");
    assertThat(Access.values())
        .extracting(value -> value.name().toLowerCase(Locale.ROOT))
        .contains(access);
  }

  @Test
  void archivesAreSharedAndCachesAreNot() {
    for (var service : List.of("api", "worker")) {
      assertThat(ComposeFile.environment(service)).containsEntry("THIMBLE_DATA_STORE", "/archives");
      assertThat(ComposeFile.list(service, "volumes")).contains("archives:/archives");
    }
    assertThat(ComposeFile.list("worker", "volumes")).contains("/var/lib/thimble");
    assertThat(ComposeFile.list("api", "tmpfs"))
        .contains("/var/lib/thimble:uid=10001,gid=10001,mode=0700");
    // Where the image has a folder of the programs' user, a new volume becomes that user's.
    assertThat(ComposeFile.list("migrate", "volumes")).containsExactly("archives:/var/lib/thimble");
    assertThat(ComposeFile.list("worker", "volumes")).contains("words:/words:ro");
    assertThat(ComposeFile.list("postgres", "volumes"))
        .containsExactly("database:/var/lib/postgresql");
  }

  @Test
  void workersMayPutTheirTrainingsBackBeforeTheyAreKilled() {
    var drain = ComposeFile.setting("worker", "THIMBLE_DRAIN");
    var grace = ComposeFile.service("worker").text("stop_grace_period");

    assertThat(seconds(grace)).isGreaterThan(seconds(drain) + SECONDS_AFTER_DRAINING);
  }

  private static int seconds(String text) {
    assertThat(text).endsWith("s");
    return Integer.parseInt(text.substring(0, text.length() - 1));
  }

  @Test
  void everyVariableMayBeLeftOutAndIsExplained() {
    var rest = ComposeFile.VARIABLE.matcher(ComposeFile.TEXT).replaceAll("");
    assertThat(rest).doesNotContain("$");
    var head = ComposeFile.TEXT.substring(0, ComposeFile.TEXT.indexOf("\nname:"));
    ComposeFile.VARIABLE
        .matcher(ComposeFile.TEXT)
        .results()
        .forEach(variable -> assertThat(head).contains("#   " + variable.group(1)));
  }

  @Test
  void databaseIsReachedFromInsideAlone() {
    assertThat(ComposeFile.list("postgres", "networks")).containsExactly("inside");
    assertThat(ComposeFile.section("networks").get("inside")).isEqualTo(Map.of("internal", true));
    assertThat(ComposeFile.service("postgres").has("ports")).isFalse();
  }

  @Test
  void volumesAndFilesThatAreNamedAreThere() {
    var volumes = ComposeFile.section("volumes").values().keySet();
    services()
        .flatMap(service -> ComposeFile.list(service, "volumes").stream())
        .filter(volume -> !volume.startsWith("/"))
        .forEach(volume -> assertThat(volumes).contains(volume.substring(0, volume.indexOf(':'))));
    // What stands in the compose file itself would be written into a root that is read-only.
    for (var config : ComposeFile.section("configs").values().values()) {
      assertThat(Tree.of(config).has("content")).isFalse();
      assertThat(Sources.HOME.resolve(Tree.of(config).text("file"))).isRegularFile();
    }
    assertThat(Set.of("prometheus", "grafana"))
        .allSatisfy(
            service ->
                assertThat(ComposeFile.list(service, "profiles")).containsExactly("monitoring"));
  }
}
