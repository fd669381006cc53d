package io.thimble.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://user:word@example.org:8443/a/b.zip?sig=secret#part, https://example.org:8443/a/b.zip",
    "https://example.org/a.zip, https://example.org/a.zip",
    "//user:word@example.org/a?b, //example.org/a",
    "https://us_er:word@exam_ple/a?b, https:/a",
    "file:///etc/passwd, file:/etc/passwd",
    "user:word@example.org, 21 letters",
    "https://user:word@example.org/ a, 32 letters"
  })
  void nothingIsShownButSchemeHostAndPath(String url, String shown) {
    assertThat(ShownAddress.of(url)).isEqualTo(shown);
  }

  @Test
  void missingAddressIsNone() {
    assertThat(ShownAddress.of(null)).isEqualTo("none");
  }
}
