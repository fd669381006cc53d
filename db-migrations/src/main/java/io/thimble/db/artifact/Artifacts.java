package io.thimble.db.artifact;

/**
 * What a trial leaves: the files to download, and what is needed to measure it further.
 *
 * @param model the flatbuffer that was scored
 * @param modelSha256 its SHA-256 in lower-case hexadecimal
 * @param quantization name of the scheme by which its floats became integers
 * @param bundle the zip with model, C sources, settings, test vectors and model card
 * @param network the trained network before quantization, in the worker's own form
 */
public record Artifacts(
    byte[] model, String modelSha256, String quantization, byte[] bundle, byte[] network) {}
