package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.digest.Sha256;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How commands say who asks. */
class TokenOptionTest {
  private static final String DEVICES = "{\"devices\": []}";

  private final Screen screen = Screen.plain();
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi().on("GET /devices", 200, DEVICES);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void optionGoesBeforeTheEnvironmentAndNothingIsSentWithoutEither() {
    assertThat(run(Map.of(), "devices")).isEqualTo(ExitCodes.FINE);
    assertThat(run(Map.of("THIMBLE_TOKEN", "thimble_a\n"), "devices")).isEqualTo(ExitCodes.FINE);
    assertThat(run(Map.of("THIMBLE_TOKEN", "thimble_a"), "devices", "--token", "thimble_b"))
        .isEqualTo(ExitCodes.FINE);

    assertThat(api.authorizations()).containsExactly("", "Bearer thimble_a", "Bearer thimble_b");
  }

  @Test
  void tokenThatCannotBeSentIsToldAndNotShown() {
    assertThat(run(Map.of(), "devices", "--token", "very secret")).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("(11 characters)", "Maybe").doesNotContain("very secret");
    assertThat(api.authorizations()).isEmpty();
  }

  @Test
  void settingThatIsWrongIsToldAndAMistypedNameIsTold() {
    assertThat(run(Map.of("THIMBLE_TOKN", "thimble_a"), "devices")).isEqualTo(ExitCodes.FINE);
    assertThat(run(Map.of("THIMBLE_TRAINING_DEVICE", "cuda"), "devices"))
        .isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err())
        .contains("THIMBLE_TOKN is no setting. Maybe THIMBLE_TOKEN.")
        .contains("THIMBLE_TRAINING_DEVICE (cuda) is not known. Maybe ");
  }

  @Test
  void newTokenComesWithItsHashAndIsNeverTheSame() {
    assertThat(run(Map.of(), "token")).isEqualTo(ExitCodes.FINE);
    assertThat(run(Map.of(), "token")).isEqualTo(ExitCodes.FINE);

    var lines = screen.out().lines().toList();
    assertThat(lines).hasSize(4);
    var first = lines.get(0).replace("THIMBLE_TOKEN=", "");
    assertThat(first).matches("thimble_[A-Za-z0-9_-]{43}");
    assertThat(lines.get(1)).isEqualTo("THIMBLE_ADMIN_TOKEN_SHA256=" + Sha256.of(first));
    assertThat(lines.get(2)).isNotEqualTo(lines.get(0));
  }

  private int run(Map<String, String> environment, String... arguments) {
    var known = new HashMap<>(environment);
    known.put("THIMBLE_SERVER", api.address());
    return Main.run(screen.terminal(), known, arguments);
  }
}
