package io.thimble.worker.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive that wants something else than to be unpacked, made from a seed.
 *
 * @param kind what it tries
 * @param mustBeRefused whether nothing but a refusal will do; the others may be unpacked as well
 * @param bytes of the archive
 */
record HostileArchive(String kind, boolean mustBeRefused, byte[] bytes) {
  private static final String[] ESCAPES = {
    "../evil.wav",
    "yes/../../evil.wav",
    "/tmp/thimble-evil.wav",
    "yes/../../../../../../../../tmp/thimble-evil.wav",
    "..\\evil.wav",
    "C:\\evil.wav",
    "yes/a\u0000b.wav",
    "yes/a\nb.wav",
    "./../evil.wav",
    "yes//../..//evil.wav",
    "../evil.txt",
    "a/b/c/d/e/f/g/h/i/j/k.wav",
    "yes/" + "n".repeat(250) + ".wav",
    "x/".repeat(600) + "a.wav"
  };

  private static final String LINKS = "123467";
  private static final int BLOCK = 512;

  static HostileArchive of(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    return switch ((int) (seed % 16)) {
      case 0 -> refused("escape in a tar.gz", gzip(tar(escape(random), '0', sound(random))));
      case 1 -> refused("escape in a zip", zip(escape(random), sound(random)));
      case 2 -> {
        var type = LINKS.charAt(random.nextInt(LINKS.length()));
        yield refused("link or device " + type, gzip(tar("yes/a.wav", type, new byte[0])));
      }
      case 3 -> refused("tar bomb", gzip(tar("yes/a.wav", '0', new byte[3 << 20])));
      case 4 -> refused("zip bomb", zip("yes/a.wav", new byte[3 << 20]));
      case 5 -> refused("bomb that is not kept", zip("yes/a.txt", new byte[3 << 20]));
      case 6 -> {
        var type = random.nextBoolean() ? 'L' : 'x';
        yield refused("name bomb " + type, gzip(tar("././@LongLink", type, new byte[3 << 20])));
      }
      case 7 -> refused("too many entries", gzip(many(random.nextInt(600, 900), random)));
      case 8 -> {
        var twice =
            join(file("yes/a.wav", '0', sound(random)), file("yes/a.wav", '0', sound(random)));
        yield refused("one name twice", gzip(join(twice, end())));
      }
      case 9 -> {
        var first = file("yes/a.wav", '0', sound(random));
        var within = file("yes/a.wav/b.wav", '0', sound(random));
        yield refused("folder that is a file", gzip(join(first, within, end())));
      }
      case 10 -> refused("no recordings", zip("yes/a.sh", sound(random)));
      case 11 -> {
        var random2 = new byte[random.nextInt(0, 5_000)];
        random.nextBytes(random2);
        yield refused("noise", random2);
      }
      case 12 -> {
        var whole = gzip(many(40, random));
        yield refused("cut off", Arrays.copyOf(whole, random.nextInt(1, whole.length - 8)));
      }
      case 13 -> {
        var header = header("yes/a.wav", '0', 7L << 30);
        yield refused("size without bytes", gzip(join(header, sound(random))));
      }
      case 14 ->
          new HostileArchive(
              "bits turned in a tar.gz", false, turned(gzip(many(40, random)), random));
      default -> {
        var zip = zip("yes/a.wav", sound(random));
        yield new HostileArchive("bits turned in a zip", false, turned(zip, random));
      }
    };
  }

  private static HostileArchive refused(String kind, byte[] bytes) {
    return new HostileArchive(kind, true, bytes);
  }

  private static String escape(SplittableRandom random) {
    return ESCAPES[random.nextInt(ESCAPES.length)];
  }

  static byte[] sound(SplittableRandom random) {
    var sound = new byte[random.nextInt(50, 2_000)];
    random.nextBytes(sound);
    return sound;
  }

  private static byte[] turned(byte[] bytes, SplittableRandom random) {
    for (int turn = random.nextInt(1, 20); turn > 0; turn--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] many(int count, SplittableRandom random) {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      all.writeBytes(file("word%d/%d.wav".formatted(i % 3, i), '0', sound(random)));
    }
    all.writeBytes(end());
    return all.toByteArray();
  }

  static byte[] tar(String name, char type, byte[] contents) {
    return join(file(name, type, contents), end());
  }

  static byte[] file(String name, char type, byte[] contents) {
    var padding = new byte[(BLOCK - contents.length % BLOCK) % BLOCK];
    var nameBytes = name.getBytes(StandardCharsets.UTF_8);
    var body = join(header(name, type, contents.length), contents, padding);
    if (nameBytes.length <= 100) {
      return body;
    }
    return join(file("././@LongLink", 'L', nameBytes), body);
  }

  /** As POSIX.1-1988 lays it out. */
  private static byte[] header(String name, char type, long size) {
    var header = new byte[BLOCK];
    var nameBytes = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(nameBytes, 0, header, 0, Math.min(100, nameBytes.length));
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, "%011o\0".formatted(size));
    put(header, 136, "00000000000\0");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, "/etc/passwd");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xFF;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, header, at, text.length());
  }

  static byte[] end() {
    return new byte[2 * BLOCK];
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  static byte[] zip(String name, byte[] contents) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(packed)) {
      var entry = new ZipEntry(name);
      if (contents.length % 2 == 0 && contents.length < 2_000) {
        var sum = new CRC32();
        sum.update(contents);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(contents.length);
        entry.setCrc(sum.getValue());
      }
      out.putNextEntry(entry);
      out.write(contents);
      out.closeEntry();
    }
    return packed.toByteArray();
  }

  static byte[] join(byte[]... pieces) {
    var all = new ByteArrayOutputStream();
    for (var piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
