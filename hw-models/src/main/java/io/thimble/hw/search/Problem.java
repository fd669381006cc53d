package io.thimble.hw.search;

/**
 * Something that is wrong with a spec.
 *
 * @param field where, for example {@code budget.flashBytes}; empty for the spec as a whole
 * @param value what stands there, shortened; empty when nothing does
 * @param message what is wrong, with a sentence that begins "Maybe"
 */
public record Problem(String field, String value, String message) {}
