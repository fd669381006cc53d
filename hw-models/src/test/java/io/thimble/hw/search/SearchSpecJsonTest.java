package io.thimble.hw.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.device.Devices;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.score.Objective;
import io.thimble.hw.tflite.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpecJsonTest {
  private static final String MINIMAL =
      """
      {"dataset": "synthetic", "budget": {"flashBytes": 80000}}\
      """;

  @Test
  void aDatasetAndOneBudgetAreEnough() {
    assertThat(SearchSpecJson.read(MINIMAL))
        .isEqualTo(
            new SearchSpec(
                "search over synthetic",
                "synthetic",
                List.of("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go"),
                null,
                new Budget(80_000L, null, null, null, null),
                List.of(
                    Family.DS_CNN,
                    Family.CRNN,
                    Family.GRU,
                    Family.LSTM,
                    Family.LSTM_BASIC,
                    Family.CNN,
                    Family.DNN),
                "auto",
                List.of(Objective.ERROR, Objective.FLASH, Objective.SRAM, Objective.OPS),
                16,
                Duration.ofHours(1),
                2,
                TrainingSpec.of(30),
                42,
                List.of()));
  }

  @Test
  void aDatasetAndADeviceAreEnough() {
    var spec = SearchSpecJson.read("{\"dataset\": \"synthetic\", \"device\": \"nucleo-f446re\"}");
    assertThat(spec.device()).isEqualTo("nucleo-f446re");
    assertThat(spec.budget()).isEqualTo(Budget.UNLIMITED);
  }

  @Test
  void everyFieldIsRead() {
    var spec =
        SearchSpecJson.read(
            """
            {"name": "kws for the F446", "dataset": "speech-commands-mini", "keywords": ["yes", "no"],
             "device": "nucleo-f446re",
             "budget": {"flashBytes": 80000, "sramBytes": 4e4, "opsPerInference": 6000000,
                        "latencyMillis": 100, "energyMicrojoules": 20000.5},
             "families": ["dnn"], "strategy": "random",
             "objectives": ["error", "latency", "energy"], "trials": 60, "maxDuration": "PT90M",
             "parallelism": 3, "training": {"epochs": 5, "quantization": "ptq"}, "seed": -7,
             "warmStart": ["019a2046-a57e-779b-9dff-6fd39dac1de8",
                           "019a2047-0000-7000-8000-000000000001"]}
            """);
    assertThat(spec)
        .isEqualTo(
            new SearchSpec(
                "kws for the F446",
                "speech-commands-mini",
                List.of("yes", "no"),
                "nucleo-f446re",
                new Budget(80_000L, 40_000L, 6_000_000L, 100.0, 20_000.5),
                List.of(Family.DNN),
                "random",
                List.of(Objective.ERROR, Objective.LATENCY, Objective.ENERGY),
                60,
                Duration.ofMinutes(90),
                3,
                TrainingSpec.of(5),
                -7,
                List.of(
                    UUID.fromString("019a2046-a57e-779b-9dff-6fd39dac1de8"),
                    UUID.fromString("019a2047-0000-7000-8000-000000000001"))));
    assertThat(SearchSpecJson.read(SearchSpecJson.write(spec))).isEqualTo(spec);
  }

  @Test
  void aListOfSchemesOfEqualCostIsReadAndWritten() {
    var spec =
        Specs.with(
            "\"device\": \"nucleo-f446re\", \"training\": {\"quantization\": [\"qat\","
                + " \"ptq-mse\"]}");

    assertThat(spec.training().quantization())
        .containsExactly(QuantizationSchemes.named("qat"), QuantizationSchemes.named("ptq-mse"));
    assertThat(spec.format()).isEqualTo(NumberFormat.INT8);
    assertThat(SearchSpecJson.read(SearchSpecJson.write(spec))).isEqualTo(spec);
  }

  @Test
  void theFormatOfTheSchemeIsTheSearches() {
    var spec =
        Specs.with("\"device\": \"nucleo-f446re\", \"training\": {\"quantization\": \"int16\"}");

    assertThat(spec.format()).isEqualTo(NumberFormat.INT16);
    assertThat(spec.families()).containsExactly(Family.DS_CNN, Family.CNN, Family.DNN);
  }

  @Test
  void schemesOfDifferentCostsAreRefusedWithTheReason() {
    var problems =
        problems(
            "{\"dataset\": \"synthetic\", \"device\": \"nucleo-f446re\","
                + " \"training\": {\"quantization\": [\"ptq\", \"ptq-per-tensor\"]}}");

    assertThat(problems.getFirst().message())
        .contains("ptq and ptq-per-tensor", "before it is trained");
  }

  @Test
  void writingTwiceGivesTheSameText() {
    var written = SearchSpecJson.write(SearchSpecJson.read(MINIMAL));
    assertThat(SearchSpecJson.write(SearchSpecJson.read(written))).isEqualTo(written);
  }

  @Test
  void nullStandsForAbsent() {
    assertThat(
            SearchSpecJson.read(
                "{\"dataset\": \"synthetic\", \"device\": null, \"trials\": null,"
                    + " \"budget\": {\"flashBytes\": 80000, \"sramBytes\": null}}"))
        .isEqualTo(SearchSpecJson.read(MINIMAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "budget": {"flashBytes": -5}                    | budget.flashBytes       | -5
          "budget": {"flashBytes": 0}                     | budget.flashBytes       | 0
          "budget": {"flashBytes": 1.5}                   | budget.flashBytes       | 1.5
          "budget": {"flashBytes": "80000"}               | budget.flashBytes       | 80000
          "budget": {"flashBytes": 99999999999999999999}  | budget.flashBytes       | 99999999999999999999
          "budget": {"sramBytes": 2000000000}             | budget.sramBytes        | 2000000000
          "budget": {"opsPerInference": true}             | budget.opsPerInference  | true
          "budget": {"latencyMillis": 10}                 | budget.latencyMillis    | 10
          "budget": {"energyMicrojoules": 10}             | budget.energyMicrojoules | 10
          "budget": {"latencyMillis": 0}, "device": "nucleo-f446re"     | budget.latencyMillis | 0
          "budget": {"latencyMillis": 1e999}, "device": "nucleo-f446re" | budget.latencyMillis | Infinity
          "budget": {"energyMicrojoules": 9}, "device": "raspberry-pi-pico" | budget.energyMicrojoules | 9
          "budget": {"flash": 80000}                      | budget.flash            | 80000
          "budget": {}                                    | budget                  | {}
          "budget": 80000                                 | budget                  | 80000
          "device": "nucleo-f446"                         | device                  | nucleo-f446
          "device": "nucleo-f446re", "nmae": "x"          | nmae                    | x
          "device": "nucleo-f446re", "name": ""           | name                    |
          "device": "nucleo-f446re", "keywords": "yes"    | keywords                | yes
          "device": "nucleo-f446re", "keywords": ["yes"]  | keywords                | ["yes"]
          "device": "nucleo-f446re", "keywords": ["yes", "yes"]     | keywords      | ["yes","yes"]
          "device": "nucleo-f446re", "keywords": ["a", "unknown"]   | keywords      | ["a","unknown"]
          "device": "nucleo-f446re", "keywords": ["a", "../b"]      | keywords      | ["a","../b"]
          "device": "nucleo-f446re", "keywords": ["a", "b", 3]      | keywords[2]   | 3
          "device": "nucleo-f446re", "families": ["ds-cn"]          | families      | ds-cn
          "device": "nucleo-f446re", "families": []                 | families      | []
          "device": "nucleo-f446re", "families": ["dnn", "dnn"]     | families      | ["dnn","dnn"]
          "device": "nucleo-f446re", "strategy": "bayes"            | strategy      | bayes
          "device": "nucleo-f446re", "warmStart": "x"               | warmStart     | x
          "device": "nucleo-f446re", "warmStart": ["x"]             | warmStart     | ["x"]
          "device": "nucleo-f446re", "warmStart": [7]               | warmStart[0]  | 7
          "device": "nucleo-f446re", "warmStart": ["0-0-0-0-1", "0-0-0-0-1"] | warmStart | ["0-0-0-0-1","0-0-0-0-1"]
          "device": "nucleo-f446re", "warmStart": ["1","1","1","1","1","1","1","1","1"] | warmStart | ["1","1","1","1","1","1","1","1","1"]
          "device": "nucleo-f446re", "objectives": ["accuracy"]     | objectives    | accuracy
          "device": "nucleo-f446re", "objectives": []               | objectives    | []
          "device": "nucleo-f446re", "trials": 0                    | trials        | 0
          "device": "nucleo-f446re", "trials": 1000000              | trials        | 1000000
          "device": "nucleo-f446re", "maxDuration": "1h"            | maxDuration   | 1h
          "device": "nucleo-f446re", "maxDuration": "PT0S"          | maxDuration   | PT0S
          "device": "nucleo-f446re", "maxDuration": "P9999999999D"  | maxDuration   | P9999999999D
          "device": "nucleo-f446re", "parallelism": -1              | parallelism   | -1
          "device": "nucleo-f446re", "training": {"epochs": 0}      | training.epochs | 0
          "device": "nucleo-f446re", "training": {"quantization": "qta"} | training.quantization | qta
          "device": "nucleo-f446re", "training": {"quantization": []} | training.quantization | []
          "device": "nucleo-f446re", "training": {"quantization": ["ptq", "ptq"]} | training.quantization | ["ptq","ptq"]
          "device": "nucleo-f446re", "training": {"quantization": ["ptq", "int16"]} | training.quantization | ["ptq","int16"]
          "device": "nucleo-f446re", "families": ["gru"], "training": {"quantization": "int16"} | training.quantization | int16
          "device": "nucleo-f446re", "training": {"rungs": 10}                 | training.rungs    | 10
          "device": "nucleo-f446re", "training": {"rungs": [0]}                | training.rungs[0] | 0
          "device": "nucleo-f446re", "training": {"rungs": [5, "9"]}           | training.rungs[1] | 9
          "device": "nucleo-f446re", "training": {"rungs": [10, 5]}            | training.rungs    | [10,5]
          "device": "nucleo-f446re", "training": {"rungs": [5, 5]}             | training.rungs    | [5,5]
          "device": "nucleo-f446re", "training": {"rungs": [5, 30]}            | training.rungs    | [5,30]
          "device": "nucleo-f446re", "training": {"epochs": 10, "rungs": [10]} | training.rungs    | [10]
          "device": "nucleo-f446re", "training": {"epochs": 10, "rungs": [8], "quantization": "qat"} | training.rungs | [8]
          "device": "nucleo-f446re", "training": {"reduction": 1}              | training.reduction | 1
          "device": "nucleo-f446re", "training": {"reduction": 11}             | training.reduction | 11
          "device": "nucleo-f446re", "training": {"reduction": 2.5}            | training.reduction | 2.5
          "device": "nucleo-f446re", "training": {"audit": 1.5}                | training.audit     | 1.5
          "device": "nucleo-f446re", "training": {"audit": "all"}              | training.audit     | all
          "device": "nucleo-f446re", "training": {"finalistSeeds": 0}          | training.finalistSeeds | 0
          "device": "nucleo-f446re", "training": {"finalistSeeds": 11}         | training.finalistSeeds | 11
          "device": "nucleo-f446re", "training": {"optimizer": "sgd"}          | training.optimizer | sgd
          "device": "nucleo-f446re", "training": {"decay": "line"}             | training.decay     | line
          "device": "nucleo-f446re", "training": {"warmUp": 0.6}               | training.warmUp    | 0.6
          "device": "nucleo-f446re", "training": {"batchSize": 1}              | training.batchSize | 1
          "device": "nucleo-f446re", "training": {"learningRate": 0}           | training.learningRate | 0
          "device": "nucleo-f446re", "training": {"weightDecay": -1}           | training.weightDecay | -1
          "device": "nucleo-f446re", "training": {"labelSmoothing": 0.95}      | training.labelSmoothing | 0.95
          "device": "nucleo-f446re", "training": {"dropout": "0.1"}            | training.dropout   | 0.1
          "device": "nucleo-f446re", "training": {"mixup": 11}                 | training.mixup     | 11
          "device": "nucleo-f446re", "training": {"augmentation": true}        | training.augmentation | true
          "device": "nucleo-f446re", "training": {"augmentation": {"masks": 1}}                | training.augmentation.masks             | 1
          "device": "nucleo-f446re", "training": {"augmentation": {"shiftMillis": 501}}        | training.augmentation.shiftMillis       | 501
          "device": "nucleo-f446re", "training": {"augmentation": {"noiseProbability": 1.1}}   | training.augmentation.noiseProbability  | 1.1
          "device": "nucleo-f446re", "training": {"augmentation": {"lowestSnrDecibels": 90}}   | training.augmentation.lowestSnrDecibels | 90
          "device": "nucleo-f446re", "training": {"augmentation": {"highestSnrDecibels": 101}} | training.augmentation.highestSnrDecibels | 101
          "device": "nucleo-f446re", "training": {"augmentation": {"timeMasks": 11}}           | training.augmentation.timeMasks         | 11
          "device": "nucleo-f446re", "training": {"rate": 1}        | training.rate | 1
          "device": "nucleo-f446re", "seed": "x"                    | seed          | x
          """)
  void aWrongFieldIsNamedWithItsValueAndSomethingThatMayHelp(
      String field, String where, String value) {
    var problems = problems("{\"dataset\": \"synthetic\", %s}".formatted(field));
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().field()).isEqualTo(where);
    assertThat(problems.getFirst().value()).isEqualTo(Objects.requireNonNullElse(value, ""));
    assertThat(problems.getFirst().message()).contains(where).contains(". Maybe ").endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", " ", ".hidden", "a/b", "a\\\\b", "a\\nb"})
  void aDatasetThatIsNoNameIsRefused(String dataset) {
    assertThat(problems("{\"dataset\": \"%s\", \"device\": \"nucleo-f446re\"}".formatted(dataset)))
        .extracting(Problem::field)
        .containsExactly("dataset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "\"x\"",
        "{",
        "{\"dataset\": NaN}",
        "{} {}",
        "{\"a\":1,\"a\":2}"
      })
  void whatIsNoJsonObjectIsOneProblemOfTheWhole(String json) {
    var problems = problems(json);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().field()).isEmpty();
    assertThat(problems.getFirst().message()).contains("Maybe");
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    var problems =
        problems(
            """
            {"keywords": ["yes"], "budget": {"flashBytes": 0, "ram": 3}, "families": ["dn"],
             "trials": 1.5, "colour": "red"}\
            """);
    assertThat(problems)
        .extracting(Problem::field)
        .containsExactly(
            "dataset",
            "keywords",
            "budget.flashBytes",
            "budget.ram",
            "families",
            "trials",
            "colour");
    assertThatThrownBy(() -> SearchSpecJson.read("{}"))
        .hasMessageContaining("dataset is missing")
        .hasMessageContaining("budget has no limit, and no device is named");
  }

  @Test
  void objectivesOnTimeAndEnergyNeedADevice() {
    assertThat(problems(with("\"objectives\": [\"error\", \"latency\"]")))
        .extracting(Problem::message)
        .containsExactly(
            "objectives ([\"error\",\"latency\"]) cannot be judged without a device. Maybe add a"
                + " device: nucleo-f446re, or another of the %d that ./thimble devices lists."
                    .formatted(Devices.ids().size()));
  }

  @Test
  void aNearNameIsSuggested() {
    assertThat(problems(with("\"strategy\": \"genetics\"")))
        .extracting(Problem::message)
        .containsExactly("strategy (genetics) is not known. Maybe you mean genetic.");
    assertThat(problems(with("\"sead\": 1")))
        .extracting(Problem::message)
        .containsExactly("The field (sead) is not known. Maybe you mean seed.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "random",
        "genetic",
        "genetic-nsga3",
        "aging-evolution",
        "bayesian",
        "bayesian-parego",
        "bayesian-thompson"
      })
  void everyStrategyCanBeNamed(String strategy) {
    assertThat(SearchSpecJson.read(with("\"strategy\": \"%s\"".formatted(strategy))).strategy())
        .isEqualTo(strategy);
  }

  @Test
  void aHugeSpecIsRefusedUnread() {
    assertThat(problems(" ".repeat(70_000) + MINIMAL)).hasSize(1);
    assertThat(problems("[".repeat(60_000))).hasSize(1);
    assertThat(problems(with("\"name\": \"%s\"".formatted("x".repeat(201))))).hasSize(1);
  }

  private static String with(String field) {
    return MINIMAL.substring(0, MINIMAL.length() - 1) + ", " + field + "}";
  }

  private static List<Problem> problems(String json) {
    return catchThrowableOfType(InvalidSpecException.class, () -> SearchSpecJson.read(json))
        .problems();
  }
}
