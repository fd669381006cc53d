package io.thimble.worker.trace;

import io.thimble.db.trace.TraceProperties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Has the worker trace where a collector is named, and only there. */
public final class TraceSwitch implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var collector = environment.getProperty(TraceProperties.SETTING, "");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(TraceProperties.SETTING, TraceProperties.of(collector)));
  }
}
