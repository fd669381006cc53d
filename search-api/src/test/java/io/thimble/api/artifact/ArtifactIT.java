package io.thimble.api.artifact;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Presets;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Downloads. */
@ExtendWith(RunningApi.Extension.class)
final class ArtifactIT {
  private final RunningApi api;

  ArtifactIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void modelIsTheBytesThatWereScored() {
    var search = SeededSearch.running(api.stores(), "model");
    search.score(0, 350);

    var response =
        api.send(
            api.request(search.path() + "/trials/0/model.tflite").build(),
            BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Samples.model(0));
    assertThat(response.headers().firstValue("ETag")).contains(Samples.tag(Samples.model(0)));
    assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment")
        .endsWith("-trial-0.tflite\"");
  }

  @Test
  void bundleIsTheStoredZip() {
    var search = SeededSearch.running(api.stores(), "bundle");
    search.score(0, 350);

    var response =
        api.send(
            api.request(search.path() + "/trials/0/bundle.zip").build(),
            BodyHandlers.ofByteArray());

    assertThat(response.body()).isEqualTo(Samples.bundle(0));
    assertThat(response.headers().firstValue("ETag")).contains(Samples.tag(Samples.bundle(0)));
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .endsWith("-trial-0.zip\"");
  }

  @Test
  void fileThatTheClientHasIsNotSentAgain() {
    var search = SeededSearch.running(api.stores(), "had already");
    search.score(0, 350);

    var response =
        api.send(
            api.request(search.path() + "/trials/0/model.tflite")
                .header("If-None-Match", Samples.tag(Samples.model(0)))
                .build());

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void filesThatWereLetGoAreMissedWithAReasonAndThoseOfTheFrontStay() {
    var search = SeededSearch.running(api.stores(), "let go");
    search.propose(0, Presets.named("ds-cnn-s"));
    search.score(search.begin(0), 300);
    search.propose(1, Presets.named("ds-cnn-s"));
    search.score(search.begin(1), 350);
    search.complete();
    api.stores().artifacts().letGo(Duration.ZERO);

    var gone = api.get(search.path() + "/trials/0/model.tflite");

    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(json(gone).get("detail").asString()).contains("let go");
    assertThat(json(api.get(search.path() + "/trials/0")).get("modelSha256").isNull()).isFalse();
    assertThat(api.get(search.path() + "/trials/1/model.tflite").statusCode()).isEqualTo(200);
  }

  @Test
  void trialInTrainingHasNothingToDownload() {
    var search = SeededSearch.running(api.stores(), "too early");
    search.train(0);

    var response = api.get(search.path() + "/trials/0/bundle.zip");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/artifact-not-found");
    assertThat(json(response).get("detail").asString()).contains("running", "Maybe");
  }
}
