package io.thimble.db.audit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is kept who changed what; entries are added, completed once, and go with age alone. */
public interface AuditStore {
  /**
   * Keeps that a change is begun, and lets go of entries that are older than {@code kept}.
   *
   * @return the entry's id
   */
  long begin(
      String owner, String caller, String method, String path, String address, Duration kept);

  /** Keeps how a change was answered. */
  void complete(long id, int status);

  /**
   * Newest first; at most {@code limit}, those before the entry {@code before} and of {@code owner}
   * when these are given.
   */
  List<AuditEntry> list(@Nullable String owner, @Nullable Long before, int limit);
}
