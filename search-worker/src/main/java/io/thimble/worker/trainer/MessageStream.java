package io.thimble.worker.trainer;

import io.thimble.worker.production.Outcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a stream of bytes. A frame is: one byte that says which message, the length of its
 * JSON, the number of its byte arrays, the length of each, then the JSON and the arrays as they
 * are. Both ends run the same program, so there is no version.
 */
final class MessageStream {
  /** Far above what a checkpoint takes: longer means that the stream is out of step. */
  private static final int LONGEST_PART_BYTES = 256 << 20;

  /** Which message a frame's first byte stands for. */
  private static final List<Class<?>> KINDS =
      List.of(
          Order.Train.class,
          Order.Test.class,
          Order.Stop.class,
          Answer.PhaseBegan.class,
          Answer.EpochEnded.class,
          Answer.Kept.class,
          Answer.Unfit.class,
          Answer.GaveUp.class,
          Outcome.AtRung.class,
          Outcome.Product.class,
          Outcome.Tested.class,
          Outcome.Stopped.class);

  private MessageStream() {}

  static void write(Order order, DataOutputStream to) throws IOException {
    writeMessage(order, to);
  }

  static void write(Answer answer, DataOutputStream to) throws IOException {
    writeMessage(answer instanceof Answer.Ended ended ? ended.outcome() : answer, to);
  }

  /**
   * The next order, or null at the end of the stream.
   *
   * @throws IOException when the stream ends in the middle, or carries something else
   */
  static @Nullable Order readOrder(DataInputStream from) throws IOException {
    return switch (readMessage(from)) {
      case null -> null;
      case Order order -> order;
      case Object other -> throw new IOException("This is no order: " + other.getClass());
    };
  }

  /**
   * The next answer, or null at the end of the stream.
   *
   * @throws IOException when the stream ends in the middle, or carries something else
   */
  static @Nullable Answer readAnswer(DataInputStream from) throws IOException {
    return switch (readMessage(from)) {
      case null -> null;
      case Answer answer -> answer;
      case Outcome outcome -> new Answer.Ended(outcome);
      case Object other -> throw new IOException("This is no answer: " + other.getClass());
    };
  }

  private static void writeMessage(Object message, DataOutputStream to) throws IOException {
    var arrays = new ArrayList<byte[]>();
    var json = MessageJson.write(message, arrays);
    to.writeByte(KINDS.indexOf(message.getClass()));
    to.writeInt(json.length);
    to.writeInt(arrays.size());
    for (var array : arrays) {
      to.writeInt(array.length);
    }
    to.write(json);
    for (var array : arrays) {
      to.write(array);
    }
    to.flush();
  }

  private static @Nullable Object readMessage(DataInputStream from) throws IOException {
    int kind = from.read();
    if (kind < 0) {
      return null;
    }
    if (kind >= KINDS.size()) {
      throw new IOException("No message has the number %d.".formatted(kind));
    }
    int jsonBytes = length(from);
    var lengths = new int[length(from)];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = length(from);
    }
    var json = bytes(from, jsonBytes);
    var arrays = new ArrayList<byte[]>();
    for (int length : lengths) {
      arrays.add(bytes(from, length));
    }
    return MessageJson.read(json, KINDS.get(kind), arrays);
  }

  private static int length(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > LONGEST_PART_BYTES) {
      throw new IOException("A part of %d bytes cannot be.".formatted(length));
    }
    return length;
  }

  private static byte[] bytes(DataInputStream from, int length) throws IOException {
    var bytes = from.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("%d of %d bytes came.".formatted(bytes.length, length));
    }
    return bytes;
  }
}
