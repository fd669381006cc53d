package io.thimble.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags: what a client has is not sent again, and what changed is. */
@ExtendWith(RunningApi.Extension.class)
final class TagIT {
  private final RunningApi api;

  TagIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/trials",
        "/trials?limit=1",
        "/trials/0",
        "/front",
        "/front?at=1",
        "/points",
        "/hypervolume",
        "/attempts",
        "/trials/0/estimate"
      })
  void whatIsToldAboutASearchIsSentAgainOnlyWhenItChanged(String path) {
    var search = SeededSearch.running(api.stores(), "tagged");
    search.score(0, 350);
    var first = api.get(search.path() + path);
    var tag = first.headers().firstValue("ETag").orElseThrow();

    var unchanged = ask(search.path() + path, tag);
    search.score(1, 360);
    var changed = ask(search.path() + path, tag);

    assertThat(tag).startsWith("W/\"");
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
  }

  @Test
  void changeThatIsNoEventIsToldToo() {
    var search = SeededSearch.running(api.stores(), "moved");
    var tag = api.get(search.path()).headers().firstValue("ETag").orElseThrow();

    search.complete();

    assertThat(ask(search.path(), tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/devices", "/api/v1/datasets"})
  void listIsSentAgainOnlyWhenItChanged(String path) {
    var tag = api.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(ask(path, tag).statusCode()).isEqualTo(304);
    assertThat(ask(path, "W/\"of another list\"").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String path, String tag) {
    return api.send(api.request(path).header("If-None-Match", tag).build());
  }
}
