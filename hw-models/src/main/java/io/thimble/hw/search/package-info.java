/**
 * What a search is: the spec that a person posts, and the states that searches and trials pass
 * through. JSON enters, checked records leave; both the programs and the stores speak these words.
 */
@NullMarked
package io.thimble.hw.search;

import org.jspecify.annotations.NullMarked;
