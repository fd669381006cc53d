package io.thimble.db.trial;

/**
 * A validation clip that the exported flatbuffer hears wrong.
 *
 * @param clip its name in the data set, for example {@code yes/0a7c2a8d_nohash_0.wav}
 * @param said the label that is right
 * @param heard the label that the file gives it
 * @param score the file's output for that label, 0 to 1
 * @param floatHeard the label that the network before quantization gives it
 */
public record Misheard(String clip, String said, String heard, double score, String floatHeard) {}
