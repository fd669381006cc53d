package io.thimble.api.soak;

import io.thimble.api.PlainValues;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Files of networks that were damaged on purpose; the seed decides. */
final class HostileModels {
  private static final int CLASSES = 4;
  private static final int MOST_FLIPS = 16;
  private static final int WAYS = 6;
  private static final List<byte[]> MODELS =
      Stream.of("ds-cnn-s", "dnn-s", "gru-s").map(HostileModels::file).toList();
  private static final int[] EXTREMES = {
    0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0x4000_0000, 0xffff, 0x7fff_fffc, 65_536, -4
  };

  private HostileModels() {}

  static byte[] next(long seed) {
    var random = new SplittableRandom(seed);
    var model = MODELS.get(random.nextInt(MODELS.size())).clone();
    return switch (random.nextInt(WAYS)) {
      case 0 -> model;
      case 1 -> flipped(model, random);
      case 2 -> withExtremes(model, random);
      case 3 -> Arrays.copyOf(model, random.nextInt(model.length));
      case 4 -> spliced(model, random);
      default -> noise(random);
    };
  }

  /** One that was not damaged. */
  static byte[] sound(RandomGenerator random) {
    return MODELS.get(random.nextInt(MODELS.size())).clone();
  }

  /** Near the front lie the tables, which say how the rest is read. */
  private static int place(byte[] model, RandomGenerator random) {
    return random.nextBoolean()
        ? random.nextInt(model.length)
        : random.nextInt(Math.min(model.length, 4_096));
  }

  private static byte[] flipped(byte[] model, RandomGenerator random) {
    for (int i = random.nextInt(1, MOST_FLIPS); i > 0; i--) {
      model[place(model, random)] ^= (byte) (1 << random.nextInt(8));
    }
    return model;
  }

  private static byte[] withExtremes(byte[] model, RandomGenerator random) {
    var buffer = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = place(model, random) / Integer.BYTES * Integer.BYTES;
      if (at + Integer.BYTES <= model.length) {
        buffer.putInt(at, EXTREMES[random.nextInt(EXTREMES.length)]);
      }
    }
    return model;
  }

  /** The head of one with the rest of another. */
  private static byte[] spliced(byte[] model, RandomGenerator random) {
    var other = MODELS.get(random.nextInt(MODELS.size()));
    int length = random.nextInt(Math.min(model.length, other.length));
    System.arraycopy(other, 0, model, 0, length);
    return model;
  }

  /** Nothing at all behind the mark that a file begins with. */
  private static byte[] noise(RandomGenerator random) {
    var noise = new byte[random.nextInt(8, 4_096)];
    random.nextBytes(noise);
    System.arraycopy(new byte[] {28, 0, 0, 0, 'T', 'F', 'L', '3'}, 0, noise, 0, 8);
    return noise;
  }

  private static byte[] file(String preset) {
    var decisions = Presets.named(preset).decisions();
    Model model = Lowering.of(Spaces.of(decisions.family()).decode(decisions, CLASSES));
    return ModelWriter.write(model, new PlainValues());
  }
}
