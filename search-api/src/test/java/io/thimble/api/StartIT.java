package io.thimble.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What whoever starts the program is told when it cannot start. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class StartIT {
  private final RunningApi api;

  StartIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void portInUseIsTold() throws IOException, InterruptedException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefusal(
          database("THIMBLE_PORT", String.valueOf(taken.getLocalPort())),
          "The port (%d) is in use.".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void databaseThatIsNotThereIsTold() throws IOException, InterruptedException {
    assertRefusal(
        Map.of("THIMBLE_DB_URL", "jdbc:postgresql://127.0.0.1:1/thimble", "THIMBLE_PORT", "0"),
        "The database (jdbc:postgresql://127.0.0.1:1/thimble) cannot be reached");
  }

  @Test
  void emptySchemaIsToldAndNotFilled(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (var empty = EmbeddedDatabase.start(folder.resolve("postgres"))) {
      var environment =
          Map.of(
              "THIMBLE_DB_URL", empty.jdbcUrl(),
              "THIMBLE_DB_USER", empty.username(),
              "THIMBLE_DB_PASSWORD", empty.password(),
              "THIMBLE_PORT", "0");

      assertRefusal(environment, "migrate");
      assertRefusal(environment, "migrate");
    }
  }

  @Test
  void portThatIsNoneIsTold() throws IOException, InterruptedException {
    assertRefusal(database("THIMBLE_PORT", "70000"), "THIMBLE_PORT (70000) is no port");
    assertRefusal(database("THIMBLE_PORT", "eighty"), "THIMBLE_PORT (eighty) is no port");
  }

  @Test
  void portThatKubernetesSetIsTold() throws IOException, InterruptedException {
    assertRefusal(
        database("THIMBLE_PORT", "tcp://10.0.0.1:8080"),
        "a Kubernetes Service named thimble set it (enableServiceLinks: false)");
  }

  @Test
  void nameThatIsNoSettingIsToldBesideWhatStopsTheStart() throws IOException, InterruptedException {
    var environment = new HashMap<>(database("THIMBLE_AUTH", "open sesame"));
    environment.put("THIMBLE_WORKER_THREAD", "2");

    var told = told(environment);

    assertThat(told.lines().filter(StartIT::isOurs))
        .containsExactly(
            "THIMBLE_AUTH (open sesame) is not known. Maybe use none, tokens, oidc or open.",
            "THIMBLE_WORKER_THREAD is no setting. Maybe THIMBLE_WORKER_THREADS.");
  }

  @Test
  void addressThatIsNotOursIsTold() throws IOException, InterruptedException {
    var environment = new HashMap<>(database("THIMBLE_ADDRESS", "192.0.2.1"));
    environment.put("THIMBLE_AUTH", "tokens");
    environment.put("THIMBLE_ADMIN_TOKEN_SHA256", "0".repeat(64));

    assertRefusal(environment, "The server cannot listen");
  }

  @Test
  void addressThatIsOpenToOthersTakesSignIn() throws IOException, InterruptedException {
    assertRefusal(
        database("THIMBLE_ADDRESS", "0.0.0.0"),
        "(0.0.0.0) is open to others",
        "THIMBLE_AUTH to open");
  }

  @Test
  void tokensWithoutAnAdministratorAreTold() throws IOException, InterruptedException {
    assertRefusal(database("THIMBLE_AUTH", "tokens"), "THIMBLE_ADMIN_TOKEN_SHA256");
  }

  @Test
  void tokenInPlaceOfItsHashIsToldAndNotShown() throws IOException, InterruptedException {
    var environment = new HashMap<>(database("THIMBLE_AUTH", "tokens"));
    environment.put("THIMBLE_ADMIN_TOKEN_SHA256", "thimble_verysecret");

    assertThat(assertRefusal(environment, "(18 characters) is no SHA-256"))
        .doesNotContain("verysecret");
  }

  @Test
  void providerWithoutAddressIsTold() throws IOException, InterruptedException {
    assertRefusal(database("THIMBLE_AUTH", "oidc"), "THIMBLE_OIDC_ISSUER");
  }

  @Test
  void collectorOfTracesWithoutAddressIsTold() throws IOException, InterruptedException {
    assertRefusal(database("THIMBLE_TRACES", "collector:4318"), "THIMBLE_TRACES (collector:4318)");
  }

  @Test
  void archiveStoreOfAnotherKindIsTold() throws IOException, InterruptedException {
    assertRefusal(database("THIMBLE_DATA_STORE", "gs://thimble"), "(gs://thimble) is neither");
  }

  @Test
  void bucketThatIsOutOfReachIsToldAndItsSecretIsNot() throws IOException, InterruptedException {
    var environment = new HashMap<>(database("THIMBLE_DATA_STORE", "s3://thimble/archives"));
    environment.put("THIMBLE_S3_ENDPOINT", "http://127.0.0.1:1");
    environment.put("THIMBLE_S3_ACCESS_KEY", "thimble");
    environment.put("THIMBLE_S3_SECRET_KEY", "verysecret");

    assertThat(
            assertRefusal(
                environment, "(s3://thimble/archives/ at http://127.0.0.1:1) cannot be read"))
        .doesNotContain("verysecret");
  }

  @Test
  void bucketWithoutASecretIsTold() throws IOException, InterruptedException {
    var environment = new HashMap<>(database("THIMBLE_DATA_STORE", "s3://thimble/archives"));
    environment.put("THIMBLE_S3_ENDPOINT", "http://127.0.0.1:1");
    environment.put("THIMBLE_S3_ACCESS_KEY", "thimble");

    assertRefusal(environment, "without THIMBLE_S3_SECRET_KEY");
  }

  private Map<String, String> database(String name, String value) {
    return Map.of(
        "THIMBLE_DB_URL",
        api.postgres().jdbcUrl(),
        "THIMBLE_DB_USER",
        api.postgres().username(),
        "THIMBLE_DB_PASSWORD",
        api.postgres().password(),
        name,
        value);
  }

  private static String assertRefusal(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    var told = told(environment);
    assertThat(told.lines().filter(StartIT::isOurs))
        .singleElement()
        .asString()
        .contains(words)
        .contains("Maybe");
    return told;
  }

  /** The Java machine warns of what libraries do. */
  private static boolean isOurs(String line) {
    return !line.startsWith("WARNING");
  }

  /** What the program says when it does not start. */
  private static String told(Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Api.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("THIMBLE_"));
    builder.environment().putAll(environment);
    var log = Files.createTempFile("start", ".log");
    builder.redirectOutput(log.toFile());
    var program = builder.start();
    var told = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).isEqualTo(1);
    assertThat(log).content().doesNotContain("Exception", "\tat ", "APPLICATION FAILED");
    Files.delete(log);
    return told;
  }
}
