package io.thimble.api.error;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad requests get. */
@ExtendWith(RunningApi.Extension.class)
final class ErrorIT {
  private static final String SEARCHES = "/api/v1/searches";
  private static final int TWO_MEBIBYTES = 2 << 20;

  private final RunningApi api;

  ErrorIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/api/v1/nothing", "/api/v2/searches", "/js/nothing.js"})
  void unknownPathIsNotFound(String path) {
    assertProblem(api.get(path), 404, "not-found");
  }

  @Test
  void wrongMethodNamesTheRightOnes() {
    var response = api.send(api.request(SEARCHES).DELETE().build());

    assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    assertThat(json(response).get("detail").asString()).contains("DELETE", "GET");
  }

  @Test
  void formThatCannotBeServedIsNotAcceptable() {
    var response = api.send(api.request(SEARCHES).header("Accept", "image/png").build());

    assertProblem(response, 406, "not-acceptable");
  }

  @Test
  void bodyOfAnotherTypeIsUnsupported() {
    var response =
        api.send(
            api.request(SEARCHES)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(Samples.spec("plain")))
                .build());

    assertProblem(response, 415, "unsupported-media-type");
    assertThat(json(response).get("detail").asString()).contains("application/json");
  }

  @Test
  void announcedBodyThatIsTooLargeIsRefused() {
    assertProblem(api.post(SEARCHES, " ".repeat(TWO_MEBIBYTES)), 413, "body-too-large");
  }

  @Test
  void streamedBodyThatIsTooLargeIsRefused() {
    assertProblem(api.send(streamed(new byte[TWO_MEBIBYTES])), 413, "body-too-large");
  }

  @Test
  void streamedBodyIsReadLikeAnyOther() {
    var spec = Samples.spec("streamed").getBytes(StandardCharsets.UTF_8);

    assertThat(api.send(streamed(spec)).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEARCHES + "/not-an-id",
        SEARCHES + "?limit=many",
        SEARCHES + "?cursor=first",
        SEARCHES + "/0197c1a2-0000-7000-8000-000000000000/trials/one"
      })
  void valueOfTheWrongFormIsNamed(String path) {
    var response = api.get(path);

    assertProblem(response, 400, "invalid-request");
    assertThat(json(response).get("detail").asString())
        .containsAnyOf("not-an-id", "many", "first", "one");
  }

  @ParameterizedTest
  @ValueSource(strings = {SEARCHES + "/%20", SEARCHES + "/%20/events", "/api/v1/uploads/%20"})
  void blankIdIsNamed(String path) {
    var response = api.get(path);

    assertProblem(response, 400, "invalid-request");
    assertThat(json(response).get("detail").asString()).contains("blank");
  }

  @Test
  void emptyBodyIsRefused() {
    assertProblem(api.post(SEARCHES, ""), 400, "invalid-request");
  }

  @Test
  void addressThatTheContainerRefusesGetsNoTrace() throws IOException {
    var answer = raw("GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "at org.", "Exception");
  }

  @Test
  void everyTypeOfProblemIsExplained() {
    assertThat(json(api.get("/problems"))).hasSize(ProblemType.values().length);
    assertThat(json(api.get("/problems/invalid-spec")).get("status").asInt()).isEqualTo(422);
    assertProblem(api.get("/problems/none"), 404, "not-found");
  }

  private HttpRequest streamed(byte[] body) {
    return api.request(SEARCHES)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
        .build();
  }

  private String raw(String request) throws IOException {
    var address = URI.create(api.address());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asString()).contains("Maybe");
    assertThat(problem.get("errors").isArray()).isTrue();
    assertThat(response.body()).doesNotContain("Exception", "io.thimble");
  }
}
