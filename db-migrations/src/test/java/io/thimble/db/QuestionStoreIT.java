package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.LabelScore;
import io.thimble.db.question.AskedQuestion;
import io.thimble.db.question.Question;
import io.thimble.db.question.QuestionStore;
import io.thimble.db.worker.Capabilities;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions on their way to workers, and answers on their way back. */
@ExtendWith(SharedDatabase.class)
class QuestionStoreIT {
  private static final UUID WORKER = UUID.randomUUID();
  private static final Question HEARING = new Question.Hearing(Samples.bytes("a voice"));
  private static final Question CLIP = new Question.Clip("yes/0a7c2a8d_nohash_0.wav");
  private static final Answer.Heard HEARD =
      new Answer.Heard(
          "yes",
          List.of(new LabelScore("yes", 0.75), new LabelScore("no", 0.25)),
          0.35,
          1,
          3.25,
          Samples.WORKER);

  private Database database;
  private QuestionStore questions;
  private JdbcClient client;
  private UUID search;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    questions = database.questions();
    client = JdbcClient.create(source);
    search = Samples.runningSearch(database);
    Samples.propose(database, search, 0);
  }

  @Test
  void aQuestionIsAnsweredOnceAndNothingIsLeftOfIt() {
    var id = ask(HEARING);
    assertThat(questions.take(id)).isEmpty();
    var asked = questions.find(id).orElseThrow();
    assertThat(asked.search()).isEqualTo(search);
    assertThat(((Question.Hearing) asked.question()).recording())
        .isEqualTo(Samples.bytes("a voice"));

    assertThat(questions.answer(id, HEARD)).isTrue();
    assertThat(questions.answer(id, HEARD)).as("a second worker's").isFalse();

    assertThat(questions.take(id)).contains(HEARD);
    assertThat(questions.take(id)).isEmpty();
    questions.withdraw(id);
    assertThat(left()).isZero();
  }

  @Test
  void clipsAndRefusalsComeBackAsTheyWereGiven() {
    var clip = ask(CLIP);
    assertThat(questions.find(clip)).contains(new AskedQuestion(search, 0, CLIP));
    assertThat(questions.answer(clip, new Answer.Sound(Samples.bytes("RIFF")))).isTrue();
    assertThat(((Answer.Sound) questions.take(clip).orElseThrow()).wav())
        .isEqualTo(Samples.bytes("RIFF"));

    for (var reason : Answer.Reason.values()) {
      var refusal = new Answer.Refused(reason, "The clip (x) is not there. Maybe … ü");
      var id = ask(CLIP);
      assertThat(questions.answer(id, refusal)).isTrue();
      assertThat(questions.take(id)).contains(refusal);
    }
  }

  @Test
  void aTrialThatIsNotThereIsNotAsked() {
    assertThat(questions.ask(search, 1, HEARING)).isEmpty();
    assertThat(questions.ask(UUID.randomUUID(), 0, HEARING)).isEmpty();
    assertThat(left()).isZero();
  }

  @Test
  void anAnswerThatNobodyWaitsForIsNotKept() {
    var id = ask(HEARING);
    questions.withdraw(id);

    assertThat(questions.find(id)).isEmpty();
    assertThat(questions.answer(id, HEARD)).isFalse();
    assertThat(left()).isZero();
  }

  @RepeatedTest(20)
  void whoeverIsFasterNothingIsLeftWhenAnAnswerMeetsAWithdrawal() throws Exception {
    var id = ask(HEARING);
    var together = new CyclicBarrier(2);
    Callable<Boolean> worker =
        () -> {
          together.await(1, TimeUnit.MINUTES);
          return questions.answer(id, HEARD);
        };
    Callable<Boolean> asker =
        () -> {
          together.await(1, TimeUnit.MINUTES);
          questions.withdraw(id);
          return true;
        };

    try (var both = Executors.newFixedThreadPool(2)) {
      for (var one : both.invokeAll(List.of(worker, asker))) {
        one.get();
      }
    }

    assertThat(left()).isZero();
  }

  @Test
  void questionsAndAnswersGoWithTheTrial() {
    ask(HEARING);
    assertThat(questions.answer(ask(CLIP), HEARD)).isTrue();
    assertThat(left()).isEqualTo(3);

    client.sql("delete from search where id = :id").param("id", search).update();

    assertThat(left()).isZero();
  }

  @Test
  void whatTheDeadLeaveIsForgottenAfterAMinute() {
    var old = ask(HEARING);
    assertThat(questions.answer(old, HEARD)).isTrue();
    age(old);
    var young = ask(HEARING);
    assertThat(questions.answer(young, HEARD)).isTrue();

    assertThat(questions.forget()).isEqualTo(2);

    assertThat(questions.find(old)).isEmpty();
    assertThat(questions.find(young)).isPresent();
    assertThat(questions.take(young)).isPresent();
  }

  @Test
  void theOldestIsPickedFirstAndNoneThatIsPickedOrTooOld() {
    var tooOld = ask(HEARING);
    age(tooOld);
    var first = ask(HEARING);
    var second = ask(HEARING);

    assertThat(pick(1)).containsExactly(first);
    assertThat(pick(9)).containsExactly(second);
    assertThat(pick(9)).isEmpty();
  }

  @Test
  void clipsAreForWorkersThatSeeTheDataSetAndRecordingsForAll() {
    report("speech");
    var clip = ask(CLIP);
    var hearing = ask(HEARING);
    assertThat(pick(9)).containsExactly(hearing);

    report("speech", "synthetic");
    assertThat(pick(9)).containsExactly(clip);
  }

  @Test
  void questionsAreNoTasksOfTrainingsAndSearches() {
    report("synthetic");
    ask(HEARING);

    var chosen =
        client
            .sql(FairChoice.select(WORKER, 9, 50, ""))
            .param(false)
            .param(OffsetDateTime.now().plusSeconds(1))
            .query((row, _) -> row.getString("task_name"))
            .list();

    assertThat(chosen).isNotEmpty().doesNotContain(WorkNames.ANSWER_QUESTION);
  }

  private UUID ask(Question question) {
    return questions.ask(search, 0, question).orElseThrow();
  }

  private void report(String... datasets) {
    database
        .workers()
        .report(WORKER, Samples.WORKER, Capabilities.of(2, 0, 2, Set.of(datasets)), false);
  }

  private void age(UUID id) {
    client
        .sql("update question set asked_at = asked_at - interval '61 s' where task_instance = :id")
        .param("id", id.toString())
        .update();
    client
        .sql("update answer set answered_at = answered_at - interval '61 s' where question = :id")
        .param("id", id.toString())
        .update();
  }

  private int left() {
    return client
        .sql("select (select count(*) from question) + (select count(*) from answer)")
        .query(Integer.class)
        .single();
  }

  /** What is picked, as the scheduler would pick it. */
  private List<UUID> pick(int most) {
    var chosen =
        client
            .sql(QuestionChoice.select(WORKER, most, ""))
            .param(false)
            .param(OffsetDateTime.now().plusSeconds(1))
            .query((row, _) -> UUID.fromString(row.getString("task_instance")))
            .list();
    for (var id : chosen) {
      client
          .sql("update question set picked = true where task_instance = :id")
          .param("id", id.toString())
          .update();
    }
    return chosen;
  }
}
