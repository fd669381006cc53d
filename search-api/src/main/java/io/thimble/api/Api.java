package io.thimble.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.thimble.db.ParentWatch;
import io.thimble.hw.device.Devices;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The API program. */
@SpringBootApplication
@OpenAPIDefinition(
    info =
        @Info(
            title = "Thimble",
            version = "v1",
            description =
                "Searches keyword-spotting networks that fit a microcontroller. What cannot be"
                    + " served gets problem details (RFC 9457); /problems lists their types."))
@ConfigurationPropertiesScan
public class Api {
  /** Runs until it is told to stop; exits with 1 and one line when it cannot start. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    try {
      // A wrong device file stops the start, not the first request.
      Devices.catalogue();
      start(arguments);
    } catch (RuntimeException e) {
      System.err.println(StartFailure.explain(e));
      System.exit(1);
    }
  }

  /**
   * Starts the program and returns while it serves.
   *
   * @param arguments settings, for example {@code --thimble.port=0}
   */
  public static ConfigurableApplicationContext start(String... arguments) {
    return new SpringApplication(Api.class).run(arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
