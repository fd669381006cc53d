package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginRuleTest {
  @ParameterizedTest
  @CsvSource({
    "GET,  localhost:80, cross-site,  http://example.com, true",
    "POST, localhost:80, ,            ,                   true",
    "POST, localhost:80, same-origin, http://localhost:80, true",
    "POST, localhost:80, none,        ,                   true",
    "POST, localhost:80, same-site,   ,                   false",
    "POST, localhost:80, cross-site,  http://localhost:80, false",
    "POST, localhost:80, ,            http://localhost:80, true",
    "POST, localhost:80, ,            http://localhost:81, false",
    "POST, localhost:80, ,            null,               false",
    "POST, localhost:80, ,            'http://a b',       false",
    "DELETE, localhost:80, cross-site, ,                  false",
  })
  void onlyOwnPagesAndProgramsMayChangeSomething(
      String method,
      String host,
      @Nullable String fetchSite,
      @Nullable String origin,
      boolean admitted) {
    assertThat(OriginRule.admits(method, host, fetchSite, origin)).isEqualTo(admitted);
  }
}
