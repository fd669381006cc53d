package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.db.token.StoredToken;
import io.thimble.db.token.TokenStore;
import io.thimble.hw.digest.Sha256;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class TokenStoreIT {
  private TokenStore tokens;

  @BeforeEach
  void open(DataSource source) {
    tokens = Database.of(source).tokens();
  }

  @Test
  void tokenIsFoundByTheHashOfItsSecretUntilItExpires() {
    var kept = tokens.create(token("kept", Role.READER, null));
    var soon = tokens.create(token("soon", Role.ADMIN, Instant.now().plus(Duration.ofHours(1))));
    var ended = tokens.create(token("ended", Role.ADMIN, Instant.now().minusSeconds(1)));

    assertThat(tokens.find(Sha256.of("kept"))).contains(kept);
    assertThat(tokens.find(Sha256.of("soon"))).contains(soon);
    assertThat(tokens.find(Sha256.of("ended"))).isEmpty();
    assertThat(tokens.find("kept")).isEmpty();
    assertThat(tokens.holds(kept.id())).isTrue();
    assertThat(tokens.holds(soon.id())).isTrue();
    assertThat(tokens.holds(ended.id())).isFalse();
    assertThat(tokens.list(null, 10)).containsExactly(ended, soon, kept);
    assertThat(tokens.list(soon.id(), 10)).containsExactly(kept);
    assertThat(tokens.list(null, 1)).containsExactly(ended);
  }

  @Test
  void administratorsCountWhileTheyCanGetIn() {
    tokens.create(token("ended", Role.ADMIN, Instant.now().minusSeconds(1)));
    begin("session", tokens.create(token("reader", Role.READER, null)), Duration.ofHours(1));
    assertThat(tokens.anyOf(Role.ADMIN)).isFalse();

    tokens.create(token("now", Role.ADMIN, null));
    assertThat(tokens.anyOf(Role.ADMIN)).isTrue();
  }

  @Test
  void sessionGoesWithItsTokenAndIsNotListed() {
    var token = tokens.create(token("parent", Role.SUBMITTER, null));
    var session = begin("session", token, Duration.ofHours(1));

    assertThat(tokens.find(Sha256.of("session"))).contains(session);
    assertThat(tokens.list(null, 10)).containsExactly(token);

    assertThat(tokens.remove(token.id())).isTrue();
    assertThat(tokens.find(Sha256.of("session"))).isEmpty();
    assertThat(tokens.holds(session.id())).isFalse();
    assertThat(tokens.remove(token.id())).isFalse();
  }

  @Test
  void endedSessionsAreClearedAwayByTheNextOne() {
    var token = tokens.create(token("parent", Role.SUBMITTER, null));
    var ended = begin("ended", token, Duration.ofSeconds(-1));
    begin("next", token, Duration.ofHours(1));

    assertThat(tokens.remove(ended.id())).isFalse();
    assertThat(tokens.find(Sha256.of("next"))).isPresent();
  }

  private StoredToken begin(String secret, StoredToken of, Duration age) {
    return tokens.begin(
        new NewToken.Session(
            secret, of.owner(), of.role(), Sha256.of(secret), Instant.now().plus(age), of.id()));
  }

  private static NewToken token(String secret, Role role, @Nullable Instant expiresAt) {
    return new NewToken(secret, "ada", role, Sha256.of(secret), expiresAt);
  }
}
