package io.thimble.worker.export;

import io.thimble.db.trial.Score;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.Networks;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.InputQuantization;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.data.features.FeatureExtractor;
import io.thimble.worker.score.TfliteInterpreter;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bundles of networks with random weights. */
public final class Bundles {
  /** Names of the classes. */
  public static final List<String> LABELS = List.of("silence", "unknown", "yes", "\"no\"??/ */ ü");

  private static final Quantization ACTIVATIONS = new Quantization(0.05f, -3);

  private Bundles() {}

  /** A tiny network. */
  public static BundleContents contents(long seed, @Nullable Score test) {
    return contents(Networks.tiny(FrontEnd.mfcc(10, 40, 40), LABELS.size()), seed, test);
  }

  /** The same of another network that takes 10 coefficients. */
  public static BundleContents contents(
      Architecture architecture, long seed, @Nullable Score test) {
    var random = new Random(seed);
    var model = PlannedModel.write(network(architecture, random));
    var standardisation = standardisation(random);
    return new BundleContents(
        new Origin(
            "doors | and *lights*",
            7,
            42,
            "ptq",
            List.of(Family.DS_CNN, Family.DNN),
            "speech-commands-mini",
            "ab".repeat(32),
            43),
        model,
        architecture,
        TrainedNetworkFile.write(trained(architecture, standardisation, random)),
        new Decisions(architecture.family(), new TreeMap<>(Map.of("blocks", 1, "conv_filters", 8))),
        Estimates.of(architecture),
        ACTIVATIONS,
        Quantization.SOFTMAX,
        standardisation,
        LABELS,
        new Score(new Accuracy(93, 100), new Accuracy(92, 100)),
        test,
        testVectors(architecture.frontEnd(), standardisation, model, random));
  }

  /** The same, with a model that was recorded to be sure of one label in every clip. */
  static BundleContents sure(String label, BundleContents contents) {
    var scores = new byte[LABELS.size()];
    Arrays.fill(scores, Byte.MIN_VALUE);
    scores[LABELS.indexOf(label)] = Byte.MAX_VALUE;
    return new BundleContents(
        contents.origin(),
        contents.model(),
        contents.architecture(),
        contents.network(),
        contents.decisions(),
        contents.estimate(),
        contents.input(),
        contents.output(),
        contents.standardisation(),
        contents.labels(),
        contents.validation(),
        contents.test(),
        contents.testVectors().stream()
            .map(
                vector ->
                    new TestVector(
                        vector.name(), vector.label(), vector.samples(), vector.input(), scores))
            .toList());
  }

  /** Random weights, whatever the model's are. */
  private static TrainedNetwork trained(
      Architecture architecture, Standardisation standardisation, Random random) {
    var layers = new ArrayList<TrainedLayer>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      var layer = architecture.layers().get(i);
      var values = Math.toIntExact(layer.parameters(architecture.shapes().get(i)));
      var biases = values == 0 ? 0 : architecture.shapes().get(i + 1).channels();
      layers.add(new TrainedLayer(layer, random(values - biases, random), random(biases, random)));
    }
    return new TrainedNetwork(architecture, standardisation, layers);
  }

  private static float[] random(int count, Random random) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Standardisation standardisation(Random random) {
    var mean = new float[10];
    var deviation = new float[10];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 20 * random.nextFloat() - 10;
      deviation[i] = 1e-5f + random.nextFloat();
    }
    return new Standardisation(mean, deviation);
  }

  private static List<TestVector> testVectors(
      FrontEnd frontEnd, Standardisation standardisation, byte[] model, Random random) {
    var vectors = new ArrayList<TestVector>();
    var extractor = new FeatureExtractor(frontEnd);
    var quantization = InputQuantization.of(standardisation, ACTIVATIONS);
    try (var interpreter = new TfliteInterpreter(model)) {
      for (int i = 0; i < 10; i++) {
        var sound = sound(random);
        var features =
            new FeatureSet(frontEnd, extractor.extract(sound), new int[1], List.of("yes"));
        var input = quantization.bytes(features, 0);
        vectors.add(
            new TestVector("yes/%d.wav".formatted(i), "yes", sound, input, interpreter.run(input)));
      }
    }
    return vectors;
  }

  private static short[] sound(Random random) {
    var samples = new short[FrontEnd.CLIP_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
    }
    return samples;
  }

  private static QuantizedNetwork network(Architecture architecture, Random random) {
    var layers = new ArrayList<QuantizedLayer>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(layer(architecture.layers().get(i), architecture.shapes().get(i), random));
    }
    return new QuantizedNetwork(architecture, ACTIVATIONS, layers);
  }

  private static QuantizedKernel layer(Layer layer, FeatureMap input, Random random) {
    return switch (layer) {
      case Conv2d(int filters, _) -> weighted(layer, input, filters, filters, random);
      case DepthwiseConv2d _ -> weighted(layer, input, input.channels(), input.channels(), random);
      case Dense(int units, _) -> weighted(layer, input, units, 1, random);
      case Recurrent recurrent ->
          throw new IllegalArgumentException("No int8 weights for %s.".formatted(recurrent));
      case GlobalAveragePool _ -> QuantizedKernel.of(layer, ACTIVATIONS);
      case Softmax _ -> QuantizedKernel.of(layer, Quantization.SOFTMAX);
    };
  }

  private static QuantizedKernel weighted(
      Layer layer, FeatureMap input, int biases, int scales, Random random) {
    var weights = new byte[Math.toIntExact(layer.parameters(input) - biases)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) random.nextInt(-127, 128);
    }
    var weightScales = new float[scales];
    Arrays.fill(weightScales, 0.01f);
    return new QuantizedKernel(layer, weights, weightScales, new int[biases], ACTIVATIONS);
  }
}
