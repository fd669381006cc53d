package io.thimble.db.trial;

import io.thimble.hw.score.Accuracy;

/**
 * What was measured on one split.
 *
 * @param floating the trained network before quantization
 * @param int8 the exported flatbuffer in the TensorFlow Lite interpreter
 */
public record Score(Accuracy floating, Accuracy int8) {}
