package io.thimble.api.search;

import io.thimble.hw.budget.Relaxation;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to raise one limit of a spec that admits no network, and to leave the others.
 *
 * @param field its path in the spec, for example {@code budget.flashBytes}
 * @param unit what it is counted in
 * @param allowed its value
 * @param smallest the smallest value with which a network fits; null when none of this limit alone
 *     would do
 * @param proven whether that is certain; else a smaller value may do
 */
record LimitAnswer(
    String field, String unit, double allowed, @Nullable Double smallest, boolean proven) {
  static LimitAnswer of(Relaxation relaxation) {
    return new LimitAnswer(
        relaxation.limit().label(),
        relaxation.limit().unit(),
        relaxation.allowed(),
        relaxation.smallest().isPresent() ? relaxation.smallest().getAsDouble() : null,
        relaxation.proven());
  }
}
