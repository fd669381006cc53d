package io.thimble.api.soak;

import io.thimble.api.soak.DescribedOperation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
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
  private static final int SHOWN_CHARACTERS = 2_000;

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

  /**
   * A request.
   *
   * @param target path and query, encoded
   * @param body empty for none
   */
  record Shot(
      DescribedOperation operation,
      String target,
      Map<String, String> headers,
      Optional<byte[]> body) {
    @Override
    public String toString() {
      var text =
          body.map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("no body");
      return "%s %s %s, %d characters: %s"
          .formatted(
              operation.method(),
              target,
              headers,
              text.length(),
              text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
    }
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

    var request = new Request(operation.path());
    var right = values.of(operation);
    for (int i = 0; i < parameters.size(); i++) {
      put(request, parameters.get(i), right.get(i), wrong.test(i));
    }
    var bytes = Optional.<byte[]>empty();
    if (envelope > body) {
      var type = WrongValues.pick(operation.bodies(), random);
      var whole = bodies.of(operation, type);
      bytes = Optional.of(wrong.test(body) ? WrongBodies.of(whole, type, random) : whole);
      request.headers.put("Content-Type", type);
    }
    if (wrong.test(envelope)) {
      spoilEnvelope(operation, request.headers);
    }
    return new Shot(operation, request.path + request.query, request.headers, bytes);
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

  /** A request that grows. */
  private static final class Request {
    private String path;
    private String query = "";
    private final Map<String, String> headers = new TreeMap<>();

    private Request(String path) {
      this.path = path;
    }

    private void ask(String name, String value) {
      query += (query.isEmpty() ? "?" : "&") + name + "=" + encoded(value);
    }
  }

  private void put(Request request, Parameter parameter, String right, boolean wrong) {
    var value = wrong ? WrongValues.of(parameter.format(), random) : right;
    switch (parameter.place()) {
      case PATH ->
          request.path = request.path.replace("{" + parameter.name() + "}", encoded(value));
      case QUERY -> {
        if (wrong || random.nextInt(8) < (parameter.required() ? 7 : 4)) {
          request.ask(parameter.name(), value);
        }
        if (wrong && random.nextInt(8) == 0) {
          request.ask(parameter.name(), right);
        }
      }
      case HEADER -> {
        if (wrong || random.nextInt(4) > 0) {
          request.headers.put(parameter.name(), printable(value));
        }
      }
    }
  }

  private void spoilEnvelope(DescribedOperation operation, Map<String, String> headers) {
    int ways = operation.method().equals("GET") ? 1 : operation.bodies().isEmpty() ? 2 : 3;
    switch (random.nextInt(ways)) {
      case 0 -> headers.put("Accept", WrongValues.pick(ACCEPTS, random));
      case 1 -> headers.put("Origin", "https://elsewhere.example");
      default -> headers.put("Content-Type", WrongValues.pick(TYPES, random));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What a client's library lets into a header. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
