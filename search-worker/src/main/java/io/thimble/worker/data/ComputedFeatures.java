package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.audio.Pcm;
import io.thimble.worker.data.features.Coefficients;
import io.thimble.worker.data.features.MelSpectrum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Computes what a front end hears of a corpus, in two steps that are both kept: the mel energies,
 * which all front ends with the same window and stride share, and from them the coefficients, which
 * take a hundredth of the time but are read in every epoch.
 */
final class ComputedFeatures {
  /** Changes whenever the same sound would give other energies. */
  private static final int ENERGIES_VERSION = 3;

  /** Changes whenever the same energies would give other coefficients. */
  private static final int COEFFICIENTS_VERSION = 1;

  /** Clips that a thread computes before it writes them. */
  private static final int CLIPS_OF_A_PIECE = 64;

  private final Corpus corpus;
  private final SoundAugmentation augmentation;
  private final FrontEnd frontEnd;
  private final FeatureCache cache;
  private final int threads;
  private final int energiesPerClip;

  ComputedFeatures(
      Corpus corpus,
      Augmentation augmentation,
      FrontEnd frontEnd,
      FeatureCache cache,
      int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The threads (%d) start at one. Maybe use the number of cores.".formatted(threads));
    }
    this.corpus = corpus;
    this.augmentation = corpus.augmentation(augmentation, frontEnd);
    this.frontEnd = frontEnd;
    this.cache = cache;
    this.threads = threads;
    this.energiesPerClip = new MelSpectrum(frontEnd).values();
  }

  /** Features of all clips of a split, as {@link FeatureSet#values()} has them. */
  MemorySegment coefficients(Split split, int variant) {
    int clips = corpus.examples(split).size();
    int valuesPerClip = frontEnd.values();
    return cache.get(
        "coefficients %d\n%s\n%s"
            .formatted(
                COEFFICIENTS_VERSION, frontEnd.canonicalForm(), energiesIdentity(split, variant)),
        (long) clips * valuesPerClip,
        values -> {
          var energies = energies(split, variant);
          inPieces(clips, valuesPerClip, values, () -> coefficients(energies));
        });
  }

  private MemorySegment energies(Split split, int variant) {
    var examples = corpus.examples(split);
    return cache.get(
        energiesIdentity(split, variant),
        (long) examples.size() * energiesPerClip,
        values ->
            inPieces(examples.size(), energiesPerClip, values, () -> energies(examples, variant)));
  }

  private String energiesIdentity(Split split, int variant) {
    return "energies %d\n%s\nvariant %d %s\nwindow %d ms, stride %d ms"
        .formatted(
            ENERGIES_VERSION,
            corpus.identity(split),
            variant,
            variant == 0 ? "" : augmentation.identity(),
            frontEnd.windowMillis(),
            frontEnd.strideMillis());
  }

  private ClipComputation coefficients(MemorySegment energies) {
    var coefficients = new Coefficients(frontEnd);
    var heard = new int[energiesPerClip];
    var values = new float[frontEnd.values()];
    return (clip, into) -> {
      long from = (long) clip * energiesPerClip * Integer.BYTES;
      MemorySegment.copy(energies, ValueLayout.JAVA_INT, from, heard, 0, energiesPerClip);
      coefficients.compute(heard, 0, values, 0);
      into.asFloatBuffer().put(values);
    };
  }

  private ClipComputation energies(List<Example> examples, int variant) {
    var spectrum = new MelSpectrum(frontEnd);
    var heard = new int[energiesPerClip];
    return (clip, into) -> {
      var example = examples.get(clip);
      var sound = augmentation.apply(example, corpus.sound(example), variant);
      spectrum.compute(Pcm.of(sound), heard, 0);
      into.asIntBuffer().put(heard);
    };
  }

  /** Shares the clips among the threads, each with a computation of its own. */
  private void inPieces(
      int clips,
      int valuesPerClip,
      FeatureFile.Values values,
      Supplier<ClipComputation> computations) {
    int bytesPerClip = valuesPerClip * FeatureFile.VALUE_BYTES;
    Parallel.forEach(
        Math.ceilDiv(clips, CLIPS_OF_A_PIECE),
        threads,
        () -> {
          var computation = computations.get();
          var buffer =
              ByteBuffer.allocateDirect(CLIPS_OF_A_PIECE * bytesPerClip)
                  .order(ByteOrder.nativeOrder());
          IntConsumer compute =
              piece -> {
                int from = piece * CLIPS_OF_A_PIECE;
                int to = Math.min(clips, from + CLIPS_OF_A_PIECE);
                buffer.clear();
                for (int clip = from; clip < to; clip++) {
                  computation.compute(clip, buffer);
                  buffer.position(buffer.position() + bytesPerClip);
                }
                write(values, (long) from * valuesPerClip, buffer.flip());
              };
          return compute;
        });
  }

  private static void write(FeatureFile.Values values, long first, ByteBuffer piece) {
    try {
      values.put(first, piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Computes one clip after the other; used by one thread. */
  private interface ClipComputation {
    /** Puts a clip's values behind the buffer's position, which stays where it is. */
    void compute(int clip, ByteBuffer into);
  }
}
