package io.thimble.worker.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The span of an attempt, with a span below it for each phase that its trainer tells of. Of one
 * thread.
 */
public final class AttemptSpan {
  private final Tracer tracer;
  private final Span span;
  private @Nullable Span phase;

  AttemptSpan(Tracer tracer, Span span) {
    this.tracer = tracer;
    this.span = span;
  }

  /** A phase has begun, which ends the one before. */
  public void beginPhase(String name) {
    endPhase();
    phase = tracer.spanBuilder(name).setParent(Context.root().with(span)).startSpan();
  }

  /** The phase has ended, if there is one. */
  void endPhase() {
    if (phase != null) {
      phase.end();
      phase = null;
    }
  }

  /**
   * How the attempt ended.
   *
   * @param outcome one word
   * @param failed whether it came to nothing
   */
  public void end(String outcome, boolean failed) {
    endPhase();
    span.setAttribute("thimble.outcome", outcome);
    if (failed) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** What stands beside log lines that others write about the attempt, as Spring Boot names it. */
  public Map<String, String> marks() {
    var context = span.getSpanContext();
    // Without a tracer a span stands for its parent, and is nothing that could be looked up.
    return span.isRecording()
        ? Map.of("traceId", context.getTraceId(), "spanId", context.getSpanId())
        : Map.of();
  }
}
