package io.thimble.api.soak;

import io.thimble.api.soak.DescribedOperation.Parameter;
import io.thimble.api.soak.DescribedOperation.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Requests to every operation of an OpenAPI document, all of them equally often: most right, many
 * wrong in one place, some wrong all over. The same seed asks the same, about other ids.
 */
final class RequestFuzz {
  /** Of {@link #OUTCOMES} requests. */
  private static final int RIGHT = 9;

  private static final int WRONG_IN_ONE_PLACE = 8;
  private static final int OUTCOMES = 20;

  private static final List<String> ACCEPTS = List.of("image/png", "text/;q", "application/xml");
  private static final List<String> TYPES = List.of("text/plain", "", "a/b;c=\"", "*/*", "json");

  private final List<DescribedOperation> operations;
  private final List<DescribedOperation> deck = new ArrayList<>();
  private final Random random;
  private final RightValues values;
  private final RightBodies bodies;

  RequestFuzz(List<DescribedOperation> operations, Stock stock, long seed) {
    this.operations = operations;
    random = new Random(seed);
    values = new RightValues(stock, random);
    bodies = new RightBodies(stock, random);
  }

  /** The next request. */
  Shot next() {
    if (deck.isEmpty()) {
      deck.addAll(operations);
      Collections.shuffle(deck, random);
    }
    var operation = deck.removeLast();
    var parameters = operation.parameters();
    int body = parameters.size();
    int envelope = body + (operation.bodies().isEmpty() ? 0 : 1);
    var wrong = wrongPlaces(envelope + 1);

    var draft = new Shot.Draft(operation);
    var right = values.of(operation);
    for (int i = 0; i < parameters.size(); i++) {
      put(draft, parameters.get(i), right.get(i), wrong.test(i));
    }
    if (envelope > body) {
      var type = WrongValues.pick(operation.bodies(), random);
      var whole = bodies.of(operation, type);
      draft.body(type, wrong.test(body) ? WrongBodies.of(whole, type, random) : whole);
    }
    if (wrong.test(envelope)) {
      spoilEnvelope(operation, draft);
    }
    return draft.finished();
  }

  private IntPredicate wrongPlaces(int places) {
    int outcome = random.nextInt(OUTCOMES);
    if (outcome < RIGHT) {
      return _ -> false;
    }
    int only = random.nextInt(places);
    return outcome < RIGHT + WRONG_IN_ONE_PLACE
        ? place -> place == only
        : place -> place == only || random.nextInt(4) > 0;
  }

  private void put(Shot.Draft draft, Parameter parameter, String right, boolean wrong) {
    if (wrong) {
      draft.put(parameter, WrongValues.of(parameter.format(), random));
      if (parameter.place() == Place.QUERY && random.nextInt(8) == 0) {
        draft.put(parameter, right);
      }
    } else if (parameter.place() == Place.PATH
        || random.nextInt(8) < (parameter.required() ? 7 : 5)) {
      draft.put(parameter, right);
    }
  }

  private void spoilEnvelope(DescribedOperation operation, Shot.Draft draft) {
    int ways = operation.method().equals("GET") ? 1 : operation.bodies().isEmpty() ? 2 : 3;
    switch (random.nextInt(ways)) {
      case 0 -> draft.header("Accept", WrongValues.pick(ACCEPTS, random));
      case 1 -> draft.header("Origin", "https://elsewhere.example");
      default -> draft.header("Content-Type", WrongValues.pick(TYPES, random));
    }
  }
}
