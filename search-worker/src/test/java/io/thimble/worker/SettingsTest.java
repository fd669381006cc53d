package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartException;
import io.thimble.worker.management.ManagementSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** That a worker reads every setting which the README says it reads. */
class SettingsTest {
  private static final List<Class<?>> RECORDS =
      List.of(
          WorkerSettings.class, ImportSettings.class, ManagementSettings.class, PoolSettings.class);

  /** A value of each setting that is not its default. */
  private static final String OTHERS =
      """
      THIMBLE_DB_URL jdbc:postgresql://db/thimble
      THIMBLE_DB_USER ada
      THIMBLE_DB_PASSWORD verysecret
      THIMBLE_DB_CONNECTIONS 7
      THIMBLE_FOLDER /nowhere/yet
      THIMBLE_DATA_DIRS /nowhere/words
      THIMBLE_DATA_STORE s3://thimble/archives
      THIMBLE_DATA_MOSTBYTES 9GB
      THIMBLE_DATA_PRIVATE yes
      THIMBLE_WORKER_THREADS 3
      THIMBLE_FEATURE_CACHE 5GB
      THIMBLE_TRAINER_HEAP 2GB
      THIMBLE_DRAIN 6m
      THIMBLE_MANAGEMENT_PORT 9090
      THIMBLE_MANAGEMENT_ADDRESS 0.0.0.0
      """;

  /** What is read without a record, or in the same way by the API, where that is tried. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "thimble.db.password.file",
          "thimble.devices",
          "thimble.log",
          "thimble.traces",
          "thimble.training.device",
          "thimble.s3.endpoint",
          "thimble.s3.region",
          "thimble.s3.access.key",
          "thimble.s3.secret.key");

  @Test
  void everySettingOfTheCatalogueReachesTheProgram() {
    var usual = bound(Map.of());
    var untried = new TreeSet<>(GivenSettings.of(ReadBy.WORKER, Map.of()).properties().keySet());
    untried.removeAll(ELSEWHERE);
    for (var line : OTHERS.lines().toList()) {
      var words = line.split(" ");
      assertThat(bound(Map.of(words[0], words[1]))).as(line).isNotEqualTo(usual);
      untried.remove(words[0].toLowerCase(Locale.ROOT).replace('_', '.'));
    }
    assertThat(untried).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 5", "0, 2, 6", "0, 64, 10", "3, 64, 3", "200, 1, 200"})
  void connectionsFitTheTrainingsUnlessTheyAreSet(int set, int trainings, int most) {
    assertThat(new PoolSettings("", "", "", set).most(trainings)).isEqualTo(most);
  }

  @Test
  void tooFewConnectionsAreTold() {
    assertThatThrownBy(() -> new PoolSettings("", "", "", 2))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "THIMBLE_DB_CONNECTIONS (2) is too few for a worker. Maybe use 3 or more, or 0 for as"
                + " many as fit its trainings.");
  }

  /** All that the program's records have from this environment. */
  private static Map<Class<?>, Object> bound(Map<String, String> environment) {
    var properties = GivenSettings.of(ReadBy.WORKER, environment).properties();
    var binder = new Binder(new MapConfigurationPropertySource(properties));
    var bound = new HashMap<Class<?>, Object>();
    for (var type : RECORDS) {
      var prefix = type.getAnnotation(ConfigurationProperties.class).value();
      bound.put(type, binder.bind(prefix, type).get());
    }
    return bound;
  }
}
