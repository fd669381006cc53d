package io.thimble.worker.train.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTest {
  @ParameterizedTest
  @ValueSource(strings = {"ds-cnn-m", "crnn-s", "lstm-s"})
  void thePeerTrainsTheSameNetworks(String network) throws Exception {
    assumeTrue(isInstalled(), "no python3-torch");
    var architecture = MeasuredTraining.architecture(network);

    assertThatCode(() -> new Peer(null).requireSameSize(network, architecture))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherNumberOfMultiplyAccumulatesIsFound() {
    var ours = new Peer.Size(22_604, 2_656_768);

    assertThatThrownBy(() -> ours.require("ds-cnn-s", new Peer.Size(22_604, 2_656_769)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ds-cnn-s")
        .hasMessageContaining("2656769")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aFolderWithoutABlasIsRefused(@TempDir Path empty) throws Exception {
    assumeTrue(isInstalled(), "no python3-torch");

    assertThatThrownBy(() -> new Peer(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("libblas.so.3")
        .hasMessageContaining("Maybe");
  }

  private static boolean isInstalled() throws IOException, InterruptedException {
    var command = List.of("/usr/bin/python3", "-c", "import torch");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
