package io.thimble.worker.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Attempt;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a worker's work into the trace of its search. Spans name searches, trials and attempts,
 * never what is in a data set or why something failed: reasons quote paths. Safe for several
 * threads.
 */
public final class Traces {
  private static final String SEARCH = "thimble.search";
  private static final String TRIAL = "thimble.trial";

  private final Tracer tracer;

  private Traces(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Made and sent as the program's settings say. */
  public static Traces of(OpenTelemetry telemetry) {
    return new Traces(telemetry.getTracer("io.thimble.worker"));
  }

  /** None at all. */
  public static Traces none() {
    return of(OpenTelemetry.noop());
  }

  /** Does a piece of work for a whole search, in a span below the request that posted it. */
  public <T> T work(String name, StoredSearch search, Supplier<T> work) {
    return within(begin(name, search).startSpan(), work);
  }

  /** The same for one of its trials. */
  public <T> T work(String name, StoredSearch search, int trial, Supplier<T> work) {
    return within(begin(name, search).setAttribute(TRIAL, trial).startSpan(), work);
  }

  /** The same for a whole search, and work that gives nothing. */
  public void run(String name, StoredSearch search, Runnable work) {
    work(name, search, () -> done(work));
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  /**
   * Makes an attempt in a span of its own, a later one's beside an earlier one's.
   *
   * @param family label of the trial's family
   * @param work is told which span it is in
   */
  public <T> T attempt(
      StoredSearch search, Attempt attempt, String family, Function<AttemptSpan, T> work) {
    var span =
        begin("trial", search)
            .setAttribute(TRIAL, attempt.trial())
            .setAttribute("thimble.attempt", attempt.number())
            .setAttribute("thimble.family", family)
            .startSpan();
    var attemptSpan = new AttemptSpan(tracer, span);
    return within(
        span,
        () -> {
          try {
            return work.apply(attemptSpan);
          } finally {
            attemptSpan.endPhase();
          }
        });
  }

  private SpanBuilder begin(String name, StoredSearch search) {
    return tracer
        .spanBuilder(name)
        .setParent(parent(search))
        .setAttribute(SEARCH, search.id().toString());
  }

  /** Work that is done within other work for the same search belongs to that. */
  private static Context parent(StoredSearch search) {
    return Span.current().getSpanContext().isValid()
        ? Context.current()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), search, TraceparentGetter.INSTANCE);
  }

  private static <T> T within(Span span, Supplier<T> work) {
    try (var _ = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private enum TraceparentGetter implements TextMapGetter<StoredSearch> {
    INSTANCE;

    private static final String TRACEPARENT = "traceparent";

    @Override
    public Iterable<String> keys(StoredSearch search) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable StoredSearch search, String key) {
      return search != null && key.equals(TRACEPARENT) ? search.traceparent() : null;
    }
  }
}
