package io.thimble.db.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of archives does. */
public abstract class ArchiveFilesContract {
  private static final int WRITERS = 4;

  /** The store, empty or with the archives of other tests. */
  protected abstract ArchiveFiles files() throws IOException;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void archiveIsReadAsItsPiecesWereWritten(long seed) throws IOException {
    var random = new Random(seed);
    var archive = UUID.randomUUID();
    var buffer = new byte[1 << 20];
    var written = new ArrayList<byte[]>();
    var parts = new ArrayList<ArchivePart>();
    long start = 0;
    for (int piece = 0; piece < 5; piece++) {
      random.nextBytes(buffer);
      int length = random.nextInt(1, buffer.length);
      parts.add(files().write(archive, start, buffer, length));
      written.add(Arrays.copyOf(buffer, length));
      start += length;
    }

    for (int piece = 0; piece < parts.size(); piece++) {
      var bytes = written.get(piece);
      assertThat(parts.get(piece).bytes()).as("seed %d", seed).isEqualTo(bytes.length);
      assertThat(read(archive, parts.get(piece))).as("seed %d", seed).isEqualTo(bytes);
    }
    assertThat(parts.getLast().start() + parts.getLast().bytes()).isEqualTo(start);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, ArchiveFiles.MOST_PART_BYTES})
  void pieceOfAnyLengthIsKept(int length) throws IOException {
    var archive = UUID.randomUUID();
    var bytes = bytes(length, length);

    var part = files().write(archive, 5, bytes, length);

    assertThat(part).extracting(ArchivePart::start, ArchivePart::bytes).contains(5L, (long) length);
    assertThat(read(archive, part)).isEqualTo(bytes);
  }

  @Test
  void piecesOfOneStartAreKeptApart() throws IOException {
    var archive = UUID.randomUUID();
    var first = files().write(archive, 0, bytes(1, 100), 100);
    var second = files().write(archive, 0, bytes(2, 100), 100);

    files().delete(archive, second);

    assertThat(read(archive, first)).isEqualTo(bytes(1, 100));
    assertThatThrownBy(() -> read(archive, second)).isInstanceOf(IOException.class);
  }

  @Test
  void writersAtOnceKeepTheirPieces() throws IOException, InterruptedException, ExecutionException {
    var archive = UUID.randomUUID();
    var files = files();
    List<ArchivePart> parts = new ArrayList<>();
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      var pending =
          writers.invokeAll(
              IntStream.range(0, 4 * WRITERS)
                  .<Callable<ArchivePart>>mapToObj(
                      seed -> () -> files.write(archive, 7, bytes(seed, 1000), 1000))
                  .toList());
      for (var part : pending) {
        parts.add(part.get());
      }
    }

    for (int seed = 0; seed < parts.size(); seed++) {
      assertThat(read(archive, parts.get(seed))).as("writer %d", seed).isEqualTo(bytes(seed, 1000));
    }
  }

  @Test
  void deletedArchiveIsGoneAndOthersStay() throws IOException {
    var archive = UUID.randomUUID();
    var other = UUID.randomUUID();
    var parts =
        List.of(
            files().write(archive, 0, bytes(1, 10), 10),
            files().write(archive, 10, bytes(2, 10), 10));
    var kept = files().write(other, 0, bytes(3, 10), 10);

    files().delete(archive);

    for (var part : parts) {
      assertThatThrownBy(() -> read(archive, part)).isInstanceOf(IOException.class);
    }
    assertThat(read(other, kept)).isEqualTo(bytes(3, 10));
  }

  @Test
  void deletingWhatIsNotThereDoesNothing() throws IOException {
    var archive = UUID.randomUUID();
    var part = files().write(archive, 0, bytes(1, 10), 10);
    files().delete(archive, part);

    assertThatCode(() -> files().delete(archive, part)).doesNotThrowAnyException();
    assertThatCode(() -> files().delete(archive)).doesNotThrowAnyException();
    assertThatCode(() -> files().delete(UUID.randomUUID())).doesNotThrowAnyException();
  }

  /** The bytes of a piece. */
  protected final byte[] read(UUID archive, ArchivePart part) throws IOException {
    try (var in = files().read(archive, part)) {
      return in.readAllBytes();
    }
  }

  /** Random bytes. */
  protected static byte[] bytes(long seed, int length) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
