package io.thimble.api.security;

import io.thimble.api.Settings;
import io.thimble.db.audit.AuditStore;
import io.thimble.db.token.TokenStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the rules of this package before every request. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
  /** After {@link Gate}, which is cheaper and holds for everybody. */
  private static final int AFTER_GATE = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  SecurityFilterChain rules(
      HttpSecurity http,
      Settings settings,
      AccessSettings access,
      TokenStore tokens,
      AuditStore audit,
      RequestBuckets buckets,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
    var refusals = new Refusals(errors);
    http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // Gate refuses what another site's page sends, and the cookie is SameSite=Strict.
        .csrf(AbstractHttpConfigurer::disable)
        // Gate sets them, also where no rule is reached.
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            answers -> answers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    // What was admitted once goes on, and what was refused is told.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .access(new EndpointRule()));
    var first = FirstToken.sha256(access.admin().token());
    StartRule.check(settings, access, tokens, first);
    switch (access.auth()) {
      case NONE, OPEN ->
          http.addFilterBefore(new LocalFilter(), AnonymousAuthenticationFilter.class);
      case TOKENS -> bearers(http, refusals, new TokenProvider(tokens, first));
      case OIDC ->
          bearers(
              http, refusals, new TokenProvider(tokens, first), new ProviderTokens(access.oidc()));
    }
    http.addFilterBefore(new RequestLimitFilter(buckets), ExceptionTranslationFilter.class);
    http.addFilterBefore(new AuditFilter(audit, access.audit()), ExceptionTranslationFilter.class);
    return http.build();
  }

  private static void bearers(
      HttpSecurity http, Refusals refusals, AuthenticationProvider... providers) {
    var known = new ProviderManager(providers);
    http.oauth2ResourceServer(
        server ->
            server
                .bearerTokenResolver(new BearerOrCookie())
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .authenticationManagerResolver(_ -> known));
  }

  @Bean
  FilterRegistrationBean<Filter> ruleFilter(@Qualifier("springSecurityFilterChain") Filter rules) {
    var registration = new FilterRegistrationBean<>(rules);
    registration.setOrder(AFTER_GATE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }
}
