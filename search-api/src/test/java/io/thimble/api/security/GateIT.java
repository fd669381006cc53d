package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps foreign pages out. */
@ExtendWith(RunningApi.Extension.class)
final class GateIT {
  private final RunningApi api;

  GateIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/devices", "/nothing", "/actuator/health"})
  void everyAnswerKeepsThePageToItself(String path) {
    var headers = api.get(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void nameThatIsNotOursIsRefused() throws IOException {
    assertThat(askedAs(api.address(), "thimble.example:80"))
        .startsWith("HTTP/1.1 421")
        .contains("/problems/unknown-host", "thimble.example", "THIMBLE_HOSTS");
    assertThat(askedAs(api.address(), "localhost:8080")).startsWith("HTTP/1.1 200");
  }

  @Test
  void otherSitesPageChangesNothing() {
    var search = SeededSearch.running(api.stores(), "guarded");
    var pause = api.request(search.path() + "/pause").POST(BodyPublishers.noBody());

    var foreign = api.send(pause.copy().header("Sec-Fetch-Site", "cross-site").build());
    var old = api.send(pause.copy().header("Origin", "http://thimble.example").build());
    var own = api.send(pause.copy().header("Sec-Fetch-Site", "same-origin").build());

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("/problems/foreign-origin");
    assertThat(old.statusCode()).isEqualTo(403);
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @Test
  void bodyOfUnknownLengthIsNotWaitedForBeforeItIsKnownWhoSendsIt() throws IOException {
    try (var guarded = GuardedApi.start(api)) {
      var address = URI.create(guarded.address());
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write(
                "POST /api/v1/searches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123"
                    .getBytes(StandardCharsets.US_ASCII));

        var answer = new byte[12];
        assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(12);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
      }
    }
  }

  /** The answer of a server that is asked under this name. */
  static String askedAs(String server, String host) throws IOException {
    var address = URI.create(server);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var request =
          "GET /api/v1/devices HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
