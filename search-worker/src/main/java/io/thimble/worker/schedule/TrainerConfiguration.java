package io.thimble.worker.schedule;

import io.thimble.worker.WorkerSettings;
import io.thimble.worker.trainer.TrainerPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a worker trainers that are processes of their own. */
@Configuration(proxyBeanMethods = false)
public class TrainerConfiguration {
  @Bean
  TrainerPool trainers(WorkerSettings settings) {
    return new TrainerPool(settings.trainers());
  }
}
