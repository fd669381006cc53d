/**
 * The data sets that workers see. Nothing enters; names, words with their clips, and what keeps a
 * set from being used leave.
 */
@NullMarked
package io.thimble.api.dataset;

import org.jspecify.annotations.NullMarked;
