package io.thimble.worker.management;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.thimble.worker.schedule.Presence;
import io.thimble.worker.trial.Meters;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a worker be watched. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementSettings.class)
public class ManagementConfiguration {
  @Bean
  MeterBinder workerMeters() {
    return _ -> Meters.tellAll();
  }

  @Bean
  ManagementServer managementServer(
      ManagementSettings settings, PrometheusMeterRegistry metrics, Presence presence) {
    return new ManagementServer(settings, metrics::scrape, presence::isHeard);
  }
}
