package io.thimble.db.artifact;

/**
 * What a trial leaves to download.
 *
 * @param model the flatbuffer that was scored
 * @param modelSha256 its SHA-256 in lower-case hexadecimal
 * @param bundle the zip with model, C sources, settings, test vectors and model card
 */
public record Artifacts(byte[] model, String modelSha256, byte[] bundle) {}
