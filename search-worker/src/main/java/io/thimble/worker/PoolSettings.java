package io.thimble.worker;

import io.thimble.db.setting.StartException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a worker reaches PostgreSQL.
 *
 * @param url JDBC address
 * @param user the user
 * @param password its password
 * @param connections most connections held; 0 for as many as fit the trainings ({@code
 *     THIMBLE_DB_CONNECTIONS})
 */
@ConfigurationProperties("thimble.db")
public record PoolSettings(String url, String user, String password, int connections) {
  /** One that waits for the lock of a search, one for the heartbeat, and one for a question. */
  private static final int LEAST = 3;

  /** Both schedulers look for work and say that they are there, however little is trained. */
  private static final int BESIDE_TRAININGS = 4;

  /**
   * What is said to the database takes milliseconds; a training has something to say in seconds.
   */
  private static final int MOST = 10;

  public PoolSettings {
    if (connections != 0 && connections < LEAST) {
      throw new StartException(
          "THIMBLE_DB_CONNECTIONS (%d) is too few for a worker. Maybe use %d or more, or 0 for as many as fit its trainings."
              .formatted(connections, LEAST));
    }
  }

  /** Most connections of a worker that does so many trainings at once. */
  public int most(int trainings) {
    return connections == 0 ? Math.min(MOST, trainings + BESIDE_TRAININGS) : connections;
  }
}
