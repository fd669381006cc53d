package io.thimble.api.soak;

import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** A body that each operation takes. */
final class RightBodies {
  private static final String BYTES = "application/octet-stream";

  private static final int CLASSES = 6;

  private final Stock stock;
  private final RandomGenerator random;

  RightBodies(Stock stock, RandomGenerator random) {
    this.stock = stock;
    this.random = random;
  }

  /** One of this content type. */
  byte[] of(DescribedOperation operation, String type) {
    return isBytes(type) ? bytes(operation) : json(operation).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether bodies of this type are no text. */
  static boolean isBytes(String type) {
    return type.equals(BYTES) || type.startsWith("audio/");
  }

  private byte[] bytes(DescribedOperation operation) {
    return switch (operation.id()) {
      case "putUpload" -> Stock.ARCHIVE.clone();
      case "hear" -> TinyWords.clip();
      case "estimateArchitecture", "estimateModel" -> HostileModels.sound(random);
      default -> throw unknown(operation);
    };
  }

  private String json(DescribedOperation operation) {
    return switch (operation.id()) {
      case "createSearch", "askFeasibility" ->
          random.nextBoolean() ? QuickSpec.of(stock.name(), 20, 5) : spec(stock.name());
      case "extendSearch" -> "{\"trials\": 120, \"maxDuration\": \"PT20H\"}";
      case "changeTuning" -> "{\"priority\": 5, \"runningAtOnce\": 3}";
      case "createToken" ->
          "{\"name\": \"nightly\", \"owner\": \"ada\", \"role\": \"submitter\", \"days\": 90}";
      case "importDataset" ->
          "{\"name\": \"%s\", \"url\": \"https://example.org/a.zip\", \"sha256\": \"%s\"}"
              .formatted(stock.name(), Sha256.of(Stock.ARCHIVE));
      case "beginUpload" -> "{\"bytes\": %d}".formatted(Stock.ARCHIVE.length);
      case "completeUpload" -> "{\"sha256\": \"%s\"}".formatted(Sha256.of(Stock.ARCHIVE));
      case "estimateArchitecture", "estimateModel" -> architecture();
      default -> throw unknown(operation);
    };
  }

  private String spec(String name) {
    return """
    {"name": "%s", "dataset": "tiny-words", "keywords": ["yes", "no", "tree"],
     "device": "nucleo-f446re", "budget": {"flashBytes": 200000, "sramBytes": 80000},
     "trials": 12, "training": {"epochs": 8}, "seed": 7, "warmStart": ["%s"]}
    """
        .formatted(name, stock.scored(random));
  }

  private String architecture() {
    var decisions = WrongValues.pick(Presets.all(), random).decisions();
    return ArchitectureJson.write(Spaces.of(decisions.family()).decode(decisions, CLASSES));
  }

  private static IllegalStateException unknown(DescribedOperation operation) {
    return new IllegalStateException(
        "No body is known that %s takes. Maybe add a line here.".formatted(operation.id()));
  }
}
