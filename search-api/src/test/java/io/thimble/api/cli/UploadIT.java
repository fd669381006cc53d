package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an archive is sent. */
class UploadIT {
  private static final String ID = "0197c1a2-0000-7000-8000-0000000000aa";
  private static final int BYTES = Upload.PIECE_BYTES + 7;

  @TempDir private Path temporary;
  private final Screen screen = Screen.plain();
  private final FakeApi api;
  private final byte[] archive = new byte[BYTES];

  UploadIT() throws IOException {
    api = new FakeApi();
    new Random(1).nextBytes(archive);
    api.on("POST /datasets/mine/uploads", 201, upload(0));
    api.on("POST /uploads/%s/complete".formatted(ID), 202, upload(BYTES));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void archiveIsSentPieceByPieceAndItsDigestLast() throws Exception {
    put(upload(Upload.PIECE_BYTES));
    put(upload(BYTES));

    assertThat(run("datasets", "add", "mine", file())).isEqualTo(ExitCodes.FINE);

    assertThat(api.headers("Upload-Offset"))
        .containsExactly("0", Integer.toString(Upload.PIECE_BYTES));
    assertThat(api.asked().getFirst())
        .isEqualTo("POST /datasets/mine/uploads {\"bytes\":%d}".formatted(BYTES));
    var digest = MessageDigest.getInstance("SHA-256").digest(archive);
    assertThat(api.asked().getLast()).contains(HexFormat.of().formatHex(digest));
    assertThat(screen.out()).contains("--resume " + ID);
  }

  @Test
  void progressIsABarWhereAPersonWatches() throws IOException {
    var watched = Screen.interactive();
    put(upload(Upload.PIECE_BYTES));
    put(upload(BYTES));

    var environment = Map.of(ServerOptions.VARIABLE, api.address());
    assertThat(Main.run(watched.terminal(), environment, "datasets", "add", "mine", file()))
        .isEqualTo(ExitCodes.FINE);

    assertThat(watched.out()).contains("░] 0.0 of 8.4 MB", "█░] 8.4 of 8.4 MB · ");
  }

  @Test
  void uploadGoesOnWhereTheServiceStandsAfterABreak() throws IOException {
    api.breakOff("PUT /uploads/" + ID);
    api.on("GET /uploads/" + ID, 200, upload(1_000));
    put(upload(BYTES));

    assertThat(run("datasets", "add", "mine", file())).isEqualTo(ExitCodes.FINE);

    assertThat(api.headers("Upload-Offset")).containsExactly("0", "1000");
  }

  @Test
  void uploadOfAnEarlierRunIsResumed() throws IOException {
    api.on("GET /uploads/" + ID, 200, upload(BYTES - 3));
    put(upload(BYTES));

    assertThat(run("datasets", "add", "mine", file(), "--resume", ID)).isEqualTo(ExitCodes.FINE);

    assertThat(api.headers("Upload-Offset")).containsExactly(Integer.toString(BYTES - 3));
    assertThat(api.asked()).noneMatch(asked -> asked.startsWith("POST /datasets"));
  }

  @Test
  void anotherFileIsNotSentIntoAnUpload() throws IOException {
    api.on("GET /uploads/" + ID, 200, upload(0).replace("" + BYTES, "99"));

    assertThat(run("datasets", "add", "mine", file(), "--resume", ID))
        .isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("99 bytes", Integer.toString(BYTES), "Maybe");
    assertThat(api.headers("Upload-Offset")).isEmpty();
  }

  @Test
  void archiveOfAnotherDigestIsNotSent() throws IOException {
    assertThat(run("datasets", "add", "mine", file(), "--sha256", "00"))
        .isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(api.asked()).isEmpty();
  }

  @Test
  void folderIsRefusedWithAWayToPackIt() {
    assertThat(run("datasets", "add", "mine", temporary.toString())).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).contains("is a folder", "tar -czf");
  }

  @Test
  void addressIsFetchedByAWorker() {
    api.on("POST /datasets", 202, upload(0));

    assertThat(run("datasets", "add", "mine", "https://host/a.zip", "--sha256", "ab"))
        .isEqualTo(ExitCodes.FINE);

    assertThat(api.asked())
        .containsExactly(
            "POST /datasets {\"name\":\"mine\",\"url\":\"https://host/a.zip\",\"sha256\":\"ab\"}");
  }

  private void put(String answer) {
    api.on("PUT /uploads/" + ID, 200, answer);
  }

  private static String upload(int offset) {
    return "{\"id\": \"%s\", \"state\": \"receiving\", \"bytes\": %d, \"offset\": %d}"
        .formatted(ID, BYTES, offset);
  }

  private String file() throws IOException {
    return Files.write(temporary.resolve("words.tar.gz"), archive).toString();
  }

  private int run(String... line) {
    return Main.run(screen.terminal(), Map.of(ServerOptions.VARIABLE, api.address()), line);
  }
}
