package io.thimble.worker.data;

import io.thimble.hw.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that name contents and seeds. */
public final class Digests {
  private Digests() {}

  /** A SHA-256 to be fed piece by piece. */
  public static MessageDigest sha256() {
    return digest("SHA-256");
  }

  /** SHA-256 of these bytes, in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    return Sha256.of(bytes);
  }

  /** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
  public static String sha256(String text) {
    return Sha256.of(text);
  }

  static byte[] sha1(byte[] bytes) {
    return digest("SHA-1").digest(bytes);
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** A seed that depends on every bit of all its parts. */
  public static long seed(long seed, String name, int number) {
    byte[] digest =
        sha256().digest((seed + "\n" + name + "\n" + number).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
