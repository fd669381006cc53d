package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A container of an image: its user, its environment and its entry point, on a root that can only
 * be read, with a folder and temporary files of its own. It is isolated by a change of the root;
 * the network is the machine's.
 */
final class Contained implements AutoCloseable {
  static final String HOME = "/var/lib/thimble";
  static final int USER = 10_001;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Images images;
  private final String name;
  private final JsonNode configuration;
  private final Map<String, String> settings;
  private final Path root;
  private final Path folder;
  private final Path output;

  /**
   * A container in which nothing runs.
   *
   * @param settings for the environment, besides what the image says
   */
  Contained(Images images, String name, String tag, Map<String, String> settings, Path folder)
      throws IOException {
    this.images = images;
    this.name = name;
    this.settings = settings;
    this.folder = folder;
    this.output = folder.resolve("output");
    configuration = images.configuration(name, tag);
    var shell = images.shell();
    shell.run("buildah", "from", "--name", name, "thimble-%s:%s".formatted(name, tag));
    root = Path.of(shell.run("buildah", "mount", name));
    // What buildah itself would make on the root when it starts a program.
    Files.createFile(root.resolve("run/.containerenv"));
    for (var own : List.of("home", "tmp")) {
      shell.run("install", "-d", "-o", "" + USER, "-g", "" + USER, folder.resolve(own).toString());
    }
  }

  /** Starts what the image starts. */
  Process start() throws IOException {
    return start(words(configuration.get("Entrypoint")));
  }

  /** What another program prints in the same container, as the image's user. */
  Shell.Ended run(String... command) throws Exception {
    var process = start(List.of(command));
    process.waitFor();
    return new Shell.Ended(process.exitValue(), printed().strip());
  }

  /** The status of the image's own check of its health. */
  int health() throws Exception {
    var check = words(configuration.at("/Healthcheck/Test"));
    assertThat(check.getFirst()).isEqualTo("CMD");
    return images
        .shell()
        .attempt(command(check.subList(1, check.size())).toArray(String[]::new))
        .status();
  }

  String name() {
    return name;
  }

  JsonNode configuration() {
    return configuration;
  }

  Path root() {
    return root;
  }

  private Process start(List<String> program) throws IOException {
    lock();
    var builder =
        new ProcessBuilder(command(program))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(images.shell().environment());
    var process = builder.start();
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !process.isAlive() || inner(process, program).isPresent());
    } finally {
      unlock();
    }
    return process;
  }

  private List<String> command(List<String> program) {
    var command = new ArrayList<>(List.of("buildah", "run", "--isolation", "chroot"));
    command.addAll(List.of("-v", folder.resolve("home") + ":" + HOME));
    command.addAll(List.of("-v", folder.resolve("tmp") + ":/tmp"));
    settings.forEach((key, value) -> command.addAll(List.of("-e", key + "=" + value)));
    command.addAll(List.of(name, "--"));
    command.addAll(program);
    return command;
  }

  /** A mount of its own over the root, which the program keeps when this one goes. */
  private void lock() {
    images.shell().run("mount", "--bind", root.toString(), root.toString());
    images.shell().run("mount", "-o", "remount,bind,ro", root.toString());
  }

  private void unlock() {
    images.shell().run("umount", root.toString());
  }

  /** The program itself, below buildah's processes. */
  static Optional<ProcessHandle> inner(Process process, List<String> program) {
    return process
        .descendants()
        .filter(child -> child.info().command().map(word -> isOf(word, program)).orElse(false))
        .findFirst();
  }

  private static boolean isOf(String executable, List<String> program) {
    return executable.endsWith(program.getFirst()) && !executable.endsWith("buildah");
  }

  /** The running entry point. */
  ProcessHandle program(Process process) {
    return inner(process, words(configuration.get("Entrypoint"))).orElseThrow();
  }

  /** Whether the root that a process sees can be written to by nobody. */
  static boolean isRootReadOnly(ProcessHandle process) throws IOException {
    var mounts = Files.readAllLines(Path.of("/proc/%d/mountinfo".formatted(process.pid())));
    return mounts.stream()
        .map(line -> line.split(" "))
        .filter(words -> words[4].equals("/"))
        .allMatch(words -> Stream.of(words[5].split(",")).anyMatch("ro"::equals));
  }

  /** Whom a process runs as: real, effective, saved and file system user. */
  static List<String> users(ProcessHandle process) throws IOException {
    var status = Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid())));
    var line = status.stream().filter(text -> text.startsWith("Uid:")).findFirst().orElseThrow();
    return List.of(line.substring("Uid:".length()).strip().split("\\s+"));
  }

  /** Asks it to end, as containers are asked, and tells how long that took. */
  Duration terminate(Process process) throws InterruptedException {
    long asked = System.nanoTime();
    assertThat(program(process).destroy()).isTrue();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(name).isTrue();
    return Report.since(asked);
  }

  /** What the last program has printed. */
  String printed() throws IOException {
    return Files.readString(output);
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public void close() {
    images.shell().attempt("buildah", "umount", name);
    images.shell().attempt("buildah", "rm", name);
  }
}
