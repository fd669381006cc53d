package io.thimble.api.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The trace of the request that this thread answers. */
public final class CurrentTrace {
  private CurrentTrace() {}

  /** Its W3C {@code traceparent}, or null where nothing is traced. */
  public static @Nullable String traceparent() {
    var fields = new HashMap<String, String>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), fields, HashMap::put);
    return fields.get("traceparent");
  }
}
