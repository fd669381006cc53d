package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.StandInWorker;
import io.thimble.hw.search.SearchState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of a trial is asked through the API, and a worker in its own process runs it. */
class AskedFileIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SPEC =
      """
      {"name": "asked", "dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 1, "training": {"epochs": 3, "rungs": []}, "seed": 5}
      """;

  /** TensorFlow Lite's quantization of an int8 softmax: a step is 1/256, and -128 stands for 0. */
  private static final double STEPS = 256;

  private static final int ZERO = -128;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Site site;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    Site.requireWorker();
    site = new Site(folder);
    api = new ApiUnderTest(site.environment(Map.of()), folder.resolve("api.log"));
    api.awaitReady();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    api.close();
    site.close();
  }

  @Test
  void theFileHearsWhatItsBundleSaysAndItsClipsAreHeard() throws Exception {
    var worker = site.trainingWorker(1);
    var search = site.post(SPEC);
    await().atMost(PATIENCE).alias(worker.printed()).until(() -> site.isOver(search));
    assertThat(site.stores().searches().find(search).orElseThrow().state())
        .as(worker.printed())
        .isEqualTo(SearchState.COMPLETED);
    var trial = "/api/v1/searches/%s/trials/0".formatted(search);
    var bundle = bundle(search);
    var index = JsonMapper.shared().readTree(bundle.get("test_vectors.json"));
    var outputs = new ArrayList<List<Double>>();

    for (var vector : index.get("vectors")) {
      var wav = file(bundle, vector.get("sound"));
      var expected = expected(bundle, index, vector);

      var heard = hear(trial, wav);
      assertThat(heard.statusCode()).as(text(heard)).isEqualTo(200);
      assertThat(scores(heard)).isEqualTo(expected);
      outputs.add(expected);

      var name = URLEncoder.encode(vector.get("clip").asString(), StandardCharsets.UTF_8);
      var clip = send(api.request(trial + "/clips?name=" + name).build());
      assertThat(clip.statusCode()).as(text(clip)).isEqualTo(200);
      assertThat(clip.body()).isEqualTo(wav);
    }

    assertThat(outputs.stream().distinct().count()).as("different answers").isGreaterThan(1);
    assertThat(hear(trial, new byte[] {1, 2, 3}).statusCode()).isEqualTo(422);
    assertThat(send(api.request(trial + "/clips?name=yes%2Fnobody.wav").build()).statusCode())
        .isEqualTo(404);
    await().atMost(PATIENCE).until(() -> StandInWorker.questionsLeft(site.source()) == 0);
  }

  private HttpResponse<byte[]> hear(String trial, byte[] wav) throws Exception {
    long began = System.nanoTime();
    var answer =
        send(
            api.request(trial + "/hearings")
                .header("Content-Type", "audio/wav")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(wav))
                .build());
    System.out.printf(
        "Heard after %d ms: %s%n",
        Duration.ofNanos(System.nanoTime() - began).toMillis(), text(answer));
    return answer;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<Double> scores(HttpResponse<byte[]> heard) {
    var scores = new ArrayList<Double>();
    for (var score : JsonMapper.shared().readTree(heard.body()).get("scores")) {
      scores.add(score.get("score").doubleValue());
    }
    return scores;
  }

  private static List<Double> expected(
      Map<String, byte[]> bundle, JsonNode index, JsonNode vector) {
    var bytes = file(bundle, index.get("file"));
    int from = vector.get("outputOffset").intValue();
    var expected = new ArrayList<Double>();
    for (int label = 0; label < index.get("outputBytes").intValue(); label++) {
      expected.add((bytes[from + label] - ZERO) / STEPS);
    }
    return expected;
  }

  private static byte[] file(Map<String, byte[]> bundle, JsonNode name) {
    return Objects.requireNonNull(bundle.get(name.asString()), name::asString);
  }

  private Map<String, byte[]> bundle(UUID search) throws IOException {
    var bytes = site.stores().artifacts().find(search, 0).orElseThrow().bundle();
    var files = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName().replaceFirst(".*/", ""), zip.readAllBytes());
      }
    }
    return files;
  }
}
