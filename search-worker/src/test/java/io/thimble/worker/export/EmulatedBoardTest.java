package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported project on an emulated Cortex-M4, with recordings in the place of the runtime. */
class EmulatedBoardTest {
  private static final Path TFLM = Path.of("src/test/resources/tflm").toAbsolutePath();
  private static final String CORE = "-mcpu=cortex-m4 -mthumb -Os ";

  /** The core begins with the stack and the first instruction that stand at address 0. */
  private static final String VECTORS =
      """
      extern void _start(void);
      __attribute__((section(".vectors"), used)) static void *const vectors[] = {
          (void *)0x20300000, (void *)_start};
      """;

  @TempDir private Path folder = Path.of(".");

  @Test
  void selfTestPassesOnACortexM4() throws IOException, InterruptedException {
    assumeThat(Toolchain.has("arm-none-eabi-g++")).isTrue();
    assumeThat(Toolchain.has("qemu-system-arm")).isTrue();
    var project = Toolchain.unpacked(folder, Bundles.contents(9, null));
    Files.writeString(folder.resolve("vectors.c"), VECTORS);
    project.compile("arm-none-eabi-gcc", CORE + "-std=c99 -c frontend.c smoothing.c vectors.c");
    project.compile(
        "arm-none-eabi-g++",
        CORE
            + "-std=c++17 -fno-rtti -fno-exceptions -fno-threadsafe-statics -I. -I%s "
                .formatted(TFLM)
            + "-c main.cc self_test.cc model.cc test_vectors.cc %s/recorded_interpreter.cc"
                .formatted(TFLM));
    project.runs(
        List.of(
            "sh",
            "-c",
            "arm-none-eabi-g++ %s --specs=rdimon.specs -o spotter.elf *.o -Wl,--section-start=.vectors=0 -Wl,-Tdata=0x20000000"
                .formatted(CORE)));

    var result =
        project.run(
            "qemu-system-arm",
            "-M",
            "mps2-an386",
            "-nographic",
            "-semihosting-config",
            "enable=on,target=native",
            "-kernel",
            "spotter.elf");

    assertThat(result.said()).contains("self test: 0 of 2 vectors failed");
    assertThat(result.exitCode()).isZero();
  }
}
