package io.thimble.db.trace;

import java.util.HashMap;
import java.util.Map;

/**
 * Properties that have Spring Boot trace where {@code THIMBLE_TRACES} names a collector, and
 * otherwise leave out everything that traces are made with: its own switches leave a tracer behind
 * that does nothing.
 */
public final class TraceProperties {
  /** The property that the environment names {@code THIMBLE_TRACES}. */
  public static final String SETTING = "thimble.traces";

  private static final String BOOT = "org.springframework.boot.";

  private static final Map<String, Object> OFF =
      Map.of(
          "spring.autoconfigure.exclude",
          String.join(
              ",",
              BOOT + "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
              BOOT
                  + "micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
              BOOT + "micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration"),
          "management.tracing.export.enabled",
          false);

  private TraceProperties() {}

  /**
   * The properties; the caller may add to them.
   *
   * @param collector its address, or blank for no traces
   * @throws IllegalArgumentException when it is no address
   */
  public static Map<String, Object> of(String collector) {
    if (collector.isBlank()) {
      return new HashMap<>(OFF);
    }
    if (!collector.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "THIMBLE_TRACES (%s) is no address of a collector. Maybe use http://collector:4318/v1/traces, or leave it empty for no traces."
              .formatted(collector));
    }
    return new HashMap<>(
        Map.of(
            "management.opentelemetry.tracing.export.otlp.endpoint",
            collector,
            "management.tracing.sampling.probability",
            1.0));
  }
}
