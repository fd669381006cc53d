package io.thimble.api.soak;

import io.thimble.api.soak.Operation.Reported;
import io.thimble.api.soak.Operation.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of one run, kept as JSON lines for people. Safe for several threads. */
final class OperationLog {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern LABEL = Pattern.compile("Search (\\S+) trial (\\d+)");

  private final List<Operation> operations = new ArrayList<>();

  synchronized void add(Operation operation) {
    operations.add(operation);
  }

  /** Adds what the workers wrote down of the reports that they sent. */
  void addReports(Path file) {
    try (var lines = Files.lines(file)) {
      lines.map(JSON::readTree).map(OperationLog::reported).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Writes {@code target/soak/NAME.jsonl}. */
  void save(String name) {
    try {
      var file = Files.createDirectories(Path.of("target", "soak")).resolve(name + ".jsonl");
      Files.write(
          file,
          operations().stream()
              .map(o -> JSON.writeValueAsString(new Line(o.getClass().getSimpleName(), o)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reported reported(JsonNode line) {
    var label = LABEL.matcher(line.get("trial").asString());
    if (!label.matches()) {
      throw new IllegalArgumentException("A report (%s) names no trial.".formatted(line));
    }
    return new Reported(
        Instant.parse(line.get("at").asString()),
        line.get("worker").asLong(),
        new Trial(UUID.fromString(label.group(1)), Integer.parseInt(label.group(2))),
        line.get("epoch").asInt(),
        line.get("accepted").asBoolean());
  }

  private record Line(String kind, Operation operation) {}
}
