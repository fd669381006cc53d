package io.thimble.api.error;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field.
 *
 * @param field its path in the request, for example {@code budget.flashBytes}
 * @param value what was sent, or null when it is missing
 * @param message what is wrong, then a sentence that begins "Maybe"
 */
public record FieldError(String field, @Nullable Object value, String message) {}
