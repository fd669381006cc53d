package io.thimble.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.space.Decisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of a search, put into the database behind the stores' back, because those would take minutes
 * for thousands of trials.
 *
 * @param trials by number
 * @param rungs what they had learnt at rungs
 * @param events in the order in which they happened
 * @param hypervolume of the front
 * @param later how much later all of it is said to have happened
 */
record BulkRows(
    List<Trial> trials, List<Rung> rungs, List<Event> events, double hypervolume, Duration later) {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String COLUMNS =
      """
      number, family, decisions, architecture, estimate, origin, state, attempt, silent_attempts,
      worker, rung, epoch, epochs, audited, on_front, reason,
      validation_float_correct, validation_float_clips,
      validation_int8_correct, validation_int8_clips,
      test_float_correct, test_float_clips, test_int8_correct, test_int8_clips
      """;

  private static final String TIMES =
      "created_at + cast(? as interval), started_at + cast(? as interval),"
          + " ended_at + cast(? as interval)";

  /** What a trial had learnt at a rung. */
  record Rung(
      int trial, int rung, int epoch, @JsonProperty("float_correct") int floatCorrect, int clips) {}

  /** Something that happened. */
  record Event(String type, @Nullable Integer trial, Map<String, ?> data, Instant at) {
    static Event ofFront(List<Integer> trials, double hypervolume, Instant at) {
      return new Event(
          "front-changed", null, Map.of("trials", trials, "hypervolume", hypervolume), at);
    }
  }

  /** A trial, whose fields change until it has come as far as it comes. */
  @JsonAutoDetect(fieldVisibility = Visibility.ANY)
  static final class Trial {
    final int number;
    final String family;
    final SortedMap<String, Integer> decisions;
    final String architecture;
    final Estimate estimate;

    @SuppressWarnings("UnusedVariable") // It is written as JSON.
    private final JsonNode origin;

    String state = "QUEUED";
    int attempt;
    @Nullable String worker;
    int rung;
    int epoch;
    int epochs;
    boolean audited;
    @Nullable String reason;

    @JsonProperty("silent_attempts")
    int silentAttempts;

    @JsonProperty("created_at")
    @Nullable Instant createdAt;

    @JsonProperty("started_at")
    @Nullable Instant startedAt;

    @JsonProperty("ended_at")
    @Nullable Instant endedAt;

    @JsonProperty("on_front")
    private boolean onFront;

    @JsonIgnore private @Nullable Accuracy floating;
    @JsonIgnore private @Nullable Accuracy int8;

    Trial(int number, Decisions decisions, String architecture, Estimate estimate) {
      this.number = number;
      this.family = decisions.family().label();
      this.decisions = decisions.values();
      this.architecture = architecture;
      this.estimate = estimate;
      this.origin =
          JSON.valueToTree(
              number < 10
                  ? Map.of("kind", "start", "sentence", "A start.", "parents", List.of())
                  : Map.of(
                      "kind", "child",
                      "sentence", "Bred from two trials.",
                      "parents", List.of(number / 2, number / 3)));
    }

    void validation(Accuracy measured, Accuracy ofFile) {
      floating = measured;
      int8 = ofFile;
    }

    void joinFront() {
      onFront = true;
    }

    Accuracy int8() {
      return Objects.requireNonNull(int8, "a scored trial has a score");
    }

    @JsonProperty("validation_float_correct")
    @Nullable Integer floatCorrect() {
      return floating == null ? null : floating.correct();
    }

    @JsonProperty("validation_float_clips")
    @Nullable Integer floatClips() {
      return floating == null ? null : floating.clips();
    }

    @JsonProperty("validation_int8_correct")
    @Nullable Integer int8Correct() {
      return int8 == null ? null : int8.correct();
    }

    @JsonProperty("validation_int8_clips")
    @Nullable Integer int8Clips() {
      return int8 == null ? null : int8.clips();
    }

    @JsonProperty("test_float_correct")
    @Nullable Integer testFloatCorrect() {
      return onFront ? floatCorrect() : null;
    }

    @JsonProperty("test_float_clips")
    @Nullable Integer testFloatClips() {
      return onFront ? floatClips() : null;
    }

    @JsonProperty("test_int8_correct")
    @Nullable Integer testInt8Correct() {
      return onFront ? int8Correct() : null;
    }

    @JsonProperty("test_int8_clips")
    @Nullable Integer testInt8Clips() {
      return onFront ? int8Clips() : null;
    }
  }

  /** Writes all of it into a search without trials. */
  void write(DataSource source, UUID search) {
    var shift = later.toString();
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      execute(
          connection,
          "insert into trial (search, %1$s, created_at, started_at, ended_at)".formatted(COLUMNS)
              + "select ?, %s, %s from jsonb_populate_recordset(null::trial, cast(? as jsonb))"
                  .formatted(COLUMNS, TIMES),
          search,
          shift,
          shift,
          shift,
          JSON.writeValueAsString(trials));
      execute(
          connection,
          """
          insert into rung_result (search, trial, rung, epoch, float_correct, clips)
          select ?, trial, rung, epoch, float_correct, clips
            from jsonb_populate_recordset(null::rung_result, cast(? as jsonb))
          """,
          search,
          JSON.writeValueAsString(rungs));
      execute(
          connection,
          """
          insert into event (search, type, trial, data, at)
          select ?, told.type, told.trial, told.data, told.at + cast(? as interval)
            from rows from (
                   jsonb_to_recordset(cast(? as jsonb))
                   as (type text, trial integer, data jsonb, at timestamptz))
                 with ordinality as told (type, trial, data, at, position)
           order by told.position
          """,
          search,
          shift,
          JSON.writeValueAsString(events));
      execute(
          connection,
          """
          insert into artifact (search, trial, model, model_sha256, quantization, bundle, network)
          select search, number, convert_to('model of trial ' || number, 'UTF8'),
                 encode(sha256(convert_to('model of trial ' || number, 'UTF8')), 'hex'), 'ptq',
                 convert_to('bundle of trial ' || number, 'UTF8'), '\\x01'
            from trial
           where search = ?
             and state = 'SCORED'
          """,
          search);
      execute(
          connection,
          """
          with begun as (
            select min(at) as at from event where search = ? and trial is not null
          ),
          moved as (
            update event
               set at = begun.at
              from begun
             where event.search = ?
               and event.type in ('search-queued', 'search-running')
          )
          update search
             set hypervolume = ?, proposals = ?, created_at = begun.at, started_at = begun.at
            from begun
           where id = ?
          """,
          search,
          search,
          hypervolume,
          (long) trials.size(),
          search);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    analyze(source);
  }

  /** As the server does by itself after a while. */
  private static void analyze(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("analyze trial, rung_result, event, artifact");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
