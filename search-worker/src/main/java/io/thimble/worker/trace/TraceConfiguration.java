package io.thimble.worker.trace;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the worker traced by what {@link TraceSwitch} left there. */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {
  @Bean
  Traces traces(Optional<OpenTelemetry> telemetry) {
    return telemetry.map(Traces::of).orElseGet(Traces::none);
  }
}
