package io.thimble.worker.question;

import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.LabelScore;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Pcm;
import io.thimble.worker.data.audio.Resampler;
import io.thimble.worker.data.audio.WavReader;
import io.thimble.worker.data.features.FeatureExtractor;
import io.thimble.worker.export.Spotter;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.score.Integers;
import io.thimble.worker.score.TfliteInterpreter;
import java.util.ArrayList;
import java.util.List;

/** Hears one recording as the chip would. */
final class Ear {
  private static final String FILE = "that was sent";
  private static final double NANOS_OF_A_MILLI = 1e6;

  private final Spotter spotter;
  private final String worker;

  /**
   * An ear that is used once.
   *
   * @param worker whose it is, for people
   */
  Ear(Spotter spotter, String worker) {
    this.spotter = spotter;
    this.worker = worker;
  }

  /**
   * What the file hears in the loudest second.
   *
   * @param wav a WAV file of any supported rate and length
   * @throws io.thimble.worker.data.audio.UnreadableAudioException when it is none
   * @throws IllegalArgumentException when the model does not fit its front end or labels
   */
  Answer.Heard hear(byte[] wav) {
    var recording = WavReader.decode(wav, FILE);
    var part = Clips.loudest(recording);
    var clip = Clips.fit(Resampler.resample(part.sound(), FrontEnd.SAMPLE_RATE_HZ).samples());
    try (var interpreter = new TfliteInterpreter(spotter.model())) {
      long began = System.nanoTime();
      var output = interpreter.run(input(interpreter, Pcm.of(clip)));
      double millis = (System.nanoTime() - began) / NANOS_OF_A_MILLI;
      var quantization = interpreter.outputQuantization();
      var integers = Integers.of(quantization.type(), output);
      requireLabels(integers.length);
      var scores = new ArrayList<LabelScore>();
      for (int label = 0; label < integers.length; label++) {
        scores.add(
            new LabelScore(spotter.labels().get(label), quantization.dequantize(integers[label])));
      }
      return new Answer.Heard(
          spotter.labels().get(Int8Scorer.largest(integers)),
          scores,
          part.fromSeconds(),
          part.sound().seconds(),
          millis,
          worker);
    }
  }

  private byte[] input(TfliteInterpreter interpreter, short[] samples) {
    var frontEnd = spotter.frontEnd();
    var features = new FeatureExtractor(frontEnd).extract(samples);
    var heard = new FeatureSet(frontEnd, features, new int[1], List.of(FILE));
    return Int8Scorer.input(interpreter, heard, 0, spotter.standardisation());
  }

  private void requireLabels(int outputs) {
    if (outputs != spotter.labels().size()) {
      throw new IllegalArgumentException(
          "The model has %d outputs for the labels %s. Maybe it is another search's."
              .formatted(outputs, spotter.labels()));
    }
  }
}
