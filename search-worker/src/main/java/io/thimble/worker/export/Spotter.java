package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.Standardisation;
import java.util.List;

/**
 * What it takes to score a model on recordings. Its parts fit each other.
 *
 * @param title what it is, for people
 * @param frontEnd how a clip becomes features
 * @param standardisation how features become the network's real input
 * @param labels names of the classes, in the order of the outputs
 * @param corpusSeed seed of the sampling of training clips
 * @param model the flatbuffer, safe to run
 */
public record Spotter(
    String title,
    FrontEnd frontEnd,
    Standardisation standardisation,
    List<String> labels,
    long corpusSeed,
    byte[] model) {
  public Spotter {
    labels = List.copyOf(labels);
  }

  /** That of a bundle. */
  public static Spotter of(ReadBundle bundle) {
    return new Spotter(
        "%s, trial %d".formatted(bundle.search(), bundle.trial()),
        bundle.frontEnd(),
        bundle.standardisation(),
        bundle.labels(),
        bundle.corpusSeed(),
        bundle.model());
  }
}
