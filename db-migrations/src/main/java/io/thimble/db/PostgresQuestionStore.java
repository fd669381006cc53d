package io.thimble.db;

import io.thimble.db.question.Answer;
import io.thimble.db.question.AskedQuestion;
import io.thimble.db.question.Question;
import io.thimble.db.question.QuestionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Questions in PostgreSQL. A question's row is db-scheduler's too, which removes it once it is
 * answered; whoever asked may be faster.
 */
final class PostgresQuestionStore implements QuestionStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  PostgresQuestionStore(JdbcClient client, TransactionTemplate transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  @Override
  public Optional<UUID> ask(UUID search, int trial, Question question) {
    var row =
        switch (question) {
          case Question.Hearing(byte[] recording) -> insert(search, trial, recording, null);
          case Question.Clip(String name) -> insert(search, trial, null, name);
        };
    return row.map(UUID::fromString);
  }

  private Optional<String> insert(
      UUID search, int trial, byte @Nullable [] recording, @Nullable String clip) {
    return client
        .sql(
            """
            insert into question (task_name, task_instance, execution_time, picked, version,
                                  search, trial, recording, clip)
            select :name, cast(uuidv7() as text), now(), false, 1, search, number, :recording, :clip
              from trial
             where search = :search
               and number = :trial
               for key share
            returning task_instance
            """)
        .param("name", WorkNames.ANSWER_QUESTION)
        .param("search", search)
        .param("trial", trial)
        .param("recording", recording, Types.BINARY)
        .param("clip", clip, Types.VARCHAR)
        .query(String.class)
        .optional();
  }

  @Override
  public Optional<AskedQuestion> find(UUID id) {
    return of(
            """
            select search, trial, recording, clip
              from question
             where task_name = :name
               and task_instance = :id
            """,
            id)
        .query(PostgresQuestionStore::readQuestion)
        .optional();
  }

  /**
   * The question's row is locked, so that an answer never comes to stand after {@link #withdraw}.
   */
  @Override
  public boolean answer(UUID id, Answer answer) {
    var columns =
        switch (answer) {
          case Answer.Heard heard -> new Columns(StoredJson.write(heard), null, null, null);
          case Answer.Sound(byte[] wav) -> new Columns(null, wav, null, null);
          case Answer.Refused(Answer.Reason reason, String problem) ->
              new Columns(null, null, reason.name(), problem);
        };
    return of(
                """
                with asked as (
                  select task_instance, search, trial
                    from question
                   where task_name = :name
                     and task_instance = :id
                     for share)
                insert into answer (question, search, trial, heard, sound, reason, problem)
                select task_instance, search, trial, cast(:heard as jsonb), :sound, :reason, :problem
                  from asked
                    on conflict do nothing
                """,
                id)
            .param("heard", columns.heard(), Types.VARCHAR)
            .param("sound", columns.sound(), Types.BINARY)
            .param("reason", columns.reason(), Types.VARCHAR)
            .param("problem", columns.problem(), Types.VARCHAR)
            .update()
        == 1;
  }

  @Override
  public Optional<Answer> take(UUID id) {
    return client
        .sql("delete from answer where question = :id returning heard, sound, reason, problem")
        .param("id", id.toString())
        .query(PostgresQuestionStore::readAnswer)
        .optional();
  }

  @Override
  public void withdraw(UUID id) {
    transactions.executeWithoutResult(
        _ -> {
          of("delete from question where task_name = :name and task_instance = :id", id).update();
          client.sql("delete from answer where question = :id").param("id", id.toString()).update();
        });
  }

  @Override
  public int forget() {
    return client
        .sql(
            """
            with questions as (
              delete from question
               where asked_at <= now() - make_interval(secs => :seconds)
              returning 1),
            answers as (
              delete from answer
               where answered_at <= now() - make_interval(secs => :seconds)
              returning 1)
            select (select count(*) from questions) + (select count(*) from answers)
            """)
        .param("seconds", LONGEST.toSeconds())
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec of(String sql, UUID id) {
    return client.sql(sql).param("name", WorkNames.ANSWER_QUESTION).param("id", id.toString());
  }

  private static AskedQuestion readQuestion(ResultSet row, int index) throws SQLException {
    var clip = row.getString("clip");
    return new AskedQuestion(
        row.getObject("search", UUID.class),
        row.getInt("trial"),
        clip == null ? new Question.Hearing(row.getBytes("recording")) : new Question.Clip(clip));
  }

  private static Answer readAnswer(ResultSet row, int index) throws SQLException {
    var heard = row.getString("heard");
    if (heard != null) {
      return StoredJson.read(heard, Answer.Heard.class);
    }
    var problem = row.getString("problem");
    return problem == null
        ? new Answer.Sound(row.getBytes("sound"))
        : new Answer.Refused(Answer.Reason.valueOf(row.getString("reason")), problem);
  }

  private record Columns(
      @Nullable String heard,
      byte @Nullable [] sound,
      @Nullable String reason,
      @Nullable String problem) {}
}
