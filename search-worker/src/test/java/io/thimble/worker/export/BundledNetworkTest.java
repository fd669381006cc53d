package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.worker.train.TrainedNetworkFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledNetworkTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void theFloatNetworkIsReadAsItWasWritten() throws IOException {
    var contents = Bundles.contents(1, null);

    var read = BundledNetwork.read(write(Bundle.write(contents)));

    assertThat(read.architecture()).isEqualTo(contents.architecture());
    assertThat(TrainedNetworkFile.write(read)).isEqualTo(contents.network());
  }

  @ParameterizedTest
  @ValueSource(strings = {Bundle.ARCHITECTURE, Bundle.NETWORK})
  void aMissingPartIsNamed(String name) throws IOException {
    var files = new LinkedHashMap<>(BundleTest.unzip(Bundle.write(Bundles.contents(1, null))));
    files.remove(name);

    refused(write(Archive.zip(files)), "has no " + name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 100, 1000})
  void aNetworkThatIsCutShortIsRefused(int length) throws IOException {
    var network = Bundles.contents(1, null).network();

    refused(with(Bundle.NETWORK, Arrays.copyOf(network, length)), "network.bin");
  }

  @Test
  void weightsOfAnotherArchitectureAreRefusedWithTheLayer() throws IOException {
    var architecture = "\"filters\":8,";
    var files = BundleTest.unzip(Bundle.write(Bundles.contents(1, null)));
    var text = new String(files.get(Bundle.ARCHITECTURE), StandardCharsets.UTF_8);
    assertThat(text).contains(architecture);

    var other = text.replace(architecture, "\"filters\":9,").getBytes(StandardCharsets.UTF_8);

    refused(with(Bundle.ARCHITECTURE, other), "Layer 0 (Conv2d");
  }

  @Test
  void anArchitectureThatIsNoneIsRefused() throws IOException {
    refused(with(Bundle.ARCHITECTURE, "{}".getBytes(StandardCharsets.UTF_8)), "architecture.json");
  }

  private Path with(String name, byte[] content) throws IOException {
    var files = new LinkedHashMap<>(BundleTest.unzip(Bundle.write(Bundles.contents(1, null))));
    files.put(name, content);
    return write(Archive.zip(files));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bundle.zip"), bytes);
  }

  private static void refused(Path file, String problem) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> BundledNetwork.read(file))
        .withMessageContaining(problem)
        .withMessageContaining("Maybe");
  }
}
