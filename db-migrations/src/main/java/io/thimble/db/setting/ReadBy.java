package io.thimble.db.setting;

/** Who reads a setting. */
public enum ReadBy {
  /** The script {@code thimble} itself, before it starts anything. */
  SCRIPT("script"),
  /** Client commands, and commands without a server. */
  COMMAND("commands"),
  /** {@code up} and {@code demo}, beside what all commands read. */
  UP("`up`, `demo`"),
  /** The program that brings the database to the newest schema. */
  MIGRATE("migrate"),
  /** The API. */
  API("API"),
  /** A worker, with the processes of its trainings. */
  WORKER("worker");

  private final String label;

  ReadBy(String label) {
    this.label = label;
  }

  /** As the README says it. */
  String label() {
    return label;
  }
}
