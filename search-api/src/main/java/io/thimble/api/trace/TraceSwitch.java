package io.thimble.api.trace;

import io.thimble.api.StartException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has Spring Boot trace where {@code THIMBLE_TRACES} names a collector, and otherwise leave out
 * everything that traces are made with: its own switches leave a tracer behind that does nothing.
 */
public final class TraceSwitch implements EnvironmentPostProcessor {
  private static final String SETTING = "thimble.traces";
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

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var collector = environment.getProperty(SETTING, "");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(SETTING, collector.isBlank() ? OFF : on(collector)));
  }

  private static Map<String, Object> on(String collector) {
    if (!collector.matches("https?://.+")) {
      throw new StartException(
          "THIMBLE_TRACES (%s) is no address of a collector. Maybe use http://collector:4318/v1/traces, or leave it empty for no traces."
              .formatted(collector));
    }
    return Map.of(
        "management.opentelemetry.tracing.export.otlp.endpoint",
        collector,
        "management.tracing.sampling.probability",
        1.0,
        // Its filters' spans would stand between a request and the search that it posts.
        "management.observations.enable.spring.security",
        false);
  }
}
