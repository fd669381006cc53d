package io.thimble.worker.score;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Runs models in a process of its own, so that one that brings native code down is seen as such.
 * Prints the number of each model before it is run.
 */
final class ModelRuns {
  private ModelRuns() {}

  /**
   * Runs every model of a file twice, on random inputs.
   *
   * @param arguments the file: for each model, its length and its bytes
   */
  public static void main(String[] arguments) throws IOException {
    try (var models = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      for (int number = 0; models.available() > 0; number++) {
        var model = models.readNBytes(models.readInt());
        System.out.println(number);
        System.out.flush();
        run(model, number);
      }
    }
  }

  private static void run(byte[] model, int seed) {
    try (var interpreter = new TfliteInterpreter(model)) {
      var input = new byte[interpreter.inputLength()];
      var random = new SplittableRandom(seed);
      for (int run = 0; run < 2; run++) {
        random.nextBytes(input);
        interpreter.run(input);
      }
      interpreter.outputQuantization();
    } catch (IllegalArgumentException | IllegalStateException refused) {
      System.out.println("refused: " + refused.getMessage());
    }
  }
}
