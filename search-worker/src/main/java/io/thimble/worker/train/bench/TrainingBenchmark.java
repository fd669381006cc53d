package io.thimble.worker.train.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rate of training of networks of "Hello Edge" (arXiv 1711.07128) with PyTorch from
 * Python on the same machine: the same network, one core, one thread, the same batch, optimizer and
 * allocator settings, runs that alternate.
 */
public final class TrainingBenchmark {
  /** One of each family, the small ones. */
  public static final List<String> NETWORKS =
      List.of("ds-cnn-s", "cnn-s", "crnn-s", "lstm-basic-s", "lstm-s", "gru-s", "dnn-s");

  private final int pairs;
  private final @Nullable Path blas;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param pairs runs of each side of a network
   * @param blas a folder with another {@code libblas.so.3} for the peer, for rows of their own;
   *     null: none
   * @param progress hears what is going on, line by line
   */
  public TrainingBenchmark(int pairs, @Nullable Path blas, Consumer<String> progress) {
    this.pairs = pairs;
    this.blas = blas;
    this.progress = progress;
  }

  /**
   * Runs the comparison; a pair of one network takes about a quarter of a minute.
   *
   * @param networks names of presets
   * @throws IllegalStateException when the peer is not installed, trains another network, or a run
   *     fails
   */
  public List<Comparison> run(List<String> networks) throws IOException, InterruptedException {
    var peer = new Peer(blas);
    double peak = 0;
    var measured = new ArrayList<MeasuredNetwork>();
    for (var network : networks) {
      peak = Math.max(peak, peak());
      measured.add(measure(network, peer));
    }
    var comparisons = new ArrayList<Comparison>();
    for (var network : measured) {
      comparisons.addAll(network.comparisons(peak));
    }
    return comparisons;
  }

  private MeasuredNetwork measure(String network, Peer peer)
      throws IOException, InterruptedException {
    var architecture = MeasuredTraining.architecture(network);
    peer.requireSameSize(network, architecture);
    var contestants = new ArrayList<Contestant>();
    contestants.add(Contestant.java("thimble", MeasuredTraining.class, List.of(network, "1", "0")));
    contestants.addAll(peer.contestants(architecture));
    var rates = rounds(network, contestants);
    return new MeasuredNetwork(network, architecture.macs(), contestants, rates);
  }

  private List<List<Rate>> rounds(String network, List<Contestant> contestants)
      throws IOException, InterruptedException {
    var rates = contestants.stream().<List<Rate>>map(_ -> new ArrayList<>()).toList();
    for (int pair = 0; pair < pairs; pair++) {
      for (int i = 0; i < contestants.size(); i++) {
        // Every other round backwards: a machine that grows slower or faster favours nobody.
        int next = pair % 2 == 0 ? i : contestants.size() - 1 - i;
        var contestant = contestants.get(next);
        var rate = Rate.read(contestant.run());
        rates.get(next).add(rate);
        progress.accept(
            String.format(
                Locale.ROOT,
                "%s, pair %d of %d: %.0f samples/s by %s",
                network,
                pair + 1,
                pairs,
                rate.samplesPerSecondPerCore(),
                contestant.name()));
      }
    }
    return rates;
  }

  private double peak() throws IOException, InterruptedException {
    var peak = Double.parseDouble(Contestant.java("thimble", MeasuredPeak.class, List.of()).run());
    progress.accept(
        String.format(
            Locale.ROOT, "peak of the core: %.1f GFLOP/s in matrix products", peak / 1e9));
    return peak;
  }

  private record MeasuredNetwork(
      String name, long macs, List<Contestant> contestants, List<List<Rate>> rates) {
    List<Comparison> comparisons(double peak) {
      var comparisons = new ArrayList<Comparison>();
      for (int i = 1; i < contestants.size(); i++) {
        comparisons.add(
            Comparison.of(
                name, rates.getFirst(), contestants.get(i).name(), rates.get(i), macs, peak));
      }
      return comparisons;
    }
  }
}
