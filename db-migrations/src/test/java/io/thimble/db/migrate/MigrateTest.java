package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aMissingAddressIsNamed() {
    assertThat(run(Map.of())).isEqualTo(1);
    assertThat(errors.toString()).contains("THIMBLE_DB_URL ()").contains("Maybe set it");
  }

  @Test
  void anAddressOfAnotherKindIsNamed() {
    assertThat(run(Map.of(Migrate.URL, "localhost:5432"))).isEqualTo(1);
    assertThat(errors.toString()).contains("THIMBLE_DB_URL (localhost:5432)");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    var url = "jdbc:postgresql://localhost:1/thimble";
    assertThat(run(Map.of(Migrate.URL, url))).isEqualTo(1);
    assertThat(errors.toString()).contains("The database (" + url + ")").contains("Maybe check");
  }

  private int run(Map<String, String> environment) {
    return Migrate.run(environment, System.out, new PrintStream(errors));
  }
}
