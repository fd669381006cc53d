package io.thimble.hw.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchSpecFuzzTest {
  private static final List<String> FIELDS =
      List.of(
          "name",
          "dataset",
          "keywords",
          "device",
          "budget",
          "families",
          "strategy",
          "objectives",
          "trials",
          "maxDuration",
          "parallelism",
          "training",
          "seed",
          "warmStart",
          "other");

  private static final List<String> INNER_FIELDS =
      List.of(
          "flashBytes",
          "sramBytes",
          "latencyMillis",
          "energyMicrojoules",
          "epochs",
          "quantization",
          "rungs",
          "reduction",
          "audit",
          "finalistSeeds",
          "optimizer",
          "batchSize",
          "learningRate",
          "dropout",
          "augmentation",
          "timeMasks",
          "lowestSnrDecibels");

  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "2.5",
          "1e9",
          "1e-300",
          "1e400",
          "-0.0",
          "99999999999999999999",
          "true",
          "null",
          "\"\"",
          "\"genetic\"",
          "\"ptq\"",
          "\"int16\"",
          "\"dnn\"",
          "\"PT1H\"",
          "\"nucleo-f446re\"",
          "\"raspberry-pi-pico\"",
          "\"error\"",
          "\"energy\"",
          "\"synthetic\"",
          "\"019a2046-a57e-779b-9dff-6fd39dac1de8\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}");

  @Test
  void randomSpecsAreReadOrRefusedWithProblemsAndNothingElse() {
    var accepted = 0;
    for (long seed = 0; seed < 5000; seed++) {
      var json = randomSpec(new Random(seed));
      try {
        var spec = SearchSpecJson.read(json);
        assertThat(SearchSpecJson.read(SearchSpecJson.write(spec)))
            .as("seed %d: %s", seed, json)
            .isEqualTo(spec);
        accepted++;
      } catch (InvalidSpecException e) {
        assertThat(e.problems()).as("seed %d: %s", seed, json).isNotEmpty();
        assertThat(e.problems())
            .as("seed %d: %s", seed, json)
            .allMatch(problem -> problem.message().contains("Maybe "));
      } catch (RuntimeException e) {
        fail("seed %d: %s".formatted(seed, json), e);
      }
    }
    assertThat(accepted).isGreaterThan(20);
  }

  @Test
  void damagedSpecsAreReadOrRefusedWithProblemsAndNothingElse() {
    var whole =
        """
        {"dataset": "synthetic", "device": "nucleo-f446re", "budget": {"flashBytes": 80000},
         "keywords": ["yes", "no"], "training": {"epochs": 3}, "maxDuration": "PT1H"}\
        """;
    for (long seed = 0; seed < 5000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder(whole);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, (char) (32 + random.nextInt(96)));
          default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        }
      }
      try {
        SearchSpecJson.read(text.toString());
      } catch (InvalidSpecException e) {
        assertThat(e.problems()).as("seed %d: %s", seed, text).isNotEmpty();
      } catch (RuntimeException e) {
        fail("seed %d: %s".formatted(seed, text), e);
      }
    }
  }

  private static String randomSpec(Random random) {
    var text = new StringBuilder("{\"dataset\": \"synthetic\"");
    if (random.nextBoolean()) {
      text.append(", \"device\": \"nucleo-f446re\"");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(", \"").append(pick(FIELDS, random)).append("\": ").append(value(random, 2));
    }
    return text.append('}').toString();
  }

  private static String value(Random random, int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0, 1 -> "[%s, %s]".formatted(value(random, depth - 1), value(random, depth - 1));
      case 2, 3 -> "{\"%s\": %s}".formatted(pick(INNER_FIELDS, random), value(random, depth - 1));
      default -> pick(VALUES, random);
    };
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
