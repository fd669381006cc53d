package io.thimble.db.setting;

/** Who reads a setting. */
public enum ReadBy {
  /** The script {@code thimble} itself, before it starts anything. */
  SCRIPT("script"),
  /**
   * What the script starts: client commands, commands without a server, {@code up}, {@code demo}.
   */
  COMMAND("commands"),
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
