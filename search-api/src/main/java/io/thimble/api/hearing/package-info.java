/**
 * Questions to a trial's file. A recording or the name of a clip enters; what a worker hears in it,
 * or its sound, leaves within seconds, and nothing of either is kept.
 */
@NullMarked
package io.thimble.api.hearing;

import org.jspecify.annotations.NullMarked;
