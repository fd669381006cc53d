package io.thimble.api;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How the API answers, and what it keeps. Names in the environment, defaults and the forms of
 * values stand in {@link io.thimble.db.setting}.
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
    String address,
    int port,
    List<String> hosts,
    Db db,
    DataSize maxBody,
    Duration eventPoll,
    Duration eventHeartbeat,
    Duration eventLifetime,
    int eventStreams,
    Artifact artifact) {

  /**
   * How to reach PostgreSQL.
   *
   * @param url JDBC address
   * @param user the user
   * @param password its password
   * @param connections most connections held; 0 for the usual number
   */
  public record Db(String url, String user, String password, int connections) {
    private static final int USUAL_CONNECTIONS = 10;

    public Db {
      connections = connections == 0 ? USUAL_CONNECTIONS : connections;
    }
  }

  /**
   * How long the files of trials are kept.
   *
   * @param days after the end of a search, the files of its trials that are not on its front go; 0
   *     keeps them as long as the search. What is on a front always stays
   */
  public record Artifact(int days) {}

  public Settings {
    hosts = List.copyOf(hosts);
  }
}
