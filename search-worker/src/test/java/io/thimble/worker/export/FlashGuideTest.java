package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/flash-it.md against what a bundle holds and what the program offers. */
class FlashGuideTest {
  private static final BundleContents CONTENTS = Bundles.contents(1, null);

  /** Names of files that are no part of a bundle: the reader's, and TFLM's. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "board.c", "debug_log_callback.h", "micro_interpreter.h", "micro_mutable_op_resolver.h");

  private static String guide() throws IOException {
    return Files.readString(Path.of("docs/flash-it.md"));
  }

  @Test
  void everyFileThatItNamesIsInTheBundle() throws IOException {
    var named = all("(?<![/\\w-])([a-z_0-9]+\\.(?:cc|c|h|md|wav|bin|json|txt|tflite))\\b", guide());
    named.addAll(all("\\b([A-Z]\\w+\\.(?:md|txt))\\b", guide()));
    named.removeAll(ELSEWHERE);

    assertThat(named).contains("main.cc", "CMakeLists.txt", "vector_09.wav", "model_card.md");
    assertThat(BundleTest.unzip(Bundle.write(CONTENTS)).sequencedKeySet()).containsAll(named);
  }

  @Test
  void everyCommandThatItShowsExists() throws IOException {
    var usage = Files.readString(Path.of("../thimble"));
    var commands = all("\\./thimble ([a-z]+)", guide());

    assertThat(commands).contains("evaluate", "demo");
    assertThat(commands)
        .allSatisfy(command -> assertThat(usage).containsPattern("\\n  %s +".formatted(command)));
  }

  @Test
  void everySwitchAndFunctionThatItNamesIsInTheSources() throws IOException {
    var sources = new StringBuilder();
    for (var file : BundleTest.unzip(Bundle.write(CONTENTS)).entrySet()) {
      if (List.of(".h", ".cc", ".c", ".txt").stream().anyMatch(file.getKey()::endsWith)) {
        sources.append(new String(file.getValue(), StandardCharsets.UTF_8));
      }
    }
    var names = all("(?:\\b|-D)(THIMBLE_[A-Z_]+|thimble_[a-z_]+|TFLM_[A-Z]+)\\b", guide());

    assertThat(names).contains("THIMBLE_NO_MAIN", "thimble_read_audio", "TFLM_DIR");
    assertThat(names).allSatisfy(name -> assertThat(sources.toString()).contains(name));
  }

  private static Set<String> all(String pattern, String text) {
    var found = new TreeSet<String>();
    var matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
