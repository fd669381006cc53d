package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart tells the programs is what these read. */
final class HelmEnvironmentTest {
  static Stream<Pods> pods() {
    return Rendering.all().flatMap(way -> way.pods().stream());
  }

  @ParameterizedTest
  @MethodSource("pods")
  void everyNameIsASettingOfItsProgram(Pods pods) {
    assertThat(pods.container().getEnv())
        .extracting(EnvVar::getName)
        .doesNotHaveDuplicates()
        .isSubsetOf(Sources.settings(program(pods.component())));
  }

  private static String program(String component) {
    return switch (component) {
      case "api" -> "API";
      case "worker-gpu" -> "worker";
      default -> component;
    };
  }

  @ParameterizedTest
  @MethodSource("pods")
  void databaseIsWhatTheSecretSays(Pods pods) {
    assertThat(pods.container().getEnv())
        .filteredOn(variable -> variable.getName().startsWith("THIMBLE_DB_U"))
        .hasSize(2)
        .allMatch(variable -> variable.getValueFrom().getSecretKeyRef() != null);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void nobodyIsLetInUnasked(Pods pods) {
    if (pods.component().equals("api")) {
      assertThat(pods.setting("THIMBLE_AUTH").orElseThrow()).isIn("tokens", "oidc");
    }
  }

  @Test
  void apiAndWorkersHaveTheSameStore() {
    assertThat(Rendering.all())
        .allSatisfy(
            way ->
                assertThat(way.pods())
                    .filteredOn(Pods::runsOn)
                    .extracting(pods -> pods.setting("THIMBLE_DATA_STORE").orElse("none"))
                    .containsOnly(
                        switch (way.values()) {
                          case "s3-minio.yaml" -> "s3://kws/archives";
                          case "s3-role.yaml" -> "s3://kws";
                          default -> "/archives";
                        }));
  }

  @Test
  void keysOfABucketComeFromItsSecretOrNotAtAll() {
    assertThat(names("s3-minio")).contains("THIMBLE_S3_ACCESS_KEY", "THIMBLE_S3_SECRET_KEY");
    assertThat(names("s3-role")).doesNotContain("THIMBLE_S3_ACCESS_KEY", "THIMBLE_S3_ENDPOINT");
    assertThat(names("minimal")).noneMatch(name -> name.startsWith("THIMBLE_S3"));
  }

  @Test
  void providersAndTracesAndLogsAreAsTheValuesSay() {
    var api = pod("oidc", "api");
    assertThat(api.setting("THIMBLE_OIDC_ISSUER"))
        .contains("https://id.example.com:8443/realms/lab");
    assertThat(api.setting("THIMBLE_OIDC_ROLES")).contains("groups");
    assertThat(names("oidc"))
        .contains("THIMBLE_TRACES")
        .doesNotContain("THIMBLE_ADMIN_TOKEN_FILE", "THIMBLE_LOG");
    assertThat(pod("minimal", "worker").setting("THIMBLE_LOG")).contains("ecs");
    assertThat(pod("minimal", "api").setting("THIMBLE_ADMIN_TOKEN_FILE"))
        .contains("/etc/thimble/admin/sha256");
  }

  @Test
  void foldersOfWordsAreMountedForReadingWhereTheWorkerLooks() {
    var worker = pod("folders", "worker");
    assertThat(worker.setting("THIMBLE_DATA_DIRS")).contains("/words/mine:/words/speech-commands");
    assertThat(worker.container().getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().startsWith("/words/"))
        .hasSize(2)
        .allMatch(mount -> mount.getReadOnly());
  }

  private static Pods pod(String way, String component) {
    return Rendering.of(way).pods().stream()
        .filter(pods -> pods.component().equals(component))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> names(String way) {
    return Rendering.of(way).pods().stream()
        .flatMap(pods -> pods.container().getEnv().stream())
        .map(EnvVar::getName);
  }
}
