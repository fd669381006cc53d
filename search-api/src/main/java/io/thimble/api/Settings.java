package io.thimble.api;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that a person may set, with its default. The environment names a setting in capitals:
 * {@code THIMBLE_PORT}, {@code THIMBLE_DB_URL}.
 *
 * @param address where to listen; the loopback unless told otherwise, for only tokens or a provider
 *     tell callers apart
 * @param port the port, or 0 for any free one
 * @param hosts names besides {@code localhost} under which the server may be asked
 * @param db the database
 * @param maxBody the largest request body
 * @param eventPoll how often a stream of events looks for news
 * @param eventHeartbeat how long a stream of events may stay silent, and how long it may outlive
 *     the token that opened it
 * @param eventLifetime after how long a stream of events ends, to be opened anew where it stands
 * @param eventStreams most streams of events of one owner at once, on this server
 * @param artifact how long the files of trials are kept
 */
@ConfigurationProperties("thimble")
public record Settings(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("8080") int port,
    @DefaultValue List<String> hosts,
    @DefaultValue Db db,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("500ms") Duration eventPoll,
    @DefaultValue("15s") Duration eventHeartbeat,
    @DefaultValue("5m") Duration eventLifetime,
    @DefaultValue("500") int eventStreams,
    @DefaultValue Artifact artifact) {

  /**
   * How to reach PostgreSQL.
   *
   * @param url JDBC address
   * @param user the user
   * @param password its password
   * @param connections most connections held
   */
  public record Db(
      @DefaultValue("jdbc:postgresql://127.0.0.1:5432/thimble") String url,
      @DefaultValue("thimble") String user,
      @DefaultValue("") String password,
      @DefaultValue("10") int connections) {}

  /**
   * How long the files of trials are kept.
   *
   * @param days after the end of a search, the files of its trials that are not on its front go; 0
   *     keeps them as long as the search. What is on a front always stays
   */
  public record Artifact(@DefaultValue("0") int days) {
    public Artifact {
      if (days < 0) {
        throw new StartException(
            "The days (%d) are fewer than none. Maybe set THIMBLE_ARTIFACT_DAYS to 0, which keeps all files, or to 30."
                .formatted(days));
      }
    }
  }

  public Settings {
    hosts = List.copyOf(hosts);
    if (eventStreams < 1) {
      throw new StartException(
          "The streams of events (%d) are fewer than one. Maybe leave THIMBLE_EVENTSTREAMS out, which allows 500."
              .formatted(eventStreams));
    }
    if (port < 0 || port > 65_535) {
      throw new StartException(
          "The port (%d) is no port. Maybe set THIMBLE_PORT to a number from 1 to 65535."
              .formatted(port));
    }
  }
}
