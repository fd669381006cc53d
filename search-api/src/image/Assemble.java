import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays out what the images hold: a Java runtime, PyTorch's unpacked natives, and for each program
 * its libraries, its own code and its bill of materials, each in a folder that becomes a layer. A
 * program's bill of materials decides what is copied, so that the two cannot differ.
 *
 * <p>Run after {@code mvn package}, from the root of the sources, on the platform of the images:
 * {@code java -cp 'search-worker/target/lib/*' search-api/src/image/Assemble.java FOLDER}.
 */
final class Assemble {
  /**
   * What the programs and their libraries need, as jdeps tells, and what is found only by name: TLS
   * on elliptic curves, file systems in archives, names from DNS, logins of PostgreSQL's driver.
   */
  static final List<String> MODULES =
      List.of(
          "java.compiler",
          "java.desktop",
          "java.instrument",
          "java.net.http",
          "java.prefs",
          "java.scripting",
          "java.security.jgss",
          "java.sql.rowset",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final String OWN_GROUP = "io.thimble";
  private static final String CUDA_BRIDGE = "jnilib/linux-x86_64/cu128/libdjl_torch.so";
  private static final String CUDA_NATIVES = "2.7.1-cu128-linux-x86_64";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A program, and the groups of libraries that it never calls in an image. */
  private record Program(String name, String module, List<String> withoutGroups) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program(
              "migrate", "db-migrations", List.of("io.zonky.test", "software.amazon.awssdk")),
          new Program("api", "search-api", List.of("io.zonky.test")),
          new Program("worker", "search-worker", List.of("io.zonky.test")));

  private final Path folder;

  private Assemble(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("Which folder is to be filled? Maybe: Assemble.java target/image");
      System.exit(2);
    }
    var assemble = new Assemble(Path.of(arguments[0]).toAbsolutePath());
    deleteAll(assemble.folder);
    Files.createDirectories(assemble.folder);
    assemble.runtime();
    assemble.natives();
    for (var program : PROGRAMS) {
      assemble.program(program);
    }
    assemble.makeUniform();
  }

  private void runtime() {
    var runtime = folder.resolve("programs/runtime");
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output",
            runtime.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink ended with %d.".formatted(status));
    }
    // The archive of classes for heaps beyond 32 GB.
    runtime.resolve("lib/server/classes_nocoops.jsa").toFile().delete();
  }

  /** The engine itself unpacks what it would unpack at its first start. */
  private void natives() throws IOException {
    System.setProperty("ENGINE_CACHE_DIR", folder.resolve("natives/cpu").toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Engine.getEngine("PyTorch");
    cudaBridge();
  }

  /** What stands between Java and a PyTorch for CUDA, whose libraries come from elsewhere. */
  private void cudaBridge() throws IOException {
    var pytorch = Files.createDirectories(folder.resolve("natives/cuda/pytorch"));
    try (var found = ClassLoader.getSystemResourceAsStream(CUDA_BRIDGE);
        var unpacked = Files.walk(folder.resolve("natives/cpu"))) {
      var bridge =
          unpacked.filter(file -> file.toString().endsWith("-libdjl_torch.so")).findFirst();
      if (found != null && bridge.isPresent()) {
        var cuda = Files.createDirectories(pytorch.resolve(CUDA_NATIVES));
        Files.copy(found, cuda.resolve(bridge.get().getFileName()));
      }
    }
  }

  private void program(Program program) throws IOException {
    var target = Path.of(program.module(), "target");
    var bill = (ObjectNode) JSON.readTree(target.resolve("bom.json").toFile());
    var image = folder.resolve("programs").resolve(program.name());
    var libraries = Files.createDirectories(image.resolve("lib"));
    var code = Files.createDirectories(image.resolve("app/lib"));
    var left = new HashSet<String>();
    var components = (ArrayNode) bill.get("components");
    for (var place = components.iterator(); place.hasNext(); ) {
      var component = place.next();
      var group = component.path("group").asString();
      var jar = target.resolve("lib").resolve(fileName(component));
      if (program.withoutGroups().stream().anyMatch(group::startsWith)) {
        left.add(component.get("bom-ref").asString());
        place.remove();
      } else {
        copy(jar, (group.equals(OWN_GROUP) ? code : libraries).resolve(jar.getFileName()));
      }
    }
    forget(bill, left);
    components.add(runtimeComponent());
    JSON.writeValue(image.resolve("bom.json").toFile(), bill);
    var version = bill.at("/metadata/component/version").asString();
    Files.copy(
        target.resolve("%s-%s.jar".formatted(program.module(), version)),
        image.resolve("app/thimble.jar"));
  }

  /** Takes what is left out from the dependencies of what is there. */
  private static void forget(ObjectNode bill, Set<String> left) {
    var kept = JSON.createArrayNode();
    for (var dependency : bill.withArray("dependencies")) {
      if (!left.contains(dependency.get("ref").asString())) {
        var on = JSON.createArrayNode();
        for (var reference : dependency.path("dependsOn")) {
          if (!left.contains(reference.asString())) {
            on.add(reference);
          }
        }
        ((ObjectNode) dependency).set("dependsOn", on);
        kept.add(dependency);
      }
    }
    bill.set("dependencies", kept);
  }

  private static ObjectNode runtimeComponent() {
    return JSON.createObjectNode()
        .put("type", "platform")
        .put("bom-ref", "java-runtime")
        .put("publisher", System.getProperty("java.vendor"))
        .put("name", "OpenJDK")
        .put("version", Runtime.version().toString())
        .put("description", "A runtime of the modules " + String.join(", ", MODULES));
  }

  private static String fileName(JsonNode component) {
    var name =
        component.get("name").asString() + "-" + component.get("version").asString();
    for (var qualifier : component.get("purl").asString().replaceFirst(".*\\?", "").split("&")) {
      if (qualifier.startsWith("classifier=")) {
        name += "-" + qualifier.substring("classifier=".length());
      }
    }
    return name + ".jar";
  }

  /** Copies a library; of PyTorch's natives only the text that names them, as they are unpacked. */
  private static void copy(Path jar, Path to) throws IOException {
    if (!jar.getFileName().toString().startsWith("pytorch-native-")) {
      Files.copy(jar, to);
      return;
    }
    try (var from = new JarFile(jar.toFile());
        var zip = new ZipOutputStream(Files.newOutputStream(to))) {
      var names = new ArrayList<String>();
      from.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".properties")).forEach(names::add);
      for (var name : names) {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        try (var bytes = from.getInputStream(from.getEntry(name))) {
          bytes.transferTo(zip);
        }
      }
    }
  }

  /** The same rights and times on every machine: all may read, nobody but root may write. */
  private void makeUniform() throws IOException {
    var time = FileTime.from(Instant.ofEpochSecond(epochSeconds()));
    try (var files = Files.walk(folder)) {
      for (var file : files.toList().reversed()) {
        if (!Files.isSymbolicLink(file)) {
          var rights = Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--";
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
          Files.setLastModifiedTime(file, time);
        }
      }
    }
  }

  private static long epochSeconds() {
    var said = System.getenv("SOURCE_DATE_EPOCH");
    return said == null ? 0 : Long.parseLong(said);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.toList().reversed()) {
          Files.delete(file);
        }
      }
    }
  }
}
