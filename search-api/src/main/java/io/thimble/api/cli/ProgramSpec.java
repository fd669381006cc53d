package io.thimble.api.cli;

import java.util.List;
import java.util.Map;

/**
 * A program to keep running.
 *
 * @param name for people and for its log, for example {@code worker-1}
 * @param command with arguments
 * @param environment added to that of this process
 * @param log where its output goes
 */
record ProgramSpec(
    String name, List<String> command, Map<String, String> environment, LogFile log) {
  ProgramSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
