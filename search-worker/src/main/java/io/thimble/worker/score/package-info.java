/**
 * Runs the file that ships, in TensorFlow Lite's own interpreter, and counts what it hears. Bytes
 * of a flatbuffer and features enter; a confusion matrix with its accuracy leaves. The interpreter
 * runs without XNNPACK, whose results differ from TensorFlow Lite Micro's.
 */
@NullMarked
package io.thimble.worker.score;

import org.jspecify.annotations.NullMarked;
