package io.thimble.api.soak;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A span as a collector got it.
 *
 * @param service the program that it is from, as it calls itself
 * @param trace in hexadecimal, as the next two
 * @param id within the trace
 * @param parent the id of the span above, or empty
 * @param failed whether its status is an error
 * @param attributes as text, by name
 */
record CollectedSpan(
    @Nullable String service,
    String trace,
    String id,
    String parent,
    String name,
    boolean failed,
    Map<String, String> attributes) {

  static CollectedSpan of(@Nullable String service, Span span) {
    return new CollectedSpan(
        service,
        hexadecimal(span.getTraceId().toByteArray()),
        hexadecimal(span.getSpanId().toByteArray()),
        hexadecimal(span.getParentSpanId().toByteArray()),
        span.getName(),
        span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
        attributes(span.getAttributesList()));
  }

  static Map<String, String> attributes(List<KeyValue> pairs) {
    return pairs.stream()
        .collect(Collectors.toMap(KeyValue::getKey, pair -> text(pair.getValue())));
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private static String hexadecimal(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** The number of the trial that it is about, or null. */
  @Nullable String trial() {
    return attributes.get("thimble.trial");
  }

  boolean isBelow(CollectedSpan other) {
    return trace.equals(other.trace) && parent.equals(other.id);
  }
}
