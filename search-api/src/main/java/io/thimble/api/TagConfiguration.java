package io.thimble.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Entity tags of short lists, made of what is told: that it is told costs little. */
@Configuration(proxyBeanMethods = false)
class TagConfiguration {
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> listTags() {
    var filter = new ShallowEtagHeaderFilter();
    filter.setWriteWeakETag(true);
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/api/v1/devices", "/api/v1/datasets");
    return registration;
  }
}
