package io.thimble.api.events;

import io.thimble.api.security.Caller;
import io.thimble.db.token.TokenStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whether what let a caller in still would. */
@Component
class Vouchers {
  private final TokenStore tokens;
  private final Clock clock;

  Vouchers(TokenStore tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Whether its time is over; costs nothing. */
  boolean expired(Caller caller) {
    var until = caller.until();
    return until != null && !clock.instant().isBefore(until);
  }

  /** Whether it was revoked or signed out; asks the database, unless no table holds it. */
  boolean revoked(Caller caller) {
    var token = caller.token();
    return token != null && !tokens.holds(token);
  }
}
