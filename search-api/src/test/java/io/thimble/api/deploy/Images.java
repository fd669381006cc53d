package io.thimble.api.deploy;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The images, built by the script from what Maven has packaged, in a storage of their own. */
final class Images implements AutoCloseable {
  static final List<String> NAMES = List.of("migrate", "api", "worker");

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPTS = HOME.resolve("search-api/src/image");
  private static final String BASE = "thimble-test-base";

  /** Some time before now, so that nobody takes the present for it. */
  private static final String EPOCH_SECONDS = "1700000000";

  private final Path storage;
  private final Shell shell;

  private Images(Path storage, Shell shell) {
    this.storage = storage;
    this.shell = shell;
  }

  /** Skips the test, with a loud word, where images cannot be built. */
  static void require() {
    require("buildah", Shell.has("buildah"));
    require("debootstrap", Shell.has("debootstrap"));
    require("the right of root to change roots", "root".equals(System.getProperty("user.name")));
    for (var module : List.of("db-migrations", "search-worker", "search-api")) {
      var bill = HOME.resolve(module).resolve("target/bom.json");
      require(bill.toString(), Files.exists(bill));
    }
  }

  private static void require(String what, boolean there) {
    if (!there) {
      System.err.printf("WARNING: %s is missing, so no container image is tested.%n", what);
    }
    assumeThat(there).as(what).isTrue();
  }

  /** An empty storage with the base in it. */
  static Images withBase() throws IOException {
    // Not below /tmp, which may be memory.
    var storage = Files.createTempDirectory(Path.of("/var/tmp"), "thimble-images");
    var configuration = storage.resolve("storage.conf");
    var shell =
        new Shell(
            Map.of(
                "CONTAINERS_STORAGE_CONF", configuration.toString(),
                "SOURCE_DATE_EPOCH", EPOCH_SECONDS,
                "JAVA_HOME", System.getProperty("java.home")));
    var images = new Images(storage, shell);
    images.chooseDriver(configuration);
    var made = shell.attempt(SCRIPTS.resolve("base").toString(), BASE);
    if (made.status() != 0) {
      images.close();
    }
    require("a base for images (%s)".formatted(made.printed()), made.status() == 0);
    return images;
  }

  /** Layers over layers by the kernel, or by a program, or each a copy of the one below. */
  private void chooseDriver(Path configuration) throws IOException {
    var places =
        "graphroot = \"%s\"\nrunroot = \"%s\"\n"
            .formatted(storage.resolve("layers"), storage.resolve("run"));
    var program = "[storage.options.overlay]\nmount_program = \"/usr/bin/fuse-overlayfs\"\n";
    var overlay = "[storage]\ndriver = \"overlay\"\n" + places;
    var copies = "[storage]\ndriver = \"vfs\"\n" + places;
    for (var text : List.of(overlay, overlay + program, copies)) {
      Files.writeString(configuration, text);
      if (shell.attempt("buildah", "from", "--name", "trial", "scratch").status() == 0
          && shell.attempt("buildah", "mount", "trial").status() == 0) {
        shell.run("buildah", "rm", "trial");
        return;
      }
    }
    throw new IllegalStateException("No storage driver works in " + storage);
  }

  Shell shell() {
    return shell;
  }

  /** Builds these. */
  void build(String tag, boolean anew, List<String> names) {
    var command =
        new ArrayList<>(
            List.of(
                SCRIPTS.resolve("build").toString(),
                "--built",
                "--with",
                "buildah",
                "--base",
                "localhost/" + BASE,
                "--tag",
                tag));
    if (anew) {
      command.add("--no-cache");
    }
    names.forEach(name -> command.addAll(List.of("--target", name)));
    shell.run(command.toArray(String[]::new));
  }

  /**
   * How an image is to be started, as docker keeps it: {@code Entrypoint}, {@code Env} and so on.
   */
  JsonNode configuration(String name, String tag) {
    return inspect(name, tag).at("/Docker/config");
  }

  /** The digests of its layers, the lowest first. */
  List<String> layers(String name, String tag) {
    var layers = inspect(name, tag).at("/Docker/rootfs/diff_ids");
    return layers.valueStream().map(JsonNode::asString).toList();
  }

  /** Bytes of each layer, unpacked, by its digest. */
  Map<String, Long> layerBytes() throws IOException {
    var bytes = new HashMap<String, Long>();
    try (var files = Files.walk(storage.resolve("layers"), 2)) {
      var list = files.filter(file -> file.endsWith("layers.json")).findFirst().orElseThrow();
      for (var layer : JsonMapper.shared().readTree(list.toFile())) {
        if (layer.has("diff-digest")) {
          bytes.put(layer.get("diff-digest").asString(), layer.get("diff-size").asLong());
        }
      }
    }
    return bytes;
  }

  private JsonNode inspect(String name, String tag) {
    return JsonMapper.shared()
        .readTree(
            shell.run(
                "buildah", "inspect", "--type", "image", "thimble-%s:%s".formatted(name, tag)));
  }

  @Override
  public void close() {
    shell.attempt("buildah", "umount", "--all");
    shell.attempt("buildah", "rm", "--all");
    shell.attempt("umount", storage.resolve("layers/overlay").toString());
    shell.run("rm", "-rf", "--one-file-system", storage.toString());
  }
}
