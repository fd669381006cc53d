package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LatencyFitTest {
  private static final Path DOCUMENT = Path.of("docs", "latency.md");

  @Test
  void networksThatWereHeldOutAreMet() {
    assertThat(LatencyFit.medianError(LatencyFit.LeftOut.NETWORK)).isLessThan(0.18);
    assertThat(LatencyFit.rows())
        .filteredOn(row -> row.leftOut() == LatencyFit.LeftOut.NETWORK)
        .filteredOn(row -> row.kernels() == KernelLibrary.CMSIS_NN)
        .extracting(LatencyFit.Row::core)
        .containsExactly(Core.CORTEX_M4, Core.CORTEX_M7, Core.CORTEX_M33, Core.CORTEX_M85);
  }

  @Test
  void tellingKindsApartErrsLessThanOneNumberWithTheLibraryOfMostBoards() {
    var published =
        Measurement.published().stream()
            .filter(measured -> measured.kernels() == KernelLibrary.CMSIS_NN)
            .toList();
    var byKind = HeldOut.networks(published, CycleModel::byKind);
    var plain = HeldOut.networks(published, CycleModel::ofOneNumber);
    assertThat(LatencyModel.halfWidth(byKind)).isLessThan(LatencyModel.halfWidth(plain));
  }

  @Test
  void theDocumentShowsWhatIsComputed() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .as("%s; the table to paste is%n%s", DOCUMENT, LatencyFit.table())
        .contains(LatencyFit.table());
  }
}
