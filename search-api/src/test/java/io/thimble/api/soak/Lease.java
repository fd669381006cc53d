package io.thimble.api.soak;

import java.time.Duration;
import java.util.List;

/**
 * For how long a worker may be silent.
 *
 * @param heartbeat how often it says that it lives
 * @param missed how many may be missing
 * @param deathFound the most that may pass from its death to the next attempt of its trials, while
 *     another worker lives
 */
record Lease(Duration heartbeat, int missed, Duration deathFound) {
  /** The worker's own default. */
  static final Lease STANDARD = new Lease(Duration.ofSeconds(10), 5, Duration.ofSeconds(70));

  /** The shortest that db-scheduler takes on: four heartbeats. The rest is for a busy machine. */
  static final Lease SHORT = new Lease(Duration.ofMillis(500), 4, Duration.ofSeconds(30));

  List<String> options() {
    return List.of(
        "--db-scheduler.heartbeat-interval=" + heartbeat.toMillis() + "ms",
        "--db-scheduler.missed-heartbeats-limit=" + missed);
  }
}
