package io.thimble.worker.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript's source packed as PyTorch's loader wants it: a ZIP file with the code, one pickled
 * object without state, no constants, and the format's version (PyTorch's
 * torch/csrc/jit/docs/serialization.md).
 */
final class ScriptArchive {
  private static final String FOLDER = "kernels/";
  private static final String VERSION = "3\n";

  /** Protocol 2, an empty tuple, stop. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  /** Protocol 2: an object of the class, made without arguments, its one attribute true. */
  private static final String OBJECT =
      "\u0080\u0002c__torch__\n%s\n)\u0081}X\u0008\0\0\0training\u0088sb.";

  private ScriptArchive() {}

  /**
   * Packs a module.
   *
   * @param name of its class
   * @param code that defines the class
   */
  static byte[] pack(String name, String code) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", OBJECT.formatted(name).getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.US_ASCII));
      put(zip, "constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("Memory could not be written to.", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(FOLDER + name);
    var sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
