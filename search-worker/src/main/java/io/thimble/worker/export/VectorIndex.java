package io.thimble.worker.export;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The file {@code test_vectors.json}: what stands where in {@code test_vectors.bin}, which holds
 * input and output of each vector, one after the other, and which WAV file holds its sound.
 *
 * @param file name of the file with the bytes
 * @param inputBytes length of each input
 * @param outputBytes length of each output
 * @param vectors the vectors in order
 */
record VectorIndex(String file, int inputBytes, int outputBytes, List<Entry> vectors) {
  VectorIndex {
    vectors = List.copyOf(vectors);
  }

  /**
   * One vector.
   *
   * @param clip where the clip comes from
   * @param label what was said
   * @param sound name of the WAV file with its samples
   * @param inputOffset where its input begins
   * @param outputOffset where its expected output begins
   */
  record Entry(String clip, String label, String sound, int inputOffset, int outputOffset) {}

  static VectorIndex of(BundleContents contents) {
    int inputBytes = contents.inputBytes();
    int outputBytes = contents.outputBytes();
    var entries = new ArrayList<Entry>();
    int offset = 0;
    for (var vector : contents.testVectors()) {
      entries.add(
          new Entry(
              vector.name(),
              vector.label(),
              soundFile(entries.size()),
              offset,
              offset + inputBytes));
      offset += inputBytes + outputBytes;
    }
    return new VectorIndex(Bundle.TEST_VECTOR_BYTES, inputBytes, outputBytes, entries);
  }

  /** Name of the WAV file of a vector. */
  static String soundFile(int vector) {
    return Texts.format("vector_%02d.wav", vector);
  }

  static byte[] bytes(List<TestVector> vectors) {
    var bytes = new ByteArrayOutputStream();
    for (var vector : vectors) {
      bytes.writeBytes(vector.input());
      bytes.writeBytes(vector.output());
    }
    return bytes.toByteArray();
  }

  /**
   * The vectors that stand in these bytes.
   *
   * @param sounds the samples that a file of the bundle holds
   * @throws InvalidBundleException when one lies outside
   */
  List<TestVector> vectors(byte[] bytes, Function<String, short[]> sounds) {
    return vectors.stream()
        .map(
            entry ->
                new TestVector(
                    entry.clip(),
                    entry.label(),
                    sounds.apply(entry.sound()),
                    slice(bytes, entry.inputOffset(), inputBytes),
                    slice(bytes, entry.outputOffset(), outputBytes)))
        .toList();
  }

  private byte[] slice(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length || offset > bytes.length - length) {
      throw new InvalidBundleException(
          "The bundle's %s (%d bytes) has no %d bytes from %d on. Maybe the file was cut short."
              .formatted(file, bytes.length, length, offset));
    }
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }
}
