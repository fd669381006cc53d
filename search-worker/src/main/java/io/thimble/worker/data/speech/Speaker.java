package io.thimble.worker.data.speech;

import io.thimble.worker.data.Digests;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What one person's clips have in common.
 *
 * @param name eight hexadecimal digits, as in Speech Commands
 * @param pitchHz mean pitch
 * @param pitchSpreadHz how far it moves
 * @param tractScale scale of the formants
 * @param stretch how slowly this person speaks
 * @param accent vowels that this person exchanges for others
 * @param tilt how sharp the microphone sounds
 * @param echoSamples the echo's delay
 * @param echoGain the echo's gain
 */
record Speaker(
    String name,
    double pitchHz,
    double pitchSpreadHz,
    double tractScale,
    double stretch,
    Map<String, String> accent,
    double tilt,
    int echoSamples,
    double echoGain) {
  /** Vowels and their neighbours, in the phone set of CMU's dictionary. */
  private static final Map<String, String> NEIGHBOURS =
      Map.of(
          "iy", "ih", "ih", "iy", "eh", "ae", "ae", "eh", "aa", "ao", "ao", "aa", "uw", "uh", "ah",
          "aa", "ow", "ao", "ey", "eh");

  private static final long SEED = 1711_07128;
  private static final Range ECHO_SAMPLES = new Range(160, 1200);

  /** The speaker of a number; every property is drawn anew, but pitches spread evenly. */
  static Speaker numbered(int number, Recipe recipe) {
    var random = new SplittableRandom(Digests.seed(SEED, "speaker", number));
    // The golden ratio's multiples fill [0, 1) evenly, whichever speakers are held out.
    double share = number * 0.6180339887498949 % 1;
    double tract =
        recipe.tractScale().low()
            + share * (recipe.tractScale().high() - recipe.tractScale().low())
            + recipe.tractSpread() * (2 * random.nextDouble() - 1);
    var accent = new HashMap<String, String>();
    NEIGHBOURS.keySet().stream()
        .sorted()
        .filter(_ -> random.nextDouble() < recipe.accent())
        .forEach(vowel -> accent.put(vowel, NEIGHBOURS.getOrDefault(vowel, vowel)));
    return new Speaker(
        Digests.sha256("speaker " + number).substring(0, 8),
        recipe.pitchHz().logarithmic(share),
        recipe.pitchSpreadHz().draw(random),
        tract,
        recipe.stretch().draw(random),
        Map.copyOf(accent),
        recipe.tilt().draw(random),
        (int) ECHO_SAMPLES.draw(random),
        recipe.echo().draw(random));
  }
}
