package io.thimble.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostRuleTest {
  private final HostRule rule = new HostRule(List.of("Thimble.Lab"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1:8080",
        "192.168.1.20",
        "[::1]:8080",
        "[fe80::1]",
        "thimble.lab:80"
      })
  void ownNamesAndAddressesAreAdmitted(String host) {
    assertThat(rule.admits(host)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "example.com",
        "localhost.example.com",
        "127.0.0.1.example.com",
        "1.2.3.4.nip.example:8080",
        "evil-thimble.lab",
        "[::1].example.com"
      })
  void otherNamesAreNot(String host) {
    assertThat(rule.admits(host)).isFalse();
  }
}
