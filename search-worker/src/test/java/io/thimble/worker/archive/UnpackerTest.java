package io.thimble.worker.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.worker.data.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class UnpackerTest {
  private static final int HOSTILE = 1_000;
  private static final UnpackLimits LIMITS =
      new UnpackLimits(
          2 << 20, 500, 1 << 20, 16 << 10, 40_000, 100, 64 << 10, 8, Duration.ofMinutes(1));

  @TempDir private Path around;
  private Path target;

  @BeforeEach
  void prepare() throws IOException {
    target = Files.createDirectories(around.resolve("target"));
    Files.writeString(around.resolve("evil.wav"), "was here before");
  }

  @Test
  void hostileArchiveIsRefusedAndReachesNothingOutsideItsFolder() throws IOException {
    var kinds = new TreeMap<String, Integer>();
    for (long seed = 0; seed < HOSTILE; seed++) {
      var archive = HostileArchive.of(seed);
      var folder = Files.createDirectories(target.resolve(Long.toString(seed)));
      var store = StoredArchive.of(around.resolve("store"), archive.bytes(), 1 << 20);
      boolean refused = false;
      try (var bytes = store.open()) {
        new Unpacker(LIMITS, () -> true).unpack(bytes, folder);
      } catch (RefusedArchiveException e) {
        refused = true;
        assertThat(e).as("seed %d, %s", seed, archive.kind()).hasMessageContaining("Maybe");
      }
      assertThat(refused || !archive.mustBeRefused())
          .as("seed %d, %s is refused", seed, archive.kind())
          .isTrue();
      requireHarmless(folder, "seed %d, %s".formatted(seed, archive.kind()));
      kinds.merge(archive.kind(), 1, Integer::sum);
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(16);
    assertThat(around.resolve("evil.wav")).hasContent("was here before");
    assertThat(Path.of("/tmp/thimble-evil.wav")).doesNotExist();
    assertThat(around.toFile().list()).containsExactlyInAnyOrder("target", "store", "evil.wav");
  }

  private static void requireHarmless(Path folder, String archive) throws IOException {
    long bytes = 0;
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        assertThat(Files.isSymbolicLink(file)).as("%s left the link %s", archive, file).isFalse();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          assertThat(file.toString()).as(archive).endsWith(".wav");
          assertThat(file.toFile().canExecute()).as("%s made %s run", archive, file).isFalse();
          bytes += Files.size(file);
        }
      }
    }
    assertThat(bytes).as(archive).isLessThanOrEqualTo(LIMITS.bytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void recordingsAndListsAreKeptAndAllElseIsLeft(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var yes = HostileArchive.sound(random);
    var no = HostileArchive.sound(random);
    var tar =
        HostileArchive.join(
            HostileArchive.file("./", '5', new byte[0]),
            HostileArchive.file("./words/", '5', new byte[0]),
            HostileArchive.file("./words/yes/a_nohash_0.wav", '0', yes),
            HostileArchive.file("./words/README.md", '0', HostileArchive.sound(random)),
            HostileArchive.file("./words/yes/._a_nohash_0.wav", '0', HostileArchive.sound(random)),
            HostileArchive.file("__MACOSX/yes/b.wav", '0', HostileArchive.sound(random)),
            HostileArchive.file("./words/no/" + "é".repeat(80) + ".WAV", '0', no),
            HostileArchive.file("./words/testing_list.txt", '0', new byte[] {'x', '\n'}),
            HostileArchive.end());
    // Two members, as programs write them that pack with several threads.
    int middle = random.nextInt(1, tar.length);
    var packed =
        HostileArchive.join(
            HostileArchive.gzip(Arrays.copyOf(tar, middle)),
            HostileArchive.gzip(Arrays.copyOfRange(tar, middle, tar.length)));
    var store = StoredArchive.of(around.resolve("store"), packed, random.nextInt(1, 400));

    try (var bytes = store.open()) {
      new Unpacker(LIMITS, () -> true).unpack(bytes, target);
      assertThat(bytes.sha256()).as("seed %d", seed).isEqualTo(Digests.sha256(packed));
    }

    assertThat(target.resolve("words/yes/a_nohash_0.wav")).hasBinaryContent(yes);
    assertThat(target.resolve("words/no/" + "é".repeat(80) + ".WAV")).hasBinaryContent(no);
    assertThat(target.resolve("words/testing_list.txt")).hasContent("x\n");
    assertThat(files()).hasSize(3);
  }

  @Test
  void secondTryGoesOnWithWhatTheFirstOneLeft() throws IOException {
    var random = new SplittableRandom(7);
    var first = HostileArchive.sound(random);
    var second = HostileArchive.sound(random);
    var tar =
        HostileArchive.join(
            HostileArchive.file("yes/a.wav", '0', first),
            HostileArchive.file("no/b.wav", '0', second),
            HostileArchive.end());
    var store = StoredArchive.of(around.resolve("store"), HostileArchive.gzip(tar), 100);
    Files.createDirectories(target.resolve("yes"));
    Files.write(target.resolve("yes/a.wav"), first);
    var before = Files.readAttributes(target.resolve("yes/a.wav"), "unix:ino");
    Files.createDirectories(target.resolve("no"));
    Files.write(target.resolve("no/b.wav"), new byte[second.length]);

    try (var bytes = store.open()) {
      new Unpacker(LIMITS, () -> true).unpack(bytes, target);
    }

    assertThat(Files.readAttributes(target.resolve("yes/a.wav"), "unix:ino")).isEqualTo(before);
    assertThat(target.resolve("no/b.wav")).hasBinaryContent(second);
  }

  @Test
  void missingPieceOfTheStoreIsNotBlamedOnTheArchive() throws IOException {
    var packed = HostileArchive.zip("yes/a.wav", HostileArchive.sound(new SplittableRandom(8)));
    var store = StoredArchive.of(around.resolve("store"), packed, 30);
    store.files().delete(store.id(), store.parts().get(1));

    try (var bytes = store.open()) {
      assertThatThrownBy(() -> new Unpacker(LIMITS, () -> true).unpack(bytes, target))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(RefusedArchiveException.class);
    }
  }

  @Test
  void unpackingEndsWhenNobodyWaitsAnyMore() throws IOException {
    var packed = HostileArchive.zip("yes/a.wav", HostileArchive.sound(new SplittableRandom(9)));
    var store = StoredArchive.of(around.resolve("store"), packed, 1_000);

    try (var bytes = store.open()) {
      assertThatThrownBy(() -> new Unpacker(LIMITS, () -> false).unpack(bytes, target))
          .isInstanceOf(UnpackStoppedException.class);
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("troublesOfWhoeverIsAsked")
  void archiveIsNotToBlameWhereItCannotBeAskedWhetherItIsWanted(RuntimeException trouble)
      throws IOException {
    var packed = HostileArchive.zip("yes/a.wav", HostileArchive.sound(new SplittableRandom(10)));
    var store = StoredArchive.of(around.resolve("store"), packed, 1_000);
    BooleanSupplier asked =
        () -> {
          throw trouble;
        };

    try (var bytes = store.open()) {
      assertThatThrownBy(() -> new Unpacker(LIMITS, asked).unpack(bytes, target)).isSameAs(trouble);
    }
  }

  private static List<RuntimeException> troublesOfWhoeverIsAsked() {
    return List.of(
        new DataAccessResourceFailureException("no connection"),
        new CannotCreateTransactionException("no connection"),
        new CancellationException("interrupted"));
  }

  @Test
  void machineThatIsTooSlowDoesNotRefuseTheArchive() throws IOException {
    var packed = HostileArchive.zip("yes/a.wav", HostileArchive.sound(new SplittableRandom(11)));
    var store = StoredArchive.of(around.resolve("store"), packed, 1_000);
    var hasty =
        new UnpackLimits(
            2 << 20, 500, 1 << 20, 16 << 10, 40_000, 100, 64 << 10, 8, Duration.ofNanos(1));

    try (var bytes = store.open()) {
      assertThatThrownBy(() -> new Unpacker(hasty, () -> true).unpack(bytes, target))
          .isInstanceOf(UnpackHinderedException.class)
          .hasMessageContaining("longer than");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void gzipFileWithAnEndlessNameOrCommentIsRefused(int flag) throws IOException {
    var packed = gzip(HostileArchive.sound(new SplittableRandom(12)));
    var named = HostileArchive.join(Arrays.copyOf(packed, 10), letters(100_000), rest(packed));
    named[3] = (byte) flag;
    var fine = HostileArchive.join(Arrays.copyOf(packed, 10), letters(1_000), rest(packed));
    fine[3] = (byte) flag;

    try (var bytes = StoredArchive.of(around.resolve("store"), named, 1 << 20).open()) {
      assertThatThrownBy(() -> new Unpacker(LIMITS, () -> true).unpack(bytes, target))
          .isInstanceOf(RefusedArchiveException.class)
          .hasMessageContaining("gzip");
    }
    try (var bytes = StoredArchive.of(around.resolve("store"), fine, 1 << 20).open()) {
      new Unpacker(LIMITS, () -> true).unpack(bytes, target);
    }
    assertThat(files()).hasSize(1);
  }

  private static byte[] gzip(byte[] sound) throws IOException {
    return HostileArchive.gzip(HostileArchive.tar("yes/a.wav", '0', sound));
  }

  /** So many, and the zero that ends them. */
  private static byte[] letters(int count) {
    var letters = new byte[count + 1];
    Arrays.fill(letters, 0, count, (byte) 'n');
    return letters;
  }

  private static byte[] rest(byte[] packed) {
    return Arrays.copyOfRange(packed, 10, packed.length);
  }

  @Test
  void namesThatFillTheMemoryTogetherAreRefused() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int file = 0; file < 100; file++) {
      var folders = ("n".repeat(150) + "/").repeat(3);
      all.writeBytes(HostileArchive.file(folders + file + ".wav", '0', new byte[10]));
    }
    all.writeBytes(HostileArchive.end());
    var packed = HostileArchive.gzip(all.toByteArray());

    try (var bytes = StoredArchive.of(around.resolve("store"), packed, 1 << 20).open()) {
      assertThatThrownBy(() -> new Unpacker(LIMITS, () -> true).unpack(bytes, target))
          .isInstanceOf(RefusedArchiveException.class)
          .hasMessageContaining("40000 letters");
    }
  }

  @Test
  void nameThatOnlyThisMachineCannotWriteDoesNotRefuseTheArchive() {
    var files = new UnpackedFiles(target, 1_000);

    assertThatThrownBy(() -> files.add("yes/\uD800.wav", new byte[1]))
        .isInstanceOf(UnpackHinderedException.class)
        .hasMessageContaining("Maybe");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(target)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
