package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateTest {
  private static final String URL = "THIMBLE_DB_URL";

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aFileWithAPasswordThatIsNotThereIsNamed() {
    assertThat(run(Map.of("THIMBLE_DB_PASSWORD_FILE", "/nowhere/password"))).isEqualTo(1);
    assertThat(errors.toString())
        .contains("THIMBLE_DB_PASSWORD_FILE (/nowhere/password) is no file")
        .hasLineCount(1);
  }

  @Test
  void aNameThatIsNoSettingIsTold() {
    assertThat(run(Map.of(URL, "localhost", "THIMBLE_DB_USR", "ada"))).isEqualTo(1);
    assertThat(errors.toString()).contains("THIMBLE_DB_USR is no setting. Maybe THIMBLE_DB_USER.");
  }

  @Test
  void anAddressOfAnotherKindIsNamed() {
    assertThat(run(Map.of(URL, "localhost:5432"))).isEqualTo(1);
    assertThat(errors.toString()).contains("THIMBLE_DB_URL (localhost:5432)");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    var url = "jdbc:postgresql://localhost:1/thimble";
    assertThat(run(Map.of(URL, url))).isEqualTo(1);
    assertThat(errors.toString())
        .contains("The database (" + url + ")", "refused", "Maybe check")
        .hasLineCount(1);
  }

  private int run(Map<String, String> environment) {
    return Migrate.run(environment, System.out, new PrintStream(errors));
  }
}
