/**
 * Answers what people ask of a trial's file while they wait. A question enters; what the file hears
 * in a recording, in TensorFlow Lite's interpreter and by the integers of the chip, or the sound of
 * a clip leaves. Nothing of it is kept.
 */
@NullMarked
package io.thimble.worker.question;

import org.jspecify.annotations.NullMarked;
