package io.thimble.api.soak;

import io.thimble.api.soak.DescribedOperation.Parameter;
import io.thimble.api.soak.DescribedOperation.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are wrong in one place only, for every place of an OpenAPI document and everything
 * wrong that may stand there, in an order that the seed decides.
 */
final class RequestSweep {
  private static final String JSON = "application/json";

  private final RightValues values;
  private final RightBodies bodies;
  private final List<Supplier<Shot>> shots = new ArrayList<>();

  RequestSweep(List<DescribedOperation> operations, Stock stock, long seed) {
    var random = new Random(seed);
    values = new RightValues(stock, random);
    bodies = new RightBodies(stock, random);
    operations.forEach(this::add);
    Collections.shuffle(shots, random);
  }

  /** The requests; what one is about is made when it is asked for. */
  List<Supplier<Shot>> shots() {
    return shots;
  }

  private void add(DescribedOperation operation) {
    for (var parameter : operation.parameters()) {
      for (var value : WrongValues.all()) {
        shots.add(() -> withValue(operation, parameter, value));
      }
    }
    if (operation.bodies().contains(JSON)) {
      int places = WrongBodies.places(bodies.of(operation, JSON));
      for (int place = 0; place < places; place++) {
        for (int way = 0; way < WrongBodies.WAYS; way++) {
          var at = new At(place, way);
          shots.add(() -> withBody(operation, at));
        }
      }
    }
  }

  private record At(int place, int way) {}

  private Shot withValue(DescribedOperation operation, Parameter wrong, String value) {
    var draft = new Shot.Draft(operation);
    putNeeded(draft, operation, wrong);
    draft.put(wrong, value);
    if (!operation.bodies().isEmpty()) {
      var type = operation.bodies().getFirst();
      draft.body(type, bodies.of(operation, type));
    }
    return draft.finished();
  }

  private Shot withBody(DescribedOperation operation, At at) {
    var draft = new Shot.Draft(operation);
    putNeeded(draft, operation, /* but= */ null);
    draft.body(JSON, WrongBodies.changed(bodies.of(operation, JSON), at.place(), at.way()));
    return draft.finished();
  }

  /** Others might keep the wrong one from being looked at. */
  private void putNeeded(Shot.Draft draft, DescribedOperation operation, @Nullable Parameter but) {
    var right = values.of(operation);
    for (int i = 0; i < right.size(); i++) {
      var parameter = operation.parameters().get(i);
      if ((parameter.required() || parameter.place() == Place.PATH) && parameter != but) {
        draft.put(parameter, right.get(i));
      }
    }
  }
}
