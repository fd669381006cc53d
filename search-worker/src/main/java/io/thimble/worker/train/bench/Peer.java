package io.thimble.worker.train.bench;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.arch.Conv2d;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** PyTorch driven from Python: Debian's package, and the program beside the sources. */
final class Peer {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String DEFAULT_LAYOUT = "default";
  private static final String CHANNELS_LAST = "channels-last";

  /** The matrix products of Debian's PyTorch are those of whatever library has this name. */
  private static final String BLAS = "libblas.so.3";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String script;
  private final String version;
  private final @Nullable Path blas;

  /**
   * The peer as it is installed.
   *
   * @param blas a folder with another {@code libblas.so.3}, with which the peer runs as well; null:
   *     it runs with the system's alone
   * @throws IllegalStateException when the peer is not installed
   */
  Peer(@Nullable Path blas) throws IOException, InterruptedException {
    if (!Files.isExecutable(PYTHON)) {
      throw new IllegalStateException(
          "The peer's Python (%s) is not there. Maybe install Debian's python3-torch."
              .formatted(PYTHON));
    }
    if (blas != null && !Files.exists(blas.resolve(BLAS))) {
      throw new IllegalArgumentException(
          "The folder (%s) has no %s. Maybe it is /usr/lib/x86_64-linux-gnu/openblas-serial."
              .formatted(blas, BLAS));
    }
    this.blas = blas;
    script = script();
    version = python("PyTorch", Map.of(), "version").run();
  }

  /**
   * The ways in which the peer trains a network: in its default order of memory, and where there
   * are convolutions channels last, which is faster and which almost nobody switches on.
   */
  List<Contestant> contestants(Architecture architecture) {
    var text = ArchitectureJson.write(architecture);
    var name = "python3-torch " + version + ", ";
    var contestants = new ArrayList<Contestant>();
    contestants.add(python(name + DEFAULT_LAYOUT, Map.of(), "train", text, DEFAULT_LAYOUT));
    if (architecture.layers().stream().anyMatch(Conv2d.class::isInstance)) {
      contestants.add(python(name + CHANNELS_LAST, Map.of(), "train", text, CHANNELS_LAST));
    }
    if (blas != null) {
      var other = Map.of("LD_LIBRARY_PATH", blas.toString());
      contestants.add(
          python(name + "BLAS of " + blas.getFileName(), other, "train", text, DEFAULT_LAYOUT));
    }
    return contestants;
  }

  /**
   * Makes sure that both sides train the same network.
   *
   * @throws IllegalStateException when its size on the peer's side is not the architecture's
   */
  void requireSameSize(String network, Architecture architecture)
      throws IOException, InterruptedException {
    var ours = new Size(architecture.parameters(), architecture.macs());
    var text = ArchitectureJson.write(architecture);
    var printed = python("PyTorch", Map.of(), "size", text).run();
    ours.require(network, MAPPER.readValue(printed, Size.class));
  }

  /** What a network comes to, normalizations folded. */
  record Size(long parameters, long macs) {
    void require(String network, Size theirs) {
      if (!theirs.equals(this)) {
        throw new IllegalStateException(
            "The peer trains another %s (%s) than we do (%s). Maybe train_torch.py builds a layer in another way."
                .formatted(network, theirs, this));
      }
    }
  }

  private Contestant python(String name, Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(PYTHON.toString(), script));
    command.addAll(List.of(arguments));
    return Contestant.program(name, environment, command);
  }

  /** Beside the sources: ../../benchmarks from target/classes or a jar. */
  private static String script() {
    try {
      var code = Peer.class.getProtectionDomain().getCodeSource().getLocation();
      var module = Path.of(code.toURI()).resolveSibling("..").normalize();
      var script = module.resolve("benchmarks/train_torch.py");
      if (!Files.exists(script)) {
        throw new IllegalStateException(
            "The peer's program (%s) is not there. Maybe run this from a checkout."
                .formatted(script));
      }
      return script.toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The program does not know where it stands.", e);
    }
  }
}
