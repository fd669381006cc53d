package io.thimble.worker.strategy;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.util.ISeq;
import io.thimble.hw.space.Decision;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import java.util.TreeMap;

/**
 * Decisions as jenetics sees them: one integer chromosome with a gene for each decision of a space,
 * in the space's order. A chromosome's genes share one range, so an allele is a place between a
 * decision's first answer and its last, whatever their number. Nothing of this is stored.
 */
final class Genotypes {
  /** Places of an allele: a multiple of 1 to 12, so that up to 12 answers have equal shares. */
  static final int PLACES = 27_720;

  private Genotypes() {}

  /**
   * The genotype of a point.
   *
   * @throws IllegalArgumentException when an answer is none of the space's choices
   */
  static Genotype<IntegerGene> of(Space space, Decisions decisions) {
    return Genotype.of(
        IntegerChromosome.of(
            space.decisions().stream()
                .map(decision -> IntegerGene.of(place(decision, decisions), 0, PLACES))
                .collect(ISeq.toISeq())));
  }

  /** The point of a genotype. */
  static Decisions decisions(Space space, Genotype<IntegerGene> genotype) {
    var values = new TreeMap<String, Integer>();
    for (int i = 0; i < space.decisions().size(); i++) {
      var decision = space.decisions().get(i);
      var index = genotype.chromosome().get(i).intValue() * decision.choices().size() / PLACES;
      values.put(decision.name(), decision.choices().get(index));
    }
    return new Decisions(space.family(), values);
  }

  private static int place(Decision decision, Decisions decisions) {
    var value = decisions.get(decision.name());
    var index = decision.choices().indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The decision %s has a value (%d) that is none of %s. Maybe the space has changed since the trial was stored."
              .formatted(decision.name(), value, decision.choices()));
    }
    return (2 * index + 1) * PLACES / (2 * decision.choices().size());
  }
}
