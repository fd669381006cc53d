package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;
import static io.thimble.db.setting.ReadBy.UP;

import java.util.List;

/** Where and how the API answers. */
public final class ServiceSettings {
  /** The API's port. */
  public static final Setting PORT =
      Setting.of(
          "THIMBLE_PORT",
          Forms.port(),
          "8080",
          "the API's port, 0 for any that is free; `up` takes it too (`--port`), `demo` a free one",
          UP,
          API);

  private static final Setting ADDRESS =
      Setting.of(
          "THIMBLE_ADDRESS",
          Forms.host(),
          "127.0.0.1",
          "where the API listens; beyond the loopback only with `THIMBLE_AUTH`",
          API);

  private static final Setting HOSTS =
      Setting.of(
          "THIMBLE_HOSTS",
          Forms.hosts(),
          "",
          "names besides `localhost` under which the API may be asked",
          API);

  private static final Setting MAX_BODY =
      Setting.of(
          "THIMBLE_MAXBODY", Forms.size("1KB", "1GB"), "1MB", "largest body of a request", API);

  private static final Setting EVENT_POLL =
      Setting.of(
          "THIMBLE_EVENTPOLL",
          Forms.time("10ms", "1m"),
          "500ms",
          "how often a stream of events looks for news",
          API);

  private static final Setting EVENT_HEARTBEAT =
      Setting.of(
          "THIMBLE_EVENTHEARTBEAT",
          Forms.time("100ms", "1h"),
          "15s",
          "how long a stream of events may stay silent or outlive a revoked token",
          API);

  private static final Setting EVENT_LIFETIME =
      Setting.of(
          "THIMBLE_EVENTLIFETIME",
          Forms.time("1s", "1d"),
          "5m",
          "after how long a stream of events ends (browsers open the next one where it stood)",
          API);

  private static final Setting EVENT_STREAMS =
      Setting.of(
          "THIMBLE_EVENTSTREAMS",
          Forms.count(1),
          "500",
          "most streams of events of an owner at once",
          API);

  /** Whoever asks longer than a question is kept would never hear the answer. */
  private static final Setting QUESTIONS_PATIENCE =
      Setting.of(
          "THIMBLE_QUESTIONS_PATIENCE",
          Forms.time("100ms", "59s"),
          "20s",
          "how long a question to a trial's file waits for a worker",
          API);

  private static final Setting QUESTIONS_AT_ONCE =
      Setting.of(
          "THIMBLE_QUESTIONS_ATONCE",
          Forms.count(1, 10_000),
          "16",
          "most such questions at once",
          API);

  private ServiceSettings() {}

  static List<Setting> all() {
    return List.of(
        ADDRESS,
        PORT,
        HOSTS,
        MAX_BODY,
        EVENT_POLL,
        EVENT_HEARTBEAT,
        EVENT_LIFETIME,
        EVENT_STREAMS,
        QUESTIONS_PATIENCE,
        QUESTIONS_AT_ONCE);
  }
}
