package io.thimble.api.hearing;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.api.StandInWorker;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.Reason;
import io.thimble.db.question.Answer.Refused;
import io.thimble.db.question.Question;
import io.thimble.db.token.Role;
import io.thimble.db.worker.Capabilities;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to the file of a trial, and what the server makes of answers. */
@ExtendWith(RunningApi.Extension.class)
final class HearingIT {
  private static final byte[] RECORDING = "a voice".getBytes(StandardCharsets.UTF_8);
  private static final int CORRECT = 380;

  private final RunningApi api;
  private final DataSource source;
  private SeededSearch search;

  HearingIT(RunningApi api) {
    this.api = api;
    this.source = api.postgres().dataSource();
  }

  @BeforeEach
  void makeASearch() {
    search = SeededSearch.running(api.stores(), "asked");
    search.score(0, CORRECT);
    search.train(1);
  }

  @AfterEach
  void nothingIsKept() throws Exception {
    assertThat(StandInWorker.questionsLeft(source)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/wav", "audio/x-wav", "audio/wave", "application/octet-stream"})
  void whatAWorkerHearsIsAnswered(String type) {
    var asked = new ConcurrentLinkedQueue<Question>();

    var answer =
        with(
            question -> {
              asked.add(question);
              return heard();
            },
            () -> post(0, type, RECORDING));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).toString())
        .isEqualTo(
            "{\"heard\":\"no\",\"scores\":[{\"label\":\"yes\",\"score\":0.25},"
                + "{\"label\":\"no\",\"score\":0.75}],\"from\":0.35,\"seconds\":1.0,"
                + "\"millis\":3.25,\"worker\":\"stand-in/1\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(asked)
        .singleElement()
        .satisfies(
            question -> assertThat(((Question.Hearing) question).recording()).isEqualTo(RECORDING));
  }

  @Test
  void aBodyOfAnotherTypeIsNotAsked() {
    assertProblem(post(0, "image/png", RECORDING), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aRefusalIsAProblemInTheWorkersWords(Reason reason) {
    Function<Question, Answer> refusal =
        _ -> new Refused(reason, "The sound file is none. Maybe convert it.");

    var hearing = with(refusal, () -> post(0, "audio/wav", RECORDING));
    var clip = with(refusal, () -> clip("yes/a.wav"));

    switch (reason) {
      case UNREADABLE -> {
        assertProblem(hearing, 422, "invalid-recording");
        assertThat(hearing.body()).contains("The sound file is none. Maybe convert it.");
        assertProblem(clip, 404, "clip-not-found");
      }
      case NOT_THERE -> {
        assertProblem(hearing, 409, "no-file");
        assertThat(hearing.body()).contains("let go", "Maybe");
        assertProblem(clip, 404, "clip-not-found");
        assertThat(clip.body()).contains("The sound file is none. Maybe convert it.");
      }
      case FAILED -> {
        assertProblem(hearing, 500, "internal");
        assertProblem(clip, 500, "internal");
      }
    }
  }

  @Test
  void aTrialWithoutAFileIsNotAsked() {
    assertProblem(post(1, "audio/wav", RECORDING), 409, "no-file");
    assertProblem(post(2, "audio/wav", RECORDING), 404, "trial-not-found");
  }

  @Test
  void aClipIsSound() {
    var asked = new ConcurrentLinkedQueue<Question>();
    var wav = new byte[] {'R', 'I', 'F', 'F', 0, (byte) 0xff};
    try (var _ =
        StandInWorker.start(
            source,
            question -> {
              asked.add(question);
              return new Answer.Sound(wav);
            })) {
      var request = api.request(clipPath("yes/ü %.wav")).build();
      var answer = api.send(request, BodyHandlers.ofByteArray());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
      assertThat(answer.body()).isEqualTo(wav);
    }
    assertThat(asked).containsExactly(new Question.Clip("yes/ü %.wav"));
  }

  @Test
  void aNameThatNoClipHasIsNotAsked() {
    assertProblem(clip("yes/\0.wav"), 404, "clip-not-found");
    assertProblem(api.get(search.path() + "/trials/0/clips"), 400, "invalid-request");
  }

  @Test
  void withoutAWorkerThatAnswersNobodyWaitsForLong() {
    try (var guarded = GuardedApi.start(api, "--thimble.questions.patience=300ms")) {
      var token = guarded.token("local", Role.READER);
      assertUnanswered(guarded, token);
      var deaf = UUID.randomUUID();
      api.stores().workers().report(deaf, "deaf/1", Capabilities.of(1, 0, 1, Set.of()), false);
      try {
        assertUnanswered(guarded, token);
      } finally {
        api.stores().workers().leave(deaf);
      }
    }
  }

  private void assertUnanswered(GuardedApi guarded, String token) {
    var hearing = guarded.send(hearing(guarded.request(token, path(0))));
    assertProblem(hearing, 503, "no-worker");
    assertThat(hearing.headers().firstValue("Retry-After")).contains("2");
    assertThat(hearing.body()).contains("Maybe");
    assertProblem(guarded.get(token, clipPath("yes/a.wav")), 503, "no-worker");
  }

  @Test
  void moreThanMayWaitAreSentAwayAtOnce() throws Exception {
    var asked = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var guarded = GuardedApi.start(api, "--thimble.questions.at-once=1");
        var _ =
            StandInWorker.start(
                source,
                _ -> {
                  asked.countDown();
                  pass(mayEnd);
                  return heard();
                })) {
      var token = guarded.token("local", Role.READER);
      var first =
          CompletableFuture.supplyAsync(
              () -> guarded.send(hearing(guarded.request(token, path(0)))));
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

      var second = guarded.send(hearing(guarded.request(token, path(0))));
      mayEnd.countDown();

      assertProblem(second, 503, "too-many-questions");
      assertThat(second.headers().firstValue("Retry-After")).contains("2");
      assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void recordingsOfMoreThanAMegabyteAreRefusedHoweverMuchTheServerTakes() {
    try (var guarded = GuardedApi.start(api, "--thimble.max-body=4MB")) {
      var token = guarded.token("local", Role.READER);
      var request =
          guarded
              .request(token, path(0))
              .header("Content-Type", "audio/wav")
              .POST(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]));

      assertProblem(guarded.send(request), 413, "body-too-large");
    }
  }

  @Test
  void whatAServerLeftThatWasKilledIsForgotten() throws Exception {
    var left = api.stores().questions().ask(search.id(), 0, new Question.Hearing(RECORDING));
    assertThat(left).isPresent();
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update question set asked_at = asked_at - interval '61 s'");
    }

    await().atMost(Duration.ofMinutes(2)).until(() -> StandInWorker.questionsLeft(source) == 0);
  }

  private static Answer.Heard heard() {
    return new Answer.Heard(
        "no",
        List.of(new Answer.LabelScore("yes", 0.25), new Answer.LabelScore("no", 0.75)),
        0.35,
        1,
        3.25,
        StandInWorker.NAME);
  }

  private HttpResponse<String> with(
      Function<Question, Answer> answers, Supplier<HttpResponse<String>> request) {
    try (var _ = StandInWorker.start(source, answers)) {
      return request.get();
    }
  }

  private String path(int trial) {
    return "%s/trials/%d/hearings".formatted(search.path(), trial);
  }

  private String clipPath(String name) {
    return "%s/trials/0/clips?name=%s"
        .formatted(search.path(), URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  private HttpResponse<String> clip(String name) {
    return api.get(clipPath(name));
  }

  private HttpResponse<String> post(int trial, String type, byte[] body) {
    return api.send(
        api.request(path(trial))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpRequest.Builder hearing(HttpRequest.Builder request) {
    return request
        .header("Content-Type", "audio/wav")
        .POST(BodyPublishers.ofByteArray(RECORDING))
        .timeout(Duration.ofSeconds(60));
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("type").asString()).isEqualTo("/problems/" + type);
  }
}
