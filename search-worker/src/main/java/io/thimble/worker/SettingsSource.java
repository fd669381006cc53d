package io.thimble.worker;

import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Gives a worker its settings, checked and with their defaults, in place of the bare environment.
 */
public final class SettingsSource implements EnvironmentPostProcessor, Ordered {
  private static final String NAME = "thimble";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var variables = new HashMap<String, String>();
    environment.getSystemEnvironment().forEach((name, value) -> variables.put(name, "" + value));
    environment
        .getPropertySources()
        .addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource(NAME, GivenSettings.of(ReadBy.WORKER, variables).properties()));
    GivenSettings.check(ReadBy.WORKER, environment::getProperty);
  }

  /** Others read them. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
