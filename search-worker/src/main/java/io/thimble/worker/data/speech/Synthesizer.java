package io.thimble.worker.data.speech;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * FreeTTS' 16 kHz diphone voice. FreeTTS keeps its voices and its lexicon in shared state, so one
 * object is made for the whole program, and one thread at a time speaks.
 */
final class Synthesizer {
  private static final String VOICE = "kevin16";
  private static final float NORMAL_RATE = 150;

  /** Samples below this share of the loudest are pauses. */
  private static final float PAUSE_SHARE = 0.01f;

  private static final int MARGIN_SAMPLES = 160;

  private final Voice voice;
  private final MemoryPlayer player = new MemoryPlayer();

  private Synthesizer() {
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals(VOICE))
            .findFirst()
            .orElseThrow();
    voice.setAudioPlayer(player);
    voice.allocate();
  }

  private static final class Holder {
    private static final Synthesizer ONLY = new Synthesizer();
  }

  static Synthesizer get() {
    return Holder.ONLY;
  }

  /**
   * Says a word, without pauses before and after.
   *
   * @param accent vowels to exchange
   * @param stretch 1 for the voice's own tempo, more for slower
   * @return samples at 16 kHz; none where the voice knows no sound for the word
   */
  synchronized float[] speak(
      String word, Map<String, String> accent, double pitchHz, double spreadHz, double stretch) {
    voice.setPitch((float) pitchHz);
    voice.setPitchRange((float) spreadHz);
    voice.setRate(NORMAL_RATE);
    voice.setDurationStretch((float) stretch);
    var changed = new ArrayList<String>();
    try {
      for (String part : Words.parts(word)) {
        if (pronounce(part, accent)) {
          changed.add(part);
        }
      }
      player.take();
      voice.speak(word);
      return withoutPauses(player.take());
    } finally {
      changed.forEach(part -> voice.getLexicon().removeAddendum(part, null));
    }
  }

  /** Teaches the lexicon how this accent says a word; whether that differs from the normal way. */
  private boolean pronounce(String part, Map<String, String> accent) {
    List<String> normal = Arrays.asList(voice.getLexicon().getPhones(part, null));
    List<String> accented = normal.stream().map(phone -> accented(phone, accent)).toList();
    if (accented.equals(normal)) {
      return false;
    }
    voice.getLexicon().addAddendum(part, null, accented.toArray(String[]::new));
    return true;
  }

  /** A vowel may carry its stress as a digit at the end. */
  private static String accented(String phone, Map<String, String> accent) {
    boolean stressed = !phone.isEmpty() && Character.isDigit(phone.charAt(phone.length() - 1));
    int end = stressed ? phone.length() - 1 : phone.length();
    String vowel = phone.substring(0, end);
    return accent.getOrDefault(vowel, vowel) + phone.substring(end);
  }

  private static float[] withoutPauses(float[] samples) {
    float loudest = 0;
    for (float sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    float threshold = loudest * PAUSE_SHARE;
    int first = 0;
    while (first < samples.length && Math.abs(samples[first]) <= threshold) {
      first++;
    }
    int last = samples.length - 1;
    while (last > first && Math.abs(samples[last]) <= threshold) {
      last--;
    }
    return first == samples.length
        ? new float[0]
        : Arrays.copyOfRange(
            samples,
            Math.max(0, first - MARGIN_SAMPLES),
            Math.min(samples.length, last + 1 + MARGIN_SAMPLES));
  }
}
