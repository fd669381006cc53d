package io.thimble.worker.data.speech;

import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.audio.Noise;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a whole data set of spoken words. */
final class SpokenDataSet {
  private static final double BACKGROUND_LEVEL = 0.1;

  /** Noise in clips and background recordings are never the same sound. */
  private static final long CLIP_NOISE_SEED = 1;

  private static final long BACKGROUND_SEED = 2;

  private final Recipe recipe;
  private final Synthesizer synthesizer;
  private final List<String> keywords;
  private final List<String> unknown;

  SpokenDataSet(Recipe recipe, Synthesizer synthesizer, List<String> keywords) {
    this.recipe = recipe;
    this.synthesizer = synthesizer;
    this.keywords = keywords;
    this.unknown = Words.unknown(keywords, recipe.unknownWords());
  }

  /** Writes into a new folder. */
  void write(Path folder) throws IOException {
    var utterances =
        new Utterances(recipe, synthesizer, Surroundings.of(synthesizer, unknown, CLIP_NOISE_SEED));
    int heldOut = recipe.heldOutSpeakers(keywords.size());
    var validation = new ArrayList<String>();
    var testing = new ArrayList<String>();
    for (int number = 0; number < recipe.speakers(); number++) {
      var clips = speak(folder, Speaker.numbered(number, recipe), utterances);
      if (number < heldOut) {
        validation.addAll(clips);
      } else if (number < 2 * heldOut) {
        testing.addAll(clips);
      }
    }
    Files.write(folder.resolve("validation_list.txt"), validation.stream().sorted().toList());
    Files.write(folder.resolve("testing_list.txt"), testing.stream().sorted().toList());
    writeBackground(Files.createDirectories(folder.resolve(DataSet.BACKGROUND_FOLDER)));
  }

  private List<String> speak(Path folder, Speaker speaker, Utterances utterances)
      throws IOException {
    var clips = new ArrayList<String>();
    for (String word : keywords) {
      for (int i = 0; i < recipe.repetitions(keywords.size()); i++) {
        clips.add(write(folder, speaker, word, i, utterances));
      }
    }
    for (String word : unknown) {
      clips.add(write(folder, speaker, word, 0, utterances));
    }
    return clips;
  }

  private static String write(
      Path folder, Speaker speaker, String word, int repetition, Utterances utterances)
      throws IOException {
    var fileName = "%s_nohash_%d.wav".formatted(speaker.name(), repetition);
    WavWriter.write(
        Files.createDirectories(folder.resolve(word)).resolve(fileName),
        new Recording(SAMPLE_RATE_HZ, utterances.clip(speaker, word, repetition)));
    return word + "/" + fileName;
  }

  private void writeBackground(Path folder) throws IOException {
    for (var noise : Surroundings.recordings(synthesizer, unknown, BACKGROUND_SEED).entrySet()) {
      WavWriter.write(
          folder.resolve(noise.getKey() + ".wav"),
          new Recording(SAMPLE_RATE_HZ, Noise.scaled(noise.getValue(), BACKGROUND_LEVEL)));
    }
  }
}
