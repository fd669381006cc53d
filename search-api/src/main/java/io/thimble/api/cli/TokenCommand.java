package io.thimble.api.cli;

import io.thimble.hw.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the token of a first administrator; nothing is sent anywhere. */
@Command(
    name = "token",
    description =
        "Make a token for the first administrator: keep the first line secret, and give the API the"
            + " second one.")
final class TokenCommand implements Callable<Integer> {
  private static final int BYTES = 32;

  private final Terminal terminal;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var token = "thimble_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    terminal.print(ServerOptions.TOKEN_VARIABLE + "=" + token);
    terminal.print("THIMBLE_ADMIN_TOKEN_SHA256=" + Sha256.of(token));
    return ExitCodes.FINE;
  }
}
