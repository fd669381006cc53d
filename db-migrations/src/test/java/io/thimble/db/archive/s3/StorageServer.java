package io.thimble.db.archive.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A server of others that speaks S3, as a process on a free port.
 *
 * @param process the server
 * @param access how to reach it
 */
record StorageServer(Process process, S3Access access) implements AutoCloseable {
  static final String ACCESS_KEY = "thimble";
  static final String SECRET_KEY = "wJalrXUtnFEMI-verysecret";

  /** S3Proxy on files of a folder: it checks signatures, and knows no versions. */
  static StorageServer s3Proxy(Path folder) throws IOException {
    var settings = folder.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:0
        s3proxy.authorization=aws-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(ACCESS_KEY, SECRET_KEY, Files.createDirectory(folder.resolve("buckets"))));
    return start(
        "s3proxy-jar-with-dependencies.jar",
        List.of(),
        List.of("--properties", settings.toString()),
        Pattern.compile("Started ServerConnector.*:(\\d+)}"));
  }

  /** Adobe's S3Mock: it knows versions, and believes every signature. */
  static StorageServer s3Mock(Path folder) throws IOException {
    return start(
        "s3mock-exec.jar",
        List.of("-Djava.io.tmpdir=" + folder, "-XX:TieredStopAtLevel=1"),
        List.of("--server.port=0", "--com.adobe.testing.s3mock.http-port=0"),
        Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)"));
  }

  private static StorageServer start(
      String jar, List<String> options, List<String> arguments, Pattern started)
      throws IOException {
    var file = Path.of("target", "servers", jar).toAbsolutePath();
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "The server (%s) is not there. Maybe run the tests by mvn verify, which fetches it."
              .formatted(file));
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(options);
    command.addAll(List.of("-jar", file.toString()));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines = process.inputReader();
    var said = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      var match = started.matcher(line);
      if (match.find()) {
        // A server whose output nobody reads would stand still.
        Thread.ofVirtual().start(() -> drain(lines));
        var endpoint = "http://127.0.0.1:" + match.group(1);
        return new StorageServer(process, new S3Access(endpoint, null, ACCESS_KEY, SECRET_KEY));
      }
    }
    throw new IllegalStateException("The server did not start:\n" + String.join("\n", said));
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.lines().forEach(_ -> {});
    } catch (UncheckedIOException e) {
      // The server was stopped.
    }
  }

  /** A client that looks behind the store's back. */
  S3Client client(String bucket) {
    return S3Clients.of(BucketFolder.parse("s3://" + bucket), access);
  }

  /** Makes a bucket. */
  void create(String bucket) {
    try (var client = client(bucket)) {
      client.createBucket(request -> request.bucket(bucket));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
