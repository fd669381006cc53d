package io.thimble.api.trace;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which spans are worth sending. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
  private static final String PROBES = "/actuator";

  /** How Spring names spans of its scheduled tasks: "task questions.forget". */
  private static final String TIDYING = "task ";

  /** Probes and scrapes come every few seconds, and would bury the rest. */
  @Bean
  SpanExportingPredicate noProbes() {
    return span -> !span.getTags().getOrDefault("uri", "").startsWith(PROBES);
  }

  /** What the program tidies up by itself is done for nobody's search. */
  @Bean
  SpanExportingPredicate noTidying() {
    return span -> !String.valueOf(span.getName()).startsWith(TIDYING);
  }
}
