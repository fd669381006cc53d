package io.thimble.worker.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.QuantizationFailedException;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BestFileTest {
  private static final ToyWords WORDS = new ToyWords(FrontEnd.mfcc(6, 40, 40), 4, 200, 2, 1);

  @Test
  void noSingleSchemeHearsMoreThanTheBestOfThem() {
    var schemes = schemes("power-of-two", "ptq-per-tensor", "ptq-per-tensor-equalized");
    var network = Networks.tiny(WORDS.frontEnd(), 4);

    var best = best(network, schemes);

    for (var scheme : schemes) {
      var alone = best(network, List.of(scheme));
      assertThat(alone.validation().correct())
          .as(scheme.name())
          .isLessThanOrEqualTo(best.validation().correct());
      if (scheme.equals(best.scheme())) {
        assertThat(alone.model()).isEqualTo(best.model());
      }
    }
  }

  @Test
  void theFirstOfEqualsWins() {
    var network = Networks.tiny(WORDS.frontEnd(), 4);
    var twin =
        new QuantizationScheme(
            "twin",
            "",
            QuantizationSchemes.DEFAULT.ranges(),
            QuantizationSchemes.DEFAULT.format(),
            QuantizationSchemes.DEFAULT.traits());

    assertThat(best(network, List.of(twin, QuantizationSchemes.DEFAULT)).scheme()).isSameAs(twin);
    assertThat(best(network, List.of(QuantizationSchemes.DEFAULT, twin)).scheme())
        .isSameAs(QuantizationSchemes.DEFAULT);
  }

  @Test
  void aSchemeWithoutAFormIsPassedOverUnlessAllAre() {
    var network =
        new Architecture(
            Family.GRU,
            WORDS.frontEnd(),
            List.of(new Gru(8, 1), new Dense(4, false), new Softmax()));

    assertThat(best(network, schemes("power-of-two", "ptq-per-tensor")).scheme().name())
        .isEqualTo("ptq-per-tensor");
    assertThatExceptionOfType(QuantizationFailedException.class)
        .isThrownBy(() -> best(network, schemes("power-of-two", "int16")))
        .withMessageContaining("power-of-two");
  }

  @Test
  void eachSchemeIsQuantizedAndScoredInTurn() {
    var began = new ArrayList<Phase>();

    best(Networks.tiny(WORDS.frontEnd(), 4), schemes("ptq", "ptq-mse"), began);

    assertThat(began).containsExactly(Phase.QUANTIZE, Phase.SCORE, Phase.QUANTIZE, Phase.SCORE);
  }

  private static List<QuantizationScheme> schemes(String... names) {
    return Stream.of(names).map(QuantizationSchemes::named).toList();
  }

  private static BestFile best(Architecture architecture, List<QuantizationScheme> schemes) {
    return best(architecture, schemes, new ArrayList<>());
  }

  private static BestFile best(
      Architecture architecture, List<QuantizationScheme> schemes, List<Phase> began) {
    var network =
        Trainer.train(architecture, WORDS, TrainingSettings.of(2, 1), TrainingListener.NONE);
    var tuning = FineTuningSettings.of(1, 1);
    return BestFile.of(
        network,
        WORDS,
        new SchemeQuantizer(WORDS, tuning, TrainingListener.NONE),
        schemes,
        began::add);
  }
}
