package io.thimble.worker.export;

import io.thimble.db.trial.Score;
import io.thimble.hw.arch.Family;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.data.Digests;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people must know before they use the model (Mitchell et al., "Model cards for model
 * reporting", FAT* 2019). What is not known is said to be not known.
 */
final class ModelCard {
  private ModelCard() {}

  static String of(BundleContents contents, OperatorList operators) {
    return String.join(
        "\n",
        identity(contents),
        accuracy(contents),
        cost(contents),
        use(contents, operators),
        limits(contents));
  }

  private static String identity(BundleContents contents) {
    var origin = contents.origin();
    return Texts.format(
        """
        # Keyword spotter: %s, trial %d

        | | |
        |---|---|
        | words | %s |
        | family | %s, of %s |
        | architecture | `%s` |
        | model.tflite | %d bytes, SHA-256 `%s` |
        | quantization | `%s` |
        | data set | %s, SHA-256 `%s` |
        | seeds | search %d, training clips %d |

        Decisions: %s.
        """,
        Texts.markdown(origin.search()),
        origin.trial(),
        contents.labels().stream().map(Texts::markdown).collect(Collectors.joining(", ")),
        contents.architecture().family().label(),
        origin.families().stream().map(Family::label).collect(Collectors.joining(", ")),
        contents.architecture().id(),
        contents.model().length,
        Digests.sha256(contents.model()),
        origin.quantization(),
        Texts.markdown(origin.dataset()),
        origin.datasetHash(),
        origin.seed(),
        origin.corpusSeed(),
        contents.decisions().values().entrySet().stream()
            .map(decision -> "`%s` %d".formatted(decision.getKey(), decision.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static String accuracy(BundleContents contents) {
    return Texts.format(
        """
        ## Accuracy

        With the 95 %% Wilson interval. "int8" is model.tflite itself in the TensorFlow Lite
        interpreter without XNNPACK; "float" is the network before quantization.

        | split | int8 | float |
        |---|---|---|
        %s%s
        The validation split steered the search, so its figures lean to the bright side.
        """,
        row("validation", contents.validation()), row("test", contents.test()));
  }

  private static String row(String split, @Nullable Score score) {
    return score == null
        ? "| %s | not known: not run | not known: not run |\n".formatted(split)
        : "| %s | %s | %s |\n".formatted(split, cell(score.int8()), cell(score.floating()));
  }

  private static String cell(Accuracy accuracy) {
    return Texts.format(
        "%.2f %% (%.2f to %.2f), %d of %d clips",
        100 * accuracy.accuracy(),
        100 * accuracy.low(),
        100 * accuracy.high(),
        accuracy.correct(),
        accuracy.clips());
  }

  private static String cost(BundleContents contents) {
    var estimate = contents.estimate();
    var flash = estimate.flash();
    var sram = estimate.sram();
    return Texts.format(
        """
        ## Cost

        | | |
        |---|---|
        | operations of one inference | %d (%d multiply-accumulates) |
        | weights and biases | %d |
        | flash: model | %d bytes |
        | flash: TFLM with these operators | %d bytes |
        | flash: tables of the front end | %d bytes |
        | flash together | %d bytes |
        | SRAM: arena, reference kernels | %d bytes used, %d to reserve |
        | SRAM: arena, CMSIS-NN with DSP | %d bytes used, %d to reserve |
        | SRAM: buffers of the front end | %d bytes |
        | latency and energy | not known here: they depend on the board |

        Computed from the network for a 32-bit Arm core; not measured on a chip.%s
        """,
        estimate.ops(),
        estimate.macs(),
        estimate.parameters(),
        flash.modelBytes(),
        flash.runtimeBytes(),
        flash.frontEndBytes(),
        flash.totalBytes(),
        sram.arenaUsedReferenceBytes(),
        sram.arenaMinimumReferenceBytes(),
        sram.arenaUsedCmsisNnBytes(),
        sram.arenaMinimumCmsisNnBytes(),
        sram.frontEndBytes(),
        estimate.exact()
            ? ""
            : " Lower bounds only: no rule is known for %s."
                .formatted(String.join(", ", estimate.unknownOperators())));
  }

  private static String use(BundleContents contents, OperatorList operators) {
    return Texts.format(
        """
        ## Use

        Reserve the arena once, aligned to 16 bytes; %d bytes suffice for either kernel library:

        ```cpp
        #include "model.h"
        #include "model_settings.h"
        #include "ops_resolver.h"

        alignas(16) static uint8_t arena[THIMBLE_ARENA_BYTES];
        ThimbleOpsResolver resolver;
        thimble_add_operators(resolver);
        tflite::MicroInterpreter interpreter(
            tflite::GetModel(thimble_model), resolver, arena, THIMBLE_ARENA_BYTES);
        interpreter.AllocateTensors();
        ```

        Operators: %s. The front end is described in settings.json: %s at %d Hz,
        then (feature - mean) / deviation, then int8. Feed the inputs of test_vectors.bin
        and compare the outputs to see whether the chip computes the same.
        """,
        contents.estimate().sram().arenaBytes(),
        operators.adders().sequencedKeySet().stream()
            .map(name -> "`%s`".formatted(name))
            .collect(Collectors.joining(", ")),
        contents.architecture().frontEnd().canonicalForm(),
        FrontEnd.SAMPLE_RATE_HZ);
  }

  private static String limits(BundleContents contents) {
    return Texts.format(
        """
        ## Limits

        - It hears one second at a time and knows %d labels; all else should come out as `unknown`.
        - Accuracy holds for clips like those of the data set. For other microphones, rooms,
          accents, ages, languages and noise it is not known.
        - How often it fires on an hour of other speech is not known: the splits hold cut words.
        - Scores are not calibrated probabilities; choose thresholds and smoothing on your own data.
        - Not for uses in which a missed or a wrong word can hurt somebody.
        """,
        contents.labels().size());
  }
}
