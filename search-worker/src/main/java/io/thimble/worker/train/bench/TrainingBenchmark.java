package io.thimble.worker.train.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the rate of training of the DS-CNN small of "Hello Edge" (arXiv 1711.07128) with PyTorch
 * from Python on the same machine: one core, one thread, the same batch, optimizer and allocator
 * settings, runs that alternate. The peer runs twice, in PyTorch's own order of memory and in
 * channels-last order, which is faster and which almost nobody switches on.
 */
public final class TrainingBenchmark {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final List<String> LAYOUTS = List.of("contiguous", "channels-last");
  private static final int LEAST_PAIRS = 5;
  private static final int PAIRS = 7;
  private static final int EPOCHS = 10;

  private TrainingBenchmark() {}

  /** Options: {@code --json}, {@code --pairs N} (at least 5), {@code --epochs N} in each run. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = List.of(arguments);
    int pairs = Math.max(LEAST_PAIRS, option(options, "--pairs", PAIRS));
    var comparisons = run(pairs, option(options, "--epochs", EPOCHS));
    if (options.contains("--json")) {
      System.out.println(JsonMapper.builder().build().writeValueAsString(comparisons));
    } else {
      print(comparisons);
    }
  }

  /**
   * Runs the comparison; a pair takes about half a minute.
   *
   * @param pairs runs of each side
   * @param epochs measured epochs of 1000 clips in each run
   * @throws IllegalStateException when the peer is not installed, or a run fails
   */
  public static List<Comparison> run(int pairs, int epochs)
      throws IOException, InterruptedException {
    var script = script();
    var version = python("PyTorch", List.of(script, "version")).run();
    var contestants = new ArrayList<Contestant>();
    contestants.add(ours(epochs));
    for (var layout : LAYOUTS) {
      var name = "python3-torch %s, %s".formatted(version, layout);
      contestants.add(python(name, List.of(script, layout, Integer.toString(epochs))));
    }
    var rates = contestants.stream().map(_ -> new ArrayList<Double>()).toList();
    for (int pair = 0; pair < pairs; pair++) {
      for (int i = 0; i < contestants.size(); i++) {
        // Every other round backwards: a machine that grows slower or faster favours nobody.
        int next = pair % 2 == 0 ? i : contestants.size() - 1 - i;
        rates.get(next).add(contestants.get(next).measure());
      }
    }
    return Stream.iterate(1, i -> i < contestants.size(), i -> i + 1)
        .map(
            i ->
                Comparison.of(
                    MeasuredTraining.NETWORK,
                    rates.getFirst(),
                    contestants.get(i).name(),
                    rates.get(i)))
        .toList();
  }

  private static Contestant ours(int epochs) {
    return new Contestant(
        "thimble",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            MeasuredTraining.class.getName(),
            Integer.toString(epochs)));
  }

  private static Contestant python(String name, List<String> arguments) {
    if (!Files.isExecutable(PYTHON)) {
      throw new IllegalStateException(
          "The peer's Python (%s) is not there. Maybe install Debian's python3-torch."
              .formatted(PYTHON));
    }
    var command = new ArrayList<>(List.of(PYTHON.toString()));
    command.addAll(arguments);
    return new Contestant(name, command);
  }

  /**
   * The peer's program stands beside the sources: ../../benchmarks from target/classes or a jar.
   */
  private static String script() {
    try {
      var code = TrainingBenchmark.class.getProtectionDomain().getCodeSource().getLocation();
      var module = Path.of(code.toURI()).resolveSibling("..").normalize();
      var script = module.resolve("benchmarks/ds_cnn_torch.py");
      if (!Files.exists(script)) {
        throw new IllegalStateException(
            "The peer's program (%s) is not there. Maybe run this from a checkout."
                .formatted(script));
      }
      return script.toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The program does not know where it stands.", e);
    }
  }

  private static void print(List<Comparison> comparisons) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %12s  %-36s %12s %7s  %s%n",
        "network",
        "samples/s",
        "peer",
        "samples/s",
        "ratio",
        "lowest to highest of pairs");
    for (var row : comparisons) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %12.0f  %-36s %12.0f %7.2f  %.2f to %.2f of %d%n",
          row.network(),
          row.samplesPerSecondPerCore(),
          row.peer(),
          row.peerSamplesPerSecondPerCore(),
          row.ratio(),
          row.lowestRatio(),
          row.highestRatio(),
          row.pairs());
    }
  }

  private static int option(List<String> options, String name, int otherwise) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 == options.size() ? otherwise : Integer.parseInt(options.get(at + 1));
  }
}
