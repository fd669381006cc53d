package io.thimble.worker.trainer;

import io.thimble.hw.device.Devices;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a trainer is started: the same Java and the same classes as this process's.
 *
 * <p>A shell stands in between for what Java cannot say itself. It moves standard output to a
 * channel of its own, so that nothing that native libraries print gets between the answers; and it
 * has the trainer ignore what a terminal or a service manager sends to all processes at once: the
 * worker decides when its trainers end. A crash leaves the Java machine's report and no dump. Where
 * there is no such shell, on Windows, answers go to standard output.
 */
final class TrainerCommand {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final String SCRIPT = "ulimit -c 0; trap '' INT TERM HUP; exec \"$@\" 3>&1 1>&2";

  /** Where the trainer writes its answers when a shell has started it. */
  private static final String CHANNEL = "/dev/fd/3";

  /** What the script sets too, with its reason; whoever set them keeps their own. */
  private static final Map<String, String> ALLOCATOR =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "268435456",
          "MALLOC_TRIM_THRESHOLD_", "536870912",
          "MALLOC_TOP_PAD_", "67108864");

  private TrainerCommand() {}

  static Process start(TrainerSettings settings) throws IOException {
    Files.createDirectories(settings.crashFolder());
    var builder = new ProcessBuilder(words(settings));
    ALLOCATOR.forEach(builder.environment()::putIfAbsent);
    return builder.start();
  }

  /** Opens the way for answers, in the trainer. */
  static OutputStream answers(String... arguments) throws IOException {
    return arguments.length == 0
        ? new FileOutputStream(FileDescriptor.out)
        : new FileOutputStream(arguments[0]);
  }

  private static List<String> words(TrainerSettings settings) {
    var words = new ArrayList<String>();
    boolean shell = Files.isExecutable(SHELL);
    if (shell) {
      words.addAll(List.of(SHELL.toString(), "-c", SCRIPT, "trainer"));
    }
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xmx" + settings.heapBytes(),
            // An exhausted heap ends the process with a code of its own, as if it had been killed.
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ErrorFile=" + settings.crashFolder().resolve("trainer-%p.log"),
            "-Dlogback.configurationFile=io/thimble/worker/trainer/logback.xml"));
    var devices = System.getProperty(Devices.PROPERTY);
    if (devices != null) {
      words.add("-D%s=%s".formatted(Devices.PROPERTY, devices));
    }
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), TrainerMain.class.getName()));
    if (shell) {
      words.add(CHANNEL);
    }
    return words;
  }
}
