package io.thimble.api;

import io.thimble.db.setting.StartException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the server listens. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
  @Bean
  WebServerFactoryCustomizer<ConfigurableWebServerFactory> listen(Settings settings) {
    return factory -> {
      factory.setAddress(address(settings.address()));
      factory.setPort(settings.port());
    };
  }

  private static InetAddress address(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new StartException(
          "THIMBLE_ADDRESS (%s) is not known. Maybe use 127.0.0.1 or 0.0.0.0.".formatted(address));
    }
  }
}
