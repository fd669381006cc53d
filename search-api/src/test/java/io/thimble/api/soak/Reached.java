package io.thimble.api.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each operation gave each answer. */
final class Reached {
  private final Map<String, TreeMap<Integer, Integer>> answers = new TreeMap<>();

  void add(String operation, int status) {
    answers.computeIfAbsent(operation, _ -> new TreeMap<>()).merge(status, 1, Integer::sum);
  }

  /** What these operations were never asked in a way that they do, or refuse. */
  List<String> missing(List<DescribedOperation> operations) {
    var missing = new ArrayList<String>();
    for (var operation : operations) {
      var given = answers.getOrDefault(operation.id(), new TreeMap<>());
      if (given.subMap(200, 400).isEmpty()) {
        missing.add("%s did nothing: %s".formatted(operation.id(), given));
      }
      if (given.subMap(400, 500).isEmpty()) {
        missing.add("%s refused nothing: %s".formatted(operation.id(), given));
      }
    }
    return missing;
  }

  /** All operations together. */
  Map<Integer, Integer> total() {
    var total = new TreeMap<Integer, Integer>();
    answers.values().forEach(given -> given.forEach((s, n) -> total.merge(s, n, Integer::sum)));
    return total;
  }

  @Override
  public String toString() {
    return answers.entrySet().stream()
        .map(entry -> "  %-22s %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
