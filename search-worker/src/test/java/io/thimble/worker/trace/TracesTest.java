package io.thimble.worker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String POST = "b7ad6b7169203331";
  private static final String TRACED = "00-%s-%s-01".formatted(TRACE, POST);

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final Traces traces = Traces.of(TELEMETRY.getOpenTelemetry());

  @Test
  void workIsBelowThePostAndWorkWithinItBelowThat() {
    var search = search(TRACED);

    traces.run("finish", search, () -> traces.work("test", search, 3, () -> 1));

    var finish = span("finish");
    assertThat(finish)
        .returns(TRACE, SpanData::getTraceId)
        .returns(POST, SpanData::getParentSpanId);
    assertThat(span("test"))
        .returns(TRACE, SpanData::getTraceId)
        .returns(finish.getSpanId(), SpanData::getParentSpanId)
        .returns(3L, span -> span.getAttributes().get(AttributeKey.longKey("thimble.trial")));
  }

  @Test
  void aPhaseEndsWhenTheNextBeginsAndTheLastWithItsAttempt() {
    var marks = traces.attempt(search(TRACED), attempt(2), "dnn", TracesTest::trained);

    var trial = span("trial");
    assertThat(marks).isEqualTo(Map.of("traceId", trial.getTraceId(), "spanId", trial.getSpanId()));
    assertThat(span("train").getParentSpanId()).isEqualTo(trial.getSpanId());
    assertThat(span("score").getParentSpanId()).isEqualTo(trial.getSpanId());
    assertThat(span("train").getEndEpochNanos())
        .isLessThanOrEqualTo(span("score").getStartEpochNanos());
    assertThat(span("score").getEndEpochNanos()).isLessThanOrEqualTo(trial.getEndEpochNanos());
  }

  private static Map<String, String> trained(AttemptSpan span) {
    span.beginPhase("train");
    span.beginPhase("score");
    return span.marks();
  }

  @Test
  void aFailureIsMarkedWithoutItsReason() {
    var failure = new IllegalStateException("/home/ada/words/yes.wav");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                traces.attempt(
                    search(TRACED),
                    attempt(1),
                    "dnn",
                    span -> {
                      span.beginPhase("train");
                      throw failure;
                    }));

    assertThat(span("trial").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span("train").hasEnded()).isTrue();
    assertThat(TELEMETRY.getSpans().toString())
        .contains(IllegalStateException.class.getName())
        .doesNotContain("yes.wav");
  }

  @Test
  void anAttemptThatCameToNothingIsAnError() {
    traces.attempt(
        search(TRACED),
        attempt(1),
        "dnn",
        span -> {
          span.end("lost", /* failed= */ true);
          return true;
        });

    assertThat(span("trial"))
        .returns(StatusCode.ERROR, span -> span.getStatus().getStatusCode())
        .returns(
            "lost", span -> span.getAttributes().get(AttributeKey.stringKey("thimble.outcome")));
  }

  @Test
  void workForASearchWhosePostWasNotTracedIsATraceOfItsOwn() {
    traces.run("finish", search(null), () -> {});

    assertThat(span("finish").getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void withoutTracesNothingIsMarked() {
    assertThat(Traces.none().attempt(search(TRACED), attempt(1), "dnn", AttemptSpan::marks))
        .isEmpty();
  }

  private static SpanData span(String name) {
    return TELEMETRY.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(TELEMETRY.getSpans().toString()));
  }

  private static Attempt attempt(int number) {
    return new Attempt(new UUID(1, 1), 0, number);
  }

  private static StoredSearch search(@Nullable String traceparent) {
    var spec =
        SearchSpecJson.read(
            """
            {"dataset": "words", "device": "nucleo-f446re"}
            """);
    return new StoredSearch(
        new UUID(1, 1),
        StoredSearch.LOCAL_OWNER,
        0,
        spec,
        null,
        SearchState.RUNNING,
        null,
        0,
        Rejections.NONE,
        0,
        null,
        traceparent,
        Instant.EPOCH,
        null,
        null);
  }
}
