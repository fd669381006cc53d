package io.thimble.db.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenSettingsTest {
  /** Of any value the program can make something, or finds out for itself. */
  private static final String FREE =
      """
      THIMBLE_DB_USER THIMBLE_DB_PASSWORD THIMBLE_TOKEN THIMBLE_OIDC_AUDIENCE THIMBLE_OIDC_OWNER
      THIMBLE_OIDC_ROLES THIMBLE_S3_REGION THIMBLE_S3_ACCESS_KEY THIMBLE_S3_SECRET_KEY
      THIMBLE_JAVA_HOME THIMBLE_SHARED
      """;

  /** Values that a setting must refuse; beside each a reader of it. */
  private static final String WRONG =
      """
      THIMBLE_SERVER COMMAND localhost:8080 ftp://thimble.example
      THIMBLE_FOLDER WORKER /proc/self/status
      THIMBLE_DB_URL MIGRATE localhost:5432 jdbc:mysql://localhost/thimble
      THIMBLE_DB_URL API postgres://localhost/thimble
      THIMBLE_DB_PASSWORD_FILE API /nowhere/password
      THIMBLE_DB_CONNECTIONS WORKER -1 1001 ten
      THIMBLE_ADDRESS API http://127.0.0.1 127.0.0.1/8
      THIMBLE_PORT API eighty 70000 -1 80.5
      THIMBLE_HOSTS API https://thimble.example thimble.example:8080
      THIMBLE_MAXBODY API 1mb large 0B 2GB 99999999999999999999
      THIMBLE_EVENTPOLL API 1ms 2m often
      THIMBLE_EVENTHEARTBEAT API 0s 2h
      THIMBLE_EVENTLIFETIME API 10ms 2d 5x
      THIMBLE_EVENTSTREAMS API 0 many
      THIMBLE_QUESTIONS_PATIENCE API 60s 1ms
      THIMBLE_QUESTIONS_ATONCE API 0 -3
      THIMBLE_AUTH API token NONE
      THIMBLE_ADMIN_TOKEN_SHA256 API thimble_verysecret
      THIMBLE_ADMIN_TOKEN_FILE API /nowhere/token
      THIMBLE_OIDC_ISSUER API login.example
      THIMBLE_SESSION API 5s 366d
      THIMBLE_AUDIT API 1s PT
      THIMBLE_REQUESTS API 0 6k
      THIMBLE_LIMITS_SEARCHES API -1 1e6
      THIMBLE_LIMITS_TRIALS API -1
      THIMBLE_LIMITS_BYTES API -1GB 100GiB
      THIMBLE_LIMITS_HOURS API 10h
      THIMBLE_ARTIFACT_DAYS API -1 30d
      THIMBLE_DATA_DIRS WORKER words\0
      THIMBLE_DATA_STORE WORKER gs://thimble
      THIMBLE_S3_ENDPOINT WORKER 127.0.0.1:9000
      THIMBLE_DATA_MOSTBYTES API 1B 8
      THIMBLE_DATA_PRIVATE WORKER maybe
      THIMBLE_WORKER_THREADS WORKER many -1 1025
      THIMBLE_TRAINING_DEVICE COMMAND cuda GPU
      THIMBLE_FEATURE_CACHE WORKER 4G
      THIMBLE_TRAINER_HEAP WORKER 1MB 1024
      THIMBLE_DRAIN WORKER -1s soon
      THIMBLE_MANAGEMENT_PORT WORKER 65536
      THIMBLE_MANAGEMENT_ADDRESS WORKER http://0.0.0.0
      THIMBLE_LOG API json
      THIMBLE_TRACES WORKER collector:4318
      THIMBLE_DEVICES WORKER /nowhere
      THIMBLE_WORKER_PRELOAD UP /nowhere/libjemalloc.so
      """;

  static Stream<String> wrong() {
    return WRONG.lines();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongValueIsToldInOneLineWithNameAndWhatMayHelp(String line) {
    var words = line.split(" ");
    var name = words[0];
    for (var value : Arrays.copyOfRange(words, 2, words.length)) {
      assertThatThrownBy(() -> GivenSettings.of(ReadBy.valueOf(words[1]), Map.of(name, value)))
          .as("%s=%s", name, value)
          .isInstanceOf(StartException.class)
          .message()
          .startsWith(name + " (")
          .contains(name.contains("SHA256") ? "(18 characters)" : value)
          .contains(". Maybe ")
          .doesNotContain("verysecret")
          .hasLineCount(1);
    }
  }

  @Test
  void everySettingWithAFormHasAWrongValueHere() {
    var named =
        Stream.concat(wrong(), FREE.lines()).flatMap(line -> Arrays.stream(line.split(" ")));

    assertThat(named).containsAll(Catalogue.all().stream().map(Setting::name).toList());
  }

  @Test
  void addressThatTheDriverDoesNotUnderstandIsToldWithoutItsPassword() {
    var url = "jdbc:postgresql://localhost:port/thimble?password=verysecret";

    assertThatThrownBy(() -> GivenSettings.of(ReadBy.MIGRATE, Map.of("THIMBLE_DB_URL", url)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(
            "THIMBLE_DB_URL (jdbc:postgresql://localhost:port/thimble?password=…)");
  }

  @Test
  void workerNeedsMoreConnectionsThanTheApi() {
    var two = Map.of("THIMBLE_DB_CONNECTIONS", "2");

    assertThat(GivenSettings.of(ReadBy.API, two).properties())
        .containsEntry("thimble.db.connections", "2");
    assertThatThrownBy(() -> GivenSettings.of(ReadBy.WORKER, two))
        .hasMessageContaining("THIMBLE_DB_CONNECTIONS (2) is too few for a worker. Maybe use 3");
  }

  @Test
  void whatTheCommandLineSaysIsCheckedToo() {
    assertThatThrownBy(
            () -> GivenSettings.check(ReadBy.WORKER, Map.of("thimble.worker.threads", "-1")::get))
        .hasMessageContaining("THIMBLE_WORKER_THREADS (-1)");
  }

  @Test
  void allocatorMayBeOneThatTheLoaderFinds() {
    var named = Map.of("THIMBLE_WORKER_PRELOAD", "libjemalloc.so.2");

    assertThat(GivenSettings.of(ReadBy.UP, named).isGiven(LocalSettings.last().get(1))).isTrue();
  }

  @Test
  void programDoesNotMindWhatOthersRead() {
    var environment = Map.of("THIMBLE_WORKER_THREADS", "many", "THIMBLE_PORT", "eighty");

    assertThat(GivenSettings.of(ReadBy.MIGRATE, environment).value(DatabaseSettings.USER))
        .isEqualTo("thimble");
  }

  @ParameterizedTest
  @ValueSource(strings = {"THIMBLE_PORT", "THIMBLE_MANAGEMENT_PORT"})
  void addressThatKubernetesSetIsTold(String name) {
    var program = name.equals("THIMBLE_PORT") ? ReadBy.API : ReadBy.WORKER;
    var service = name.replace("_PORT", "").toLowerCase(Locale.ROOT).replace('_', '-');

    assertThatThrownBy(() -> GivenSettings.of(program, Map.of(name, "tcp://10.0.0.1:8080")))
        .hasMessageContaining(name + " (tcp://10.0.0.1:8080) is no port")
        .hasMessageContaining("Kubernetes Service named %s set it", service)
        .hasMessageContaining("enableServiceLinks: false");
  }

  @Test
  void passwordsInAddressesAreNotShown() {
    var url = "postgres://ada:verysecret@localhost/thimble?password=verysecret";

    assertThatThrownBy(() -> GivenSettings.of(ReadBy.API, Map.of("THIMBLE_DB_URL", url)))
        .hasMessageContaining("(postgres://…@localhost/thimble?password=…)");
  }

  @Test
  void passwordComesFromAFile(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("password"), " correct horse \n");
    var environment = Map.of("THIMBLE_DB_PASSWORD_FILE", file.toString());

    for (var program : new ReadBy[] {ReadBy.MIGRATE, ReadBy.API, ReadBy.WORKER}) {
      assertThat(GivenSettings.of(program, environment).properties())
          .containsEntry("thimble.db.password", " correct horse ");
    }
  }

  @Test
  void valueAndFileContradictEachOther(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("secret"), "verysecret").toString();

    for (var name : new String[] {"THIMBLE_DB_PASSWORD", "THIMBLE_ADMIN_TOKEN_SHA256"}) {
      var other = name.replace("_SHA256", "") + "_FILE";
      var environment = Map.of(name, "0".repeat(64), other, file);
      assertThatThrownBy(() -> GivenSettings.of(ReadBy.API, environment))
          .hasMessage(
              "%s (64 characters) and %s (%s) are both set. Maybe unset one of them.",
              name, other, file);
    }
  }

  @Test
  void archivesLieInTheFolderUnlessTheyLieElsewhere() {
    var folder = Map.of("THIMBLE_FOLDER", "/nowhere/yet");
    var both = Map.of("THIMBLE_FOLDER", "/nowhere/yet", "THIMBLE_DATA_STORE", "s3://thimble");

    assertThat(GivenSettings.of(ReadBy.WORKER, folder).properties())
        .containsEntry("thimble.folder", "/nowhere/yet")
        .containsEntry("thimble.data.store", "${thimble.folder}/archives");
    assertThat(GivenSettings.of(ReadBy.WORKER, both).properties())
        .containsEntry("thimble.data.store", "s3://thimble");
  }
}
