package io.thimble.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.thimble.db.ParentWatch;
import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartFailure;
import io.thimble.hw.device.Devices;
import java.time.Clock;
import org.slf4j.LoggerFactory;
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
    var environment = System.getenv();
    var unknown = GivenSettings.unknown(environment);
    try {
      GivenSettings.of(ReadBy.API, environment);
      // A wrong device file stops the start, not the first request.
      Devices.catalogue();
      start(arguments);
      unknown.forEach(LoggerFactory.getLogger(Api.class)::warn);
    } catch (RuntimeException e) {
      System.err.println(StartFailure.explain(e, StartFailures::line));
      unknown.forEach(System.err::println);
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
