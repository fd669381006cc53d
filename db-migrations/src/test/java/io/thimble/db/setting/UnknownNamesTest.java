package io.thimble.db.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {
  @ParameterizedTest
  @CsvSource({
    "THIMBLE_WORKER_THREAD, THIMBLE_WORKER_THREADS",
    "THIMBLE_DB_PASSWROD, THIMBLE_DB_PASSWORD",
    "THIMBLE_MAX_BODY, THIMBLE_MAXBODY",
    "THIMBLE_OIDC_ISUER, THIMBLE_OIDC_ISSUER"
  })
  void mistypedNameIsToldWithTheNearest(String name, String meant) {
    assertThat(GivenSettings.unknown(Map.of(name, "1")))
        .containsExactly("%s is no setting. Maybe %s.".formatted(name, meant));
  }

  @Test
  void nameThatIsLikeNoneIsToldToo() {
    assertThat(GivenSettings.unknown(Map.of("THIMBLE_QXZW", "1")))
        .singleElement()
        .asString()
        .startsWith("THIMBLE_QXZW is no setting. Maybe ");
  }

  @Test
  void whatIsNotOursIsNotTold() {
    assertThat(
            GivenSettings.unknown(
                Map.ofEntries(
                    Map.entry("PATH", "/bin"),
                    Map.entry("THIMBLE_PORT", "8080"),
                    Map.entry("THIMBLE_HOME", "/opt/thimble"),
                    // A Service thimble-api in Kubernetes.
                    Map.entry("THIMBLE_API_SERVICE_HOST", "10.0.0.1"),
                    Map.entry("THIMBLE_API_SERVICE_PORT", "8080"),
                    Map.entry("THIMBLE_API_SERVICE_PORT_HTTP", "8080"),
                    Map.entry("THIMBLE_API_PORT", "tcp://10.0.0.1:8080"),
                    Map.entry("THIMBLE_API_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
                    Map.entry("THIMBLE_API_PORT_8080_TCP_PROTO", "tcp"),
                    Map.entry("THIMBLE_API_PORT_8080_TCP_PORT", "8080"),
                    Map.entry("THIMBLE_API_PORT_8080_TCP_ADDR", "10.0.0.1"))))
        .isEmpty();
  }

  @Test
  void portThatIsNoServicesIsTold() {
    assertThat(GivenSettings.unknown(Map.of("THIMBLE_API_PORT", "8081")))
        .singleElement()
        .asString()
        .startsWith("THIMBLE_API_PORT is no setting. ");
  }
}
