package io.thimble.api.soak;

import io.thimble.api.soak.DescribedOperation.Parameter;
import io.thimble.hw.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Values that an operation takes, chosen by the names of its parameters. Some are left to chance:
 * things in another state, names that are taken, keys that were sent before.
 */
final class RightValues {
  private static final int LEFT_TO_CHANCE_ONE_IN = 8;

  private final Stock stock;
  private final RandomGenerator random;
  private final List<String> keys = new ArrayList<>();

  RightValues(Stock stock, RandomGenerator random) {
    this.stock = stock;
    this.random = random;
  }

  /** The values of one request's parameters; they fit each other. */
  List<String> of(DescribedOperation operation) {
    var values = new ArrayList<String>();
    var subject = stock.any(random);
    for (var parameter : operation.parameters()) {
      values.add(
          switch (parameter.name()) {
            case "id" -> {
              subject = id(operation);
              yield subject.toString();
            }
            case "to" -> Long.toString(stock.lastEvent(subject));
            case "at", "from", "after", "since", "Last-Event-ID" ->
                random.nextBoolean() ? "0" : Long.toString(stock.lastEvent(subject));
            default -> of(operation, parameter);
          });
    }
    return values;
  }

  private String of(DescribedOperation operation, Parameter parameter) {
    return switch (parameter.name()) {
      case "search" -> stock.scored(random).toString();
      case "token" -> stock.token().toString();
      case "number", "trial" -> WrongValues.pick(Stock.TRIALS, random).toString();
      case "name" -> operation.id().equals("getClip") ? "yes/a.wav" : dataset(operation);
      case "device" -> WrongValues.pick(Devices.ids(), random);
      case "owner" -> "local";
      case "cursor" ->
          parameter.format().equals("uuid")
              ? stock.any(random).toString()
              : Integer.toString(random.nextInt(50));
      case "limit" -> Integer.toString(random.nextInt(1, 100));
      case "Upload-Offset" -> "0";
      case "Content-Range" ->
          "bytes 0-%d/%d".formatted(Stock.ARCHIVE.length - 1, Stock.ARCHIVE.length);
      case "Idempotency-Key" -> key();
      default ->
          throw new IllegalStateException(
              "Nothing is known that the parameter %s of %s takes. Maybe add a line here."
                  .formatted(parameter.name(), operation.id()));
    };
  }

  private boolean leftToChance() {
    return random.nextInt(LEFT_TO_CHANCE_ONE_IN) == 0;
  }

  private String dataset(DescribedOperation operation) {
    if (leftToChance()) {
      return TinyWords.NAME;
    }
    return operation.id().equals("beginUpload") ? stock.name() : stock.imported();
  }

  /** What a change needs is made for it, as most changes use it up. */
  private UUID id(DescribedOperation operation) {
    return operation.path().startsWith("/api/v1/uploads/") ? upload(operation) : search(operation);
  }

  private UUID upload(DescribedOperation operation) {
    if (leftToChance()) {
      return stock.anyUpload(random);
    }
    return switch (operation.id()) {
      case "putUpload" -> stock.receiving();
      case "completeUpload" -> stock.received();
      default -> stock.anyUpload(random);
    };
  }

  private UUID search(DescribedOperation operation) {
    if (operation.path().contains("{number}")) {
      return stock.scored(random);
    }
    if (leftToChance()) {
      return stock.any(random);
    }
    return switch (operation.id()) {
      case "deleteSearch" -> random.nextBoolean() ? stock.queued() : stock.completed();
      case "cancelSearch" -> random.nextBoolean() ? stock.paused() : stock.running();
      case "pauseSearch" -> random.nextBoolean() ? stock.queued() : stock.running();
      case "resumeSearch" -> stock.paused();
      case "extendSearch" -> random.nextBoolean() ? stock.completed() : stock.running();
      case "changeTuning" -> stock.queued();
      default -> stock.any(random);
    };
  }

  private String key() {
    if (!keys.isEmpty() && leftToChance()) {
      return WrongValues.pick(keys, random);
    }
    keys.add(stock.name());
    return keys.getLast();
  }
}
