package io.thimble.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules of axe-core, which find what keeps people from using a page by keyboard or by ear. */
final class Axe {
  private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";

  /** The version of the WebJar; its resources have it in their path. */
  private static final String VERSION = "4.6.3";

  private static final String FAULTS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(({id, help, nodes}) => ({id, help,
          nodes: nodes.slice(0, 5).map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary)}))
      """;

  private Axe() {}

  /** Fails where a rule of serious or critical impact is broken. */
  static void assertNoSeriousFault(Page page, String what) {
    // As a debugger does, since the page's own policy lets no foreign script in.
    page.evaluate(script());
    assertThat((List<?>) Objects.requireNonNull(page.evaluate(FAULTS)))
        .as("accessibility of %s", what)
        .isEmpty();
  }

  /** How many rules were looked at, so that a script that does nothing is noticed. */
  static int rulesPassed(Page page) {
    page.evaluate(script());
    return ((Number)
            Objects.requireNonNull(
                ((Map<?, ?>)
                        Objects.requireNonNull(
                            page.evaluate(
                                "async () => ({passed: (await axe.run(document)).passes.length})")))
                    .get("passed")))
        .intValue();
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream(SCRIPT.formatted(VERSION))) {
      return new String(
          Objects.requireNonNull(script, "axe-core is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
