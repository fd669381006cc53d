package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.LabelScore;
import io.thimble.db.question.Answer.Reason;
import io.thimble.db.question.Question;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.export.BundleReader;
import io.thimble.worker.export.ReadBundle;
import io.thimble.worker.export.Sound;
import io.thimble.worker.export.TestVector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker is asked about the file of a real trial, while its only place is taken. */
class HearingIT {
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 1, "training": {"epochs": %d, "rungs": []}, "seed": 5}
      """;

  /** Of a busy machine; an idle one takes a tenth. */
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static Workplace workplace;
  private static WorkerProcess worker;
  private static UUID search;
  private static UUID busy;
  private static ReadBundle bundle;

  @BeforeAll
  static void start() throws Exception {
    workplace = new Workplace(folder);
    var settings = Map.of("THIMBLE_WORKER_THREADS", "1", "THIMBLE_DB_CONNECTIONS", "3");
    worker = workplace.start("worker", settings);
    search = workplace.post(SPEC.formatted(3));
    workplace.awaitEnd(search, worker);
    var artifacts = workplace.database().artifacts().find(search, 0).orElseThrow();
    bundle = BundleReader.read(Files.write(folder.resolve("bundle.zip"), artifacts.bundle()));
    busy = workplace.post(SPEC.formatted(5_000));
    workplace.awaitTrials(busy, HearingIT::areTraining, worker);
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
    workplace.close();
  }

  @Test
  void whatIsHeardIsWhatTheBundleSaysAlthoughAllPlacesTrain() throws Exception {
    var outputs = new ArrayList<List<LabelScore>>();
    for (var vector : bundle.testVectors()) {
      var heard = (Answer.Heard) ask(new Question.Hearing(Sound.wav(vector.samples())));

      assertThat(heard.scores()).as(vector.name()).isEqualTo(scores(vector));
      assertThat(heard.worker()).endsWith("/" + worker.processId());
      outputs.add(heard.scores());
    }
    assertThat(outputs.stream().distinct().count()).as("different answers").isGreaterThan(1);
    assertThat(areTraining(workplace.trials(busy))).as("the place is still taken").isTrue();
    awaitNothingLeft();
  }

  @Test
  void aClipComesAsTheNetworkHearsIt() throws Exception {
    for (var vector : bundle.testVectors()) {
      var sound = (Answer.Sound) ask(new Question.Clip(vector.name()));

      assertThat(sound.wav()).as(vector.name()).isEqualTo(Sound.wav(vector.samples()));
    }
    awaitNothingLeft();
  }

  @Test
  void whatCannotBeAnsweredIsRefusedAndNotKept() throws Exception {
    var noise = new Question.Hearing("no sound".getBytes(StandardCharsets.UTF_8));
    assertRefused(noise, Reason.UNREADABLE, "is no WAV file");
    assertRefused(new Question.Clip("yes/nobody.wav"), Reason.NOT_THERE, "yes/nobody.wav");
    assertRefused(new Question.Clip("../../etc/passwd"), Reason.NOT_THERE, "not among");
    awaitNothingLeft();
  }

  private static void assertRefused(Question question, Reason reason, String words) {
    var refused = (Answer.Refused) ask(question);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.problem()).contains(words, "Maybe");
  }

  private static Answer ask(Question question) {
    long began = System.nanoTime();
    var questions = workplace.database().questions();
    var id = questions.ask(search, 0, question).orElseThrow();
    var answer =
        await()
            .atMost(SLOWEST)
            .pollInterval(Duration.ofMillis(10))
            .alias(worker.printed())
            .until(() -> questions.take(id), Optional::isPresent);
    System.out.printf(
        "Answered after %d ms%n", Duration.ofNanos(System.nanoTime() - began).toMillis());
    return answer.orElseThrow();
  }

  /** The scheduler removes a question just after it was answered. */
  private static void awaitNothingLeft() {
    await().atMost(SLOWEST).until(() -> workplace.questionsLeft() == 0);
  }

  private static List<LabelScore> scores(TestVector vector) {
    var scores = new ArrayList<LabelScore>();
    for (int label = 0; label < vector.output().length; label++) {
      scores.add(
          new LabelScore(
              bundle.labels().get(label), bundle.output().dequantize(vector.output()[label])));
    }
    return scores;
  }

  private static boolean areTraining(List<StoredTrial> trials) {
    return trials.stream().anyMatch(trial -> trial.state() == TrialState.RUNNING);
  }
}
