package io.thimble.db.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseIT {
  @TempDir Path folder;

  @Test
  void restartKeepsData() {
    try (var database = EmbeddedDatabase.start(folder)) {
      keepNote(database, "before");
    }
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(notes(database)).containsExactly("before");
    }
  }

  @Test
  void secondStartOnAFolderFailsAndNamesTheOwner() {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessage(
              "The data folder (%s) is in use by process (%d). Maybe stop it, or choose another"
                  + " folder with --folder.",
              folder, ProcessHandle.current().pid());
      keepNote(database, "still running");
    }
  }

  @Test
  void startRecoversAfterTheServerWasKilled() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      keepNote(database, "committed");
      kill(ServerProcess.of(folder.resolve("data")).orElseThrow());
      assertThat(folder.resolve("data/postmaster.pid")).exists();
    }
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(notes(database)).containsExactly("committed");
    }
  }

  @Test
  void startEndsTheServerThatOutlivedItsKilledOwner() throws Exception {
    var owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = owner.inputReader()) {
      assertThat(output.lines().anyMatch("kept"::equals)).isTrue();
    } finally {
      owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    var orphan = ServerProcess.of(folder.resolve("data")).orElseThrow();

    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(notes(database)).containsExactly("kept");
    }
  }

  @Test
  void setUpThatWasInterruptedIsDoneAgain() throws IOException {
    Files.createDirectories(folder.resolve("data/global"));
    Files.writeString(folder.resolve("data/postgresql.conf"), "half written");
    try (var database = EmbeddedDatabase.start(folder)) {
      keepNote(database, "usable");
    }
  }

  @Test
  void serverThatDoesNotStartShowsTheEndOfItsLogAndLetsGoOfTheFolder() throws IOException {
    EmbeddedDatabase.start(folder).close();
    var settings = folder.resolve("data/postgresql.auto.conf");
    var intact = Files.readString(settings);
    Files.writeString(settings, "no_such_setting = 1\n");

    assertThatThrownBy(() -> EmbeddedDatabase.start(folder, Duration.ofSeconds(2)))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");

    Files.writeString(settings, intact);
    EmbeddedDatabase.start(folder).close();
  }

  @Test
  void strangersAreAskedForThePasswordAndOtherInterfacesAreClosed() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      var stranger = new PGSimpleDataSource();
      stranger.setUrl(database.jdbcUrl());
      stranger.setUser(database.username());
      stranger.setPassword("guess");
      assertThatThrownBy(stranger::getConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");

      var port = Integer.parseInt(database.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
      for (var address : addressesBesidesLoopback()) {
        assertThatThrownBy(() -> new Socket(address, port).close())
            .as(address.toString())
            .isInstanceOf(IOException.class);
      }
    }
  }

  private static List<InetAddress> addressesBesidesLoopback() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
  }

  private static void kill(ProcessHandle server) {
    var family = Stream.concat(Stream.of(server), server.descendants()).toList();
    server.destroyForcibly();
    family.forEach(process -> process.onExit().join());
  }

  private static void keepNote(EmbeddedDatabase database, String text) {
    var client = JdbcClient.create(database.dataSource());
    client.sql("create table if not exists note (content text)").update();
    client.sql("insert into note values (?)").param(text).update();
  }

  private static List<String> notes(EmbeddedDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql("select content from note")
        .query(String.class)
        .list();
  }

  /** A process that keeps a note and then waits to be killed. */
  static final class Owner {
    private Owner() {}

    static void main(String[] arguments) throws Exception {
      try (var database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
        keepNote(database, "kept");
        System.out.println("kept");
        Thread.currentThread().join();
      }
    }
  }
}
