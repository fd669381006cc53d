package io.thimble.api.soak;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Right bodies that were damaged: in their structure, in their bytes, or altogether. */
final class WrongBodies {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String HOLE = "here something is put that no writer would write";

  private static final List<String> NO_OBJECTS =
      List.of("", "null", "true", "0", "\"\"", "[]", "{}", "{", "{\"a\":", "\u0000", "\ufeff{}");

  private static final List<JsonNode> VALUES =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.numberNode(-1),
          NODES.numberNode(0.5),
          NODES.numberNode(Long.MIN_VALUE),
          NODES.numberNode(BigInteger.TWO.pow(64)),
          NODES.numberNode(new BigDecimal("1e308")),
          NODES.numberNode(new BigDecimal("1e4000")),
          NODES.arrayNode(),
          NODES.objectNode(),
          NODES.arrayNode().add(NODES.objectNode().put("a", 1)),
          NODES.stringNode("n".repeat(70_000)));

  /** What {@link #HOLE} is replaced by. */
  private static final List<String> UNWRITABLE =
      List.of(
          "[".repeat(400) + "]".repeat(400),
          "[".repeat(5_000) + "]".repeat(5_000),
          "{\"a\":".repeat(600) + "1" + "}".repeat(600),
          "1e400",
          "NaN",
          "9".repeat(2_000),
          "\"\\ud83d\"",
          "\"\\u0000\"",
          "'a'");

  /** How many ways there are to change one place. */
  static final int WAYS = VALUES.size() + UNWRITABLE.size() + 1;

  private WrongBodies() {}

  /** How many places a JSON body has. */
  static int places(byte[] right) {
    return slots(MAPPER.readTree(right)).size();
  }

  /** A JSON body with another value in one place, or none. */
  static byte[] changed(byte[] right, int place, int way) {
    var body = MAPPER.readTree(right);
    var slots = slots(body);
    var slot = slots.get(place % slots.size());
    var unwritable = HOLE;
    if (way < VALUES.size()) {
      slot.put().accept(VALUES.get(way).deepCopy());
    } else if (way < VALUES.size() + UNWRITABLE.size()) {
      slot.put().accept(NODES.stringNode(HOLE));
      unwritable = UNWRITABLE.get(way - VALUES.size());
    } else {
      slot.remove().run();
    }
    return written(body.toString(), unwritable);
  }

  private static byte[] written(String body, String unwritable) {
    return body.replace('"' + HOLE + '"', unwritable).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(byte[] right, String type, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> WrongValues.pick(NO_OBJECTS, random).getBytes(StandardCharsets.UTF_8);
      case 1 -> Arrays.copyOf(right, random.nextInt(right.length));
      case 2 -> flipped(right, random);
      default ->
          RightBodies.isBytes(type) ? otherBytes(right, random) : restructured(right, random);
    };
  }

  private static byte[] otherBytes(byte[] right, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> HostileModels.next(random.nextLong());
      case 1 -> Arrays.copyOf(right, 2 * right.length);
      default -> flipped(right, random);
    };
  }

  private static byte[] flipped(byte[] right, RandomGenerator random) {
    var bytes = right.clone();
    for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] restructured(byte[] right, RandomGenerator random) {
    var body = MAPPER.readTree(right);
    for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
      var slots = slots(body);
      if (!slots.isEmpty()) {
        change(WrongValues.pick(slots, random), random);
      }
    }
    var text = body.toString();
    if (random.nextInt(8) == 0 && text.length() > 2) {
      text = "{" + text.substring(1, text.length() - 1) + "," + text.substring(1);
    }
    return written(text, WrongValues.pick(UNWRITABLE, random));
  }

  /**
   * Where a value stands.
   *
   * @param parent the object or array that holds it
   */
  private record Slot(JsonNode parent, Consumer<JsonNode> put, Runnable remove) {}

  private static List<Slot> slots(JsonNode body) {
    var slots = new ArrayList<Slot>();
    collect(body, slots);
    return slots;
  }

  private static void collect(JsonNode node, List<Slot> slots) {
    if (node instanceof ObjectNode object) {
      for (var name : object.propertyNames()) {
        slots.add(new Slot(object, value -> object.set(name, value), () -> object.remove(name)));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        slots.add(new Slot(array, value -> array.set(index, value), () -> array.remove(index)));
      }
    }
    node.forEach(child -> collect(child, slots));
  }

  private static void change(Slot slot, RandomGenerator random) {
    switch (random.nextInt(8)) {
      case 0, 1 -> slot.remove().run();
      case 2 -> slot.put().accept(NODES.stringNode(WrongValues.text(random)));
      case 3 -> slot.put().accept(NODES.stringNode(HOLE));
      case 4 -> {
        if (slot.parent() instanceof ObjectNode object) {
          object.put("unheardOf", 1);
        }
      }
      default -> slot.put().accept(WrongValues.pick(VALUES, random).deepCopy());
    }
  }
}
