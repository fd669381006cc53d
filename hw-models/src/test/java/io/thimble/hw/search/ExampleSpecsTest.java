package io.thimble.hw.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.device.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleSpecsTest {
  private static final Path FOLDER = Path.of("..", "search-api", "examples");

  @Test
  void everyExampleNamesABoardOfItsOwn() throws IOException {
    var boards = new ArrayList<String>();
    for (var file : files()) {
      boards.add(String.valueOf(SearchSpecJson.read(Files.readString(file)).device()));
    }
    assertThat(boards).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(Devices.ids());
  }

  @ParameterizedTest
  @MethodSource("files")
  void anExampleIsValidAndSomethingFitsIt(Path file) throws IOException {
    var spec = SearchSpecJson.read(Files.readString(file));
    assertThat(SearchSpecJson.read(SearchSpecJson.write(spec))).isEqualTo(spec);
    assertThat(Feasibility.of(spec))
        .isInstanceOfSatisfying(
            Feasibility.Admits.class,
            admits -> assertThat(admits.overall().share()).isGreaterThan(0.02));
  }

  static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
