package io.thimble.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final ToyWords WORDS = new ToyWords(FrontEnd.mfcc(6, 40, 40), 3, 120, 1, 1);

  @Test
  void everySchemeIsMeasuredOnAConvolutionalNetwork() {
    var architecture = Networks.tiny(WORDS.frontEnd(), 3);
    var sweep = sweep(architecture);

    for (var scheme : QuantizationSchemes.all()) {
      assertThat(sweep.by(scheme))
          .as(scheme.name())
          .isInstanceOfSatisfying(
              SweepRow.Measured.class,
              row -> {
                assertThat(row.modelBytes())
                    .isEqualTo(PlannedModel.of(architecture, scheme.format()).lengthBytes());
                assertThat(row.layers()).hasSize(5);
                assertThat(row.worst().decibels()).isBetween(10.0, 60.0);
              });
    }
  }

  @Test
  void int16LosesLessThanInt8AndPowersOfTwoLoseMore() {
    var sweep = sweep(Networks.tiny(WORDS.frontEnd(), 3));

    assertThat(first(sweep, "int16")).isGreaterThan(first(sweep, "ptq") + 1);
    assertThat(first(sweep, "power-of-two")).isLessThan(first(sweep, "ptq") - 1);
  }

  @Test
  void recurrentStacksAreMeasuredByTheirLastState() {
    for (var stack : List.of(new Lstm(8, 2), new Gru(8, 1))) {
      var architecture =
          new Architecture(
              Family.GRU, WORDS.frontEnd(), List.of(stack, new Dense(3, false), new Softmax()));

      assertThat(sweep(architecture).by(QuantizationSchemes.DEFAULT))
          .isInstanceOfSatisfying(
              SweepRow.Measured.class,
              row -> {
                assertThat(row.layers()).hasSize(2);
                assertThat(row.worst().decibels()).isBetween(10.0, 60.0);
              });
    }
  }

  @Test
  void aSchemeWithoutAFormSaysSoInItsRow() {
    var architecture =
        new Architecture(
            Family.GRU,
            WORDS.frontEnd(),
            List.of(new Gru(8, 1), new Dense(3, false), new Softmax()));
    var sweep = sweep(architecture);

    for (var name : List.of("int16", "power-of-two")) {
      assertThat(sweep.by(QuantizationSchemes.named(name)))
          .isInstanceOfSatisfying(
              SweepRow.Refused.class,
              row -> assertThat(row.problem()).contains("Layer 0 (Gru", name, "Maybe"));
    }
  }

  private static double first(Sweep sweep, String scheme) {
    var row = (SweepRow.Measured) sweep.by(QuantizationSchemes.named(scheme));
    return row.layers().getFirst().decibels();
  }

  private static Sweep sweep(Architecture architecture) {
    var network =
        Trainer.train(architecture, WORDS, TrainingSettings.of(4, 1), TrainingListener.NONE);
    return new Sweep(
        network,
        WORDS,
        new SchemeQuantizer(WORDS, FineTuningSettings.of(1, 1), TrainingListener.NONE));
  }
}
