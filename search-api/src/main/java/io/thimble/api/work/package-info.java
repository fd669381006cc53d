/**
 * Who works and in which order: the workers that are up, and what a person sets for a search while
 * it runs. Nothing of it changes which trials a search proposes.
 */
@NullMarked
package io.thimble.api.work;

import org.jspecify.annotations.NullMarked;
