package io.thimble.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.archive.s3.S3Access;
import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** That the API reads every setting which the README says it reads. */
class SettingsTest {
  /** A value of each setting that is not its default. */
  private static final String OTHERS =
      """
      THIMBLE_DB_URL jdbc:postgresql://db/thimble
      THIMBLE_DB_USER ada
      THIMBLE_DB_PASSWORD verysecret
      THIMBLE_DB_CONNECTIONS 7
      THIMBLE_FOLDER /nowhere/yet
      THIMBLE_ADDRESS 0.0.0.0
      THIMBLE_PORT 8081
      THIMBLE_HOSTS thimble.example, api
      THIMBLE_MAXBODY 2MB
      THIMBLE_EVENTPOLL 100ms
      THIMBLE_EVENTHEARTBEAT 16s
      THIMBLE_EVENTLIFETIME PT6M
      THIMBLE_EVENTSTREAMS 501
      THIMBLE_QUESTIONS_PATIENCE 21s
      THIMBLE_QUESTIONS_ATONCE 17
      THIMBLE_AUTH open
      THIMBLE_ADMIN_TOKEN_SHA256 0000000000000000000000000000000000000000000000000000000000000000
      THIMBLE_OIDC_ISSUER https://login.example
      THIMBLE_OIDC_AUDIENCE words
      THIMBLE_OIDC_OWNER email
      THIMBLE_OIDC_ROLES groups
      THIMBLE_SESSION 13h
      THIMBLE_AUDIT 30d
      THIMBLE_REQUESTS 60
      THIMBLE_LIMITS_SEARCHES 1
      THIMBLE_LIMITS_TRIALS 2
      THIMBLE_LIMITS_BYTES 3GB
      THIMBLE_LIMITS_HOURS 4
      THIMBLE_ARTIFACT_DAYS 30
      THIMBLE_DATA_STORE s3://thimble/archives
      THIMBLE_S3_ENDPOINT http://127.0.0.1:9000
      THIMBLE_S3_REGION eu-central-1
      THIMBLE_DATA_MOSTBYTES 9GB
      """;

  /** What is read without a record, or only together with another. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "thimble.devices",
          "thimble.log",
          "thimble.traces",
          "thimble.s3.access.key",
          "thimble.s3.secret.key");

  @TempDir private Path folder;

  @Test
  void everySettingOfTheCatalogueReachesTheProgram() throws IOException {
    var usual = bound(Map.of());
    var untried = new TreeSet<>(GivenSettings.of(ReadBy.API, Map.of()).properties().keySet());
    untried.removeAll(ELSEWHERE);
    for (var setting : others().entrySet()) {
      assertThat(bound(Map.of(setting.getKey(), setting.getValue())))
          .as("%s=%s", setting.getKey(), setting.getValue())
          .isNotEqualTo(usual);
      untried.remove(setting.getKey().toLowerCase(Locale.ROOT).replace('_', '.'));
    }
    assertThat(untried).isEmpty();
  }

  @Test
  void keysOfABucketReachTheProgramTogether() {
    var keys = Map.of("THIMBLE_S3_ACCESS_KEY", "thimble", "THIMBLE_S3_SECRET_KEY", "verysecret");

    assertThat(access(GivenSettings.of(ReadBy.API, keys).properties()))
        .isEqualTo(new S3Access(null, null, "thimble", "verysecret"));
  }

  private Map<String, String> others() throws IOException {
    var others = new HashMap<String, String>();
    OTHERS.lines().map(line -> line.split(" ", 2)).forEach(words -> others.put(words[0], words[1]));
    var secret = Files.writeString(folder.resolve("secret"), "verysecret\n").toString();
    others.put("THIMBLE_DB_PASSWORD_FILE", secret);
    others.put("THIMBLE_ADMIN_TOKEN_FILE", secret);
    return others;
  }

  /** All that the program's records have from this environment. */
  private static List<Object> bound(Map<String, String> environment) {
    var properties = GivenSettings.of(ReadBy.API, environment).properties();
    // The folder of archives is in the folder that is given, wherever that stands.
    var placeholders =
        new PropertySourcesPlaceholdersResolver(
            List.of(new MapPropertySource("thimble", properties)));
    var binder = new Binder(List.of(new MapConfigurationPropertySource(properties)), placeholders);
    var bound = new ArrayList<>();
    bound.add(access(properties));
    for (var type : records()) {
      var prefix = type.getAnnotation(ConfigurationProperties.class).value();
      bound.add(binder.bind(prefix, type).get());
    }
    return bound;
  }

  private static S3Access access(Map<String, Object> properties) {
    return S3Access.of(setting -> String.valueOf(properties.get(setting.property())));
  }

  private static List<Class<?>> records() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var records = new ArrayList<Class<?>>();
    for (var found : scanner.findCandidateComponents("io.thimble.api")) {
      records.add(
          ClassUtils.resolveClassName(
              String.valueOf(found.getBeanClassName()), SettingsTest.class.getClassLoader()));
    }
    assertThat(records).hasSize(5);
    return records;
  }
}
