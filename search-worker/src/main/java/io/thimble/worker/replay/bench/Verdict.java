package io.thimble.worker.replay.bench;

import io.thimble.hw.statistics.Mean;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a strategy reaches with few trials what the best of the peer's samplers reaches with
 * many.
 *
 * @param strategy ours, told the costs
 * @param trials of ours
 * @param gapPct what ours lacks after them
 * @param sampler the peer's sampler that lacks least after its trials
 * @param peerTrials of the peer's
 * @param peerGapPct what it lacks after them
 */
public record Verdict(
    String strategy, int trials, Mean gapPct, String sampler, int peerTrials, Mean peerGapPct) {
  /** What is compared: a strategy's trials with those of all samplers, or of NSGA-II alone. */
  private enum Claim {
    BAYESIAN_AGAINST_FIVE_TIMES("bayesian", 100, 500, ""),
    BAYESIAN_AGAINST_TWICE("bayesian", 50, 100, ""),
    GENETIC_AGAINST_GENETIC("genetic", 200, 500, "nsga2");

    private final String strategy;
    private final int trials;
    private final int peerTrials;
    private final String sampler;

    Claim(String strategy, int trials, int peerTrials, String sampler) {
      this.strategy = strategy;
      this.trials = trials;
      this.peerTrials = peerTrials;
      this.sampler = sampler;
    }
  }

  /** Whether ours lacks no more on average. */
  public boolean holds() {
    return gapPct.mean() <= peerGapPct.mean();
  }

  /** The verdicts on one case, as far as both sides have run. */
  public static List<Verdict> of(List<BenchRow> rows) {
    return Stream.of(Claim.values()).flatMap(claim -> of(claim, rows).stream()).toList();
  }

  private static Optional<Verdict> of(Claim claim, List<BenchRow> rows) {
    var ours =
        rows.stream()
            .filter(row -> !row.peer() && row.knowsCosts())
            .filter(row -> row.contestant().equals(claim.strategy))
            .flatMap(row -> gap(row, claim.trials).stream())
            .findFirst();
    var best =
        rows.stream()
            .filter(row -> row.peer() && row.contestant().startsWith(claim.sampler))
            .filter(row -> gap(row, claim.peerTrials).isPresent())
            .min(
                Comparator.comparingDouble(row -> gap(row, claim.peerTrials).orElseThrow().mean()));
    return ours.flatMap(
        gap ->
            best.map(
                peer ->
                    new Verdict(
                        claim.strategy,
                        claim.trials,
                        gap,
                        peer.contestant(),
                        claim.peerTrials,
                        gap(peer, claim.peerTrials).orElseThrow())));
  }

  private static Optional<Mean> gap(BenchRow row, int trials) {
    return row.report().checkpoints().stream()
        .filter(at -> at.trials() == trials)
        .map(at -> at.hypervolumeGapPct())
        .findFirst();
  }
}
