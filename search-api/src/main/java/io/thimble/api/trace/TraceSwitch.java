package io.thimble.api.trace;

import io.thimble.db.setting.StartException;
import io.thimble.db.trace.TraceProperties;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Has the API trace where a collector is named, and only there. */
public final class TraceSwitch implements EnvironmentPostProcessor {
  /** Its filters' spans would stand between a request and the search that it posts. */
  private static final String FILTERS = "management.observations.enable.spring.security";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var collector = environment.getProperty(TraceProperties.SETTING, "");
    var properties = properties(collector);
    if (!collector.isBlank()) {
      properties.put(FILTERS, false);
    }
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource(TraceProperties.SETTING, properties));
  }

  private static Map<String, Object> properties(String collector) {
    try {
      return TraceProperties.of(collector);
    } catch (IllegalArgumentException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }
}
