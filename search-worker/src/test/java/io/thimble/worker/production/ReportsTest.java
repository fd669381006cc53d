package io.thimble.worker.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.trial.Misheard;
import io.thimble.db.trial.TrialReport;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.score.Confusion;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.score.Integers;
import io.thimble.worker.score.TfliteInterpreter;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reports of networks that were really trained. */
class ReportsTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(6, 40, 40);

  /** So loud that some clips, and not too many, are heard wrong. */
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 4, 300, 2, 1);

  /** Nothing can be told apart in them. */
  private static final ToyWords NOISE = new ToyWords(FRONT_END, 4, 600, 200, 1);

  @Test
  void confusionsAddUpToTheScores() {
    var made = made(Networks.tiny(FRONT_END, 4), WORDS);

    var validation = made.report.validation();

    assertThat(confusion(validation.int8()).accuracy()).isEqualTo(made.best.validation());
    assertThat(confusion(validation.floating()).accuracy())
        .isEqualTo(FloatScorer.score(made.network, WORDS.validation()));
    assertThat(validation.int8())
        .allSatisfy(
            row -> assertThat(row.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300 / 4));
  }

  @Test
  void everyClipThatTheFileHearsWrongIsToldWithWhatTheFileSaysOfIt() {
    var made = made(Networks.tiny(FRONT_END, 4), WORDS);
    var clips = WORDS.validation();
    var floatHeard = FloatScorer.heard(made.network, clips);

    var misheard = made.report.misheard();

    int wrong = 300 - made.best.validation().correct();
    assertThat(misheard).hasSize(wrong).isNotEmpty().doesNotHaveDuplicates();
    try (var interpreter = new TfliteInterpreter(made.best.model())) {
      var quantization = interpreter.outputQuantization();
      for (var told : misheard) {
        int clip = clips.names().indexOf(told.clip());
        var input = Int8Scorer.input(interpreter, clips, clip, made.network.standardisation());
        var output = Integers.of(quantization.type(), interpreter.run(input));
        int heard = Int8Scorer.largest(output);
        assertThat(told)
            .isEqualTo(
                new Misheard(
                    clips.names().get(clip),
                    "word" + clips.labels()[clip],
                    "word" + heard,
                    quantization.dequantize(output[heard]),
                    "word" + floatHeard[clip]));
        assertThat(told.said()).isNotEqualTo(told.heard());
        assertThat(told.score()).isBetween(0.25, 1.0);
      }
    }
    assertThat(misheard).isSortedAccordingTo(SUREST_FIRST);
  }

  @Test
  void surestMistakesAreKeptOfTooMany() {
    var made = made(Networks.tiny(FRONT_END, 4), NOISE);
    var wrong =
        made.best.heard().clips().stream()
            .filter(hearing -> !hearing.isRight())
            .map(hearing -> hearing.score())
            .sorted(Comparator.reverseOrder())
            .toList();
    assertThat(wrong).hasSizeGreaterThan(TrialReport.MOST_MISHEARD);

    assertThat(made.report.misheard())
        .extracting(Misheard::score)
        .isEqualTo(wrong.subList(0, TrialReport.MOST_MISHEARD));
  }

  @Test
  void eachLayerButTheSoftmaxTellsWhatItLost() {
    var recurrent =
        new Architecture(
            Family.GRU, FRONT_END, List.of(new Gru(8, 1), new Dense(4, false), new Softmax()));
    for (var architecture : List.of(Networks.tiny(FRONT_END, 4), recurrent)) {
      var layers = Objects.requireNonNull(made(architecture, WORDS).report.layers());

      assertThat(layers).hasSize(architecture.layers().size() - 1);
      for (int index = 0; index < layers.size(); index++) {
        assertThat(layers.get(index).index()).isEqualTo(index);
        assertThat(layers.get(index).decibels()).isBetween(10.0, 60.0);
      }
      assertThat(layers.getLast().layer()).isEqualTo("dense 4");
    }
  }

  @Test
  void layersThatCannotBeComparedCostTheReportNothingElse() {
    var made = made(Networks.tiny(FRONT_END, 4), WORDS);
    var other =
        Trainer.train(
            new Architecture(Family.DNN, FRONT_END, List.of(new Dense(4, false), new Softmax())),
            WORDS,
            TrainingSettings.of(1, 1),
            TrainingListener.NONE);
    var best =
        new BestFile(
            made.best.scheme(),
            new SchemeQuantizer.Result(made.network, quantized(other, WORDS).result().integers()),
            made.best.model(),
            made.best.heard());

    var report = Reports.of(best, FloatScorer.heard(made.network, WORDS.validation()), WORDS);

    assertThat(report.layers()).isNull();
    assertThat(report.validation()).isEqualTo(made.report.validation());
    assertThat(report.misheard()).isEqualTo(made.report.misheard());
  }

  private static final Comparator<Misheard> SUREST_FIRST =
      Comparator.comparingDouble(Misheard::score).reversed();

  private record Made(TrainedNetwork network, BestFile best, TrialReport report) {}

  private static Made made(Architecture architecture, ToyWords words) {
    var network =
        Trainer.train(architecture, words, TrainingSettings.of(10, 1), TrainingListener.NONE);
    var best = quantized(network, words);
    var floatHeard = FloatScorer.heard(network, words.validation());
    return new Made(network, best, Reports.of(best, floatHeard, words));
  }

  private static BestFile quantized(TrainedNetwork network, ToyWords words) {
    var quantizer = new SchemeQuantizer(words, FineTuningSettings.of(1, 1), TrainingListener.NONE);
    return BestFile.of(network, words, quantizer, List.of(QuantizationSchemes.DEFAULT), _ -> {});
  }

  private static Confusion confusion(List<List<Integer>> counts) {
    return new Confusion(
        counts.stream()
            .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new));
  }
}
