package io.thimble.api.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends an archive piece by piece, and goes on where a connection broke off. */
final class Upload {
  /** What the service asks for: 10,000 pieces of it hold every archive that it takes. */
  static final int PIECE_BYTES = 8 << 20;

  private static final int MOST_TRIES = 8;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final double MEGABYTE = 1_000_000;

  private final ApiClient client;
  private final StatusLine statusLine;

  Upload(ApiClient client, StatusLine statusLine) {
    this.client = client;
    this.statusLine = statusLine;
  }

  /**
   * Sends the archive to its end.
   *
   * @param name of the data set
   * @param resume id of an upload of this file that broke off, or null to begin one
   * @param expected the file's SHA-256, or null when it need not be checked
   * @return the last answer as it came
   * @throws CommandFailure when the file cannot be read, or is not taken
   */
  String send(String name, Path file, @Nullable String resume, @Nullable String expected) {
    try (var channel = open(file)) {
      var bytes = channel.size();
      var sha256 = digest(channel, bytes);
      if (expected != null && !expected.equalsIgnoreCase(sha256)) {
        throw CommandFailure.badInput(
            "The archive (%s) has the SHA-256 %s, not %s. Maybe it was cut off on its way here."
                .formatted(file, sha256, expected));
      }
      var upload = resume == null ? begin(name, bytes) : resumed(resume, file, bytes);
      var path = "/uploads/" + Addresses.encode(Cells.text(upload.path("id")));
      sendPieces(path, channel, upload.path("offset").asLong(0), bytes);
      statusLine.clear();
      return client.post(
          path + "/complete",
          JsonMapper.shared().createObjectNode().put("sha256", sha256).toString());
    } catch (IOException unreadable) {
      throw CommandFailure.badInput(
          "The archive (%s) cannot be read: %s. Maybe it is being written."
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw CommandFailure.badInput(
          "The archive (%s) is a folder. Maybe pack it first: tar -czf words.tar.gz -C %s ."
              .formatted(file, file));
    }
    if (!Files.exists(file)) {
      throw CommandFailure.badInput(
          "The archive (%s) does not exist. Maybe the path is misspelt.".formatted(file));
    }
    return FileChannel.open(file);
  }

  private JsonNode begin(String name, long bytes) {
    var announced = JsonMapper.shared().createObjectNode().put("bytes", bytes);
    var upload =
        client.parse(
            client.post(
                "/datasets/%s/uploads".formatted(Addresses.encode(name)), announced.toString()));
    statusLine.say(
        "Upload %s begins. Should it break off, the same command with --resume %s goes on."
            .formatted(Cells.text(upload.path("id")), Cells.text(upload.path("id"))));
    return upload;
  }

  private JsonNode resumed(String id, Path file, long bytes) {
    var upload = client.tree("/uploads/" + Addresses.encode(id));
    if (upload.path("bytes").asLong(-1) != bytes) {
      throw CommandFailure.badInput(
          "The upload (%s) was announced with %s bytes, and %s has %d. Maybe it is another file."
              .formatted(id, Cells.text(upload.path("bytes")), file, bytes));
    }
    return upload;
  }

  private void sendPieces(String path, FileChannel channel, long offset, long bytes)
      throws IOException {
    var at = offset;
    var begunNanos = System.nanoTime();
    var failures = 0;
    while (at < bytes) {
      show(at - offset, at, bytes, begunNanos);
      try {
        at = offset(client.put(path, at, piece(channel, at, bytes)));
        failures = 0;
      } catch (CommandFailure failure) {
        failures++;
        if (failures >= MOST_TRIES || failure.exitCode() == ExitCodes.BAD_INPUT) {
          throw failure;
        }
        statusLine.show("The connection broke off; going on …");
        Pause.millis(FIRST_PAUSE_MILLIS << failures);
        var arrived = askedOffset(path, at);
        if (arrived > at) {
          // A slow line moves on although no piece ends in time.
          failures = 0;
        }
        at = arrived;
      }
    }
  }

  /** What has arrived may be more than was answered, or less than was sent. */
  private long askedOffset(String path, long last) {
    try {
      return offset(client.getText(path));
    } catch (CommandFailure stillAway) {
      if (stillAway.exitCode() == ExitCodes.BAD_INPUT) {
        throw stillAway;
      }
      return last;
    }
  }

  private long offset(String answer) {
    var offset = client.parse(answer).path("offset");
    if (!offset.isNumber()) {
      throw CommandFailure.failed(
          "The answer of %s has no offset. Maybe another service is there."
              .formatted(client.server()));
    }
    return offset.asLong();
  }

  private void show(long sentBytes, long at, long bytes, long begunNanos) {
    var seconds = (System.nanoTime() - begunNanos) / 1e9;
    var rate = sentBytes / Math.max(seconds, 1e-3);
    var done = String.format(Locale.ROOT, "%.1f of %.1f MB", at / MEGABYTE, bytes / MEGABYTE);
    var text =
        done
            + (sentBytes == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    " · %.1f MB/s · %s left",
                    rate / MEGABYTE,
                    Words.time(Math.round((bytes - at) / rate))));
    statusLine.show((double) at / bytes, text, done);
  }

  private static byte[] piece(FileChannel channel, long at, long bytes) throws IOException {
    var piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, bytes - at));
    while (piece.hasRemaining()) {
      if (channel.read(piece, at + piece.position()) < 0) {
        throw new IOException("it grew shorter meanwhile");
      }
    }
    return piece.array();
  }

  private String digest(FileChannel channel, long bytes) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var at = 0L; at < bytes; at += PIECE_BYTES) {
        if (at > 0) {
          statusLine.show((double) at / bytes, "Reading the archive", "Reading");
        }
        digest.update(piece(channel, at, bytes));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
