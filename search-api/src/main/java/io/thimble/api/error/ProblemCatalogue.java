package io.thimble.api.error;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands behind the {@code type} of a problem. */
@RestController
class ProblemCatalogue {
  /** One kind of problem. */
  record Entry(String type, int status, String title) {
    static Entry of(ProblemType type) {
      return new Entry(type.uri().toString(), type.status().value(), type.title());
    }
  }

  @GetMapping("/problems")
  List<Entry> all() {
    return Arrays.stream(ProblemType.values()).map(Entry::of).toList();
  }

  @GetMapping("/problems/{label}")
  Entry one(@PathVariable String label) {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .map(Entry::of)
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.NOT_FOUND,
                    "There is no problem of type %s. Maybe see /problems for all of them."
                        .formatted(label)));
  }
}
