package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server for a network all of whose members may do everything. */
@ExtendWith({RunningApi.Extension.class, OutputCaptureExtension.class})
final class OpenIT {
  private static final String WARNING = "THIMBLE_AUTH is open, and the address (0.0.0.0)";

  private final RunningApi api;

  OpenIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void everybodyIsTheLocalOwnerBeyondTheLoopback(CapturedOutput output) throws Exception {
    try (var open = GuardedApi.start(api, "--thimble.auth=open", "--thimble.address=0.0.0.0")) {
      var search = SeededSearch.running(api.stores(), "open");
      var session = open.get(/* token= */ null, "/api/v1/session");
      var pause = open.post(/* token= */ null, search.path() + "/pause", "");
      var audit = open.get(/* token= */ null, "/api/v1/audit");
      var signIn = open.send(open.request(null, "/api/v1/session").POST(BodyPublishers.noBody()));

      assertThat(session.body()).contains("\"local\"", "\"admin\"", "\"open\"");
      assertThat(pause.statusCode()).isEqualTo(200);
      assertThat(audit.statusCode()).isEqualTo(200);
      assertThat(signIn.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(output.getAll().lines().filter(line -> line.contains(WARNING))).hasSize(1);
    }
  }

  @Test
  void foreignNamesAndForeignPagesStayRefused() throws Exception {
    try (var open = GuardedApi.start(api, "--thimble.auth=open")) {
      var search = SeededSearch.running(api.stores(), "open to pages");
      var foreign =
          open.send(
              open.request(null, search.path() + "/pause")
                  .header("Sec-Fetch-Site", "cross-site")
                  .POST(BodyPublishers.noBody()));

      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(GateIT.askedAs(open.address(), "thimble.example"))
          .startsWith("HTTP/1.1 421")
          .contains("THIMBLE_HOSTS");
    }
  }
}
