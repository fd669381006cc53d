package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page where callers have to say who they are. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class SignInIT {
  private final RunningApi api;

  SignInIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void tokenLeadsToOnesOwnSearchesAndTheirEventsUntilSigningOut() {
    try (var guarded = GuardedApi.start(api);
        var chromium = Chromium.start()) {
      var search = SeededSearch.running(api.stores(), "behind the door");
      var token = guarded.token("local", Role.SUBMITTER);
      var page = chromium.page(1280, 900);
      page.navigate(guarded.address() + "/#/searches/" + search.id());

      page.getByLabel("Token").fill("thimble_wrong");
      page.locator("form.sign-in button").click();
      assertThat(page.locator(".notice")).containsText("The token is not known");
      page.getByLabel("Token").fill(token);
      page.locator("form.sign-in button").click();
      assertThat(page.locator("h1")).hasText("behind the door");
      assertThat(page.locator(".way")).hasText("live");
      search.complete();
      assertThat(page.locator(".title .pill")).hasText("completed");
      assertThat(page.evaluate("document.cookie + JSON.stringify(localStorage)")).isEqualTo("{}");

      page.locator("#who button").click();
      assertThat(page.locator("form.sign-in")).isVisible();
      page.reload();
      assertThat(page.locator("form.sign-in")).isVisible();
    }
  }
}
