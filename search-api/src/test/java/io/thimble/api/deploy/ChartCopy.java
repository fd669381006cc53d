package io.thimble.api.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/** Copies of the chart, changed for a test. */
final class ChartCopy {
  /** What the annotations of hooks begin with in {@link #withoutHooks}. */
  static final String HOOK = "was.helm.sh/hook";

  private ChartCopy() {}

  /** One whose hooks are none: Helm leaves hooks out of what it renders. */
  static Path withoutHooks() {
    var folder = Path.of("target", "chart-without-hooks", "thimble");
    clear(folder);
    return to(folder, text -> text.replace("helm.sh/hook", HOOK));
  }

  /** Copies all files. */
  static Path to(Path folder, UnaryOperator<String> change) {
    try (var files = Files.walk(Sources.CHART)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(Sources.CHART.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, change.apply(Files.readString(file)));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
