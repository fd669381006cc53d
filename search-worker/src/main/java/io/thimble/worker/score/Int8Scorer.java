package io.thimble.worker.score;

import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.InputQuantization;
import io.thimble.worker.data.Standardisation;
import java.util.ArrayList;

/** Measures a model by running its bytes on every clip. */
public final class Int8Scorer {
  private Int8Scorer() {}

  /**
   * Runs every clip. The class with the largest output is heard; the first one wins a tie.
   *
   * @param model the file that ships; trusted
   * @param clips features as the front end gives them
   * @param standardisation what stands between front end and input
   * @throws IllegalArgumentException when the model does not fit the features or their labels
   */
  public static Confusion score(byte[] model, FeatureSet clips, Standardisation standardisation) {
    return hear(model, clips, standardisation).confusion();
  }

  /** The same, clip by clip. */
  public static Hearings hear(byte[] model, FeatureSet clips, Standardisation standardisation) {
    try (var interpreter = new TfliteInterpreter(model)) {
      var quantization = interpreter.outputQuantization();
      int classes = interpreter.outputLength() / quantization.type().bytes();
      var hearings = new ArrayList<Hearing>(clips.clips());
      for (int clip = 0; clip < clips.clips(); clip++) {
        int said = clips.labels()[clip];
        if (said >= classes) {
          throw new IllegalArgumentException(
              "The clip (%s) is of class %d, the model has %d classes. Maybe the keywords are another search's."
                  .formatted(clips.names().get(clip), said, classes));
        }
        var output =
            Integers.of(
                quantization.type(),
                interpreter.run(input(interpreter, clips, clip, standardisation)));
        int heard = largest(output);
        double score = Math.clamp(quantization.dequantize(output[heard]), 0.0, 1.0);
        hearings.add(new Hearing(said, heard, score));
      }
      return new Hearings(classes, hearings);
    }
  }

  /** The bytes that a clip becomes at the model's input, by the integers of the chip. */
  public static byte[] input(
      TfliteInterpreter interpreter, FeatureSet clips, int clip, Standardisation standardisation) {
    return InputQuantization.of(standardisation, interpreter.inputQuantization())
        .bytes(clips, clip);
  }

  /** The index of the largest output, the first one among equals. */
  public static int largest(int[] output) {
    int best = 0;
    for (int i = 1; i < output.length; i++) {
      if (output[i] > output[best]) {
        best = i;
      }
    }
    return best;
  }
}
