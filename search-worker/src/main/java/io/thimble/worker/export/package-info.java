/**
 * What surrounds the file that ships: a zip with the model as a flatbuffer and as a C array, what a
 * program on the chip needs to know, test vectors and a model card. Plain data about a scored trial
 * enters and the bytes of the zip leave; from a zip, which may come from a stranger, the parts that
 * an evaluation needs leave.
 */
@NullMarked
package io.thimble.worker.export;

import org.jspecify.annotations.NullMarked;
