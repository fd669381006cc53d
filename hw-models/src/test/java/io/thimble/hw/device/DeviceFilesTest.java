package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.cost.OperatorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceFilesTest {
  private static final Path DOCUMENT = Path.of("docs", "devices.md");

  private static final String GOOD =
      """
      {"id": "my-board", "name": "My board", "core": "cortex-m4", "kernels": "cmsis-nn",
       "clockMegahertz": 96, "flashBytes": 524288, "sramBytes": 131072,
       "activePowerMilliwatts": {"low": 20, "estimate": 25, "high": 30}}
      """;

  @TempDir Path folder;

  @Test
  void aFileInTheFolderAddsABoardBehindTheCatalogue() throws IOException {
    write("b.json", GOOD.replace("my-board", "second"));
    write("a.json", GOOD);
    write("notes.txt", "no board");
    var devices = DeviceFiles.withFolder(folder);
    assertThat(devices).startsWith(DeviceFiles.catalogue().toArray(Device[]::new));
    assertThat(devices.subList(DeviceFiles.catalogue().size(), devices.size()))
        .extracting(Device::id)
        .containsExactly("my-board", "second");
    assertThat(devices.getLast().activePowerMilliwatts()).isEqualTo(new Interval(20, 25, 30));
    assertThat(devices.getLast().sources()).isEmpty();
  }

  @Test
  void aBoardOfOnesOwnHasALatencyOfItsCore() throws IOException {
    write("a.json", GOOD);
    var own = DeviceFiles.withFolder(folder).getLast();
    var estimate = LatencyTest.estimate(OperatorKind.POINTWISE, 1_000_000);
    assertThat(Latency.micros(own, estimate).orElseThrow().estimate() * 96)
        .isEqualTo(
            Latency.micros(Devices.get("nucleo-f446re"), estimate).orElseThrow().estimate() * 180,
            within(1e-3));
  }

  @Test
  void theExampleOfTheDocumentIsAGoodFile() throws IOException {
    var matcher =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertThat(matcher.find()).isTrue();
    write("example.json", matcher.group(1));
    assertThat(DeviceFiles.withFolder(folder).getLast().sources()).hasSize(6);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "my-board"       | "nucleo-f446re" | id (nucleo-f446re) is taken by the catalogue
          "my-board"       | "My Board"      | id (My Board) is no name for a spec
          "cortex-m4"      | "cortex-m44"    | core (cortex-m44) is not known. Maybe you mean cortex-m4.
          "cmsis-nn"       | 7               | kernels (7) is no text
          96               | 0               | clockMegahertz (0) is out of range
          524288           | "512K"          | flashBytes (512K) is no whole number
          "sramBytes"      | "sramByte"      | sramBytes is missing
          "name"           | "title"         | name is missing
          "low": 20        | "low": 26       | activePowerMilliwatts (26.0, 25.0, 30.0) does not rise
          "low": 20        | "low": "x"      | activePowerMilliwatts.low (x) is no number
          "sramBytes"      | "x": 1, "sramBytes" | The field (x) is not known
          {                | [               | The document is no JSON
          """)
  void whatIsWrongIsNamedWithFileFieldAndValue(String good, String bad, String problem)
      throws IOException {
    assertThat(GOOD).contains(good);
    var file = write("bad.json", GOOD.replace(good, bad));
    assertThatThrownBy(() -> DeviceFiles.withFolder(folder))
        .isInstanceOf(InvalidDeviceFileException.class)
        .hasMessageStartingWith("The device file (%s): ".formatted(file))
        .hasMessageContaining(problem)
        .hasMessageContaining("Maybe");
  }

  @Test
  void twoFilesMayNotShareAnId() throws IOException {
    var first = write("a.json", GOOD);
    write("b.json", GOOD);
    assertThatThrownBy(() -> DeviceFiles.withFolder(folder))
        .hasMessageContaining("b.json")
        .hasMessageContaining("id (my-board) is taken by %s. Maybe".formatted(first));
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> DeviceFiles.withFolder(folder.resolve("none")))
        .isInstanceOf(InvalidDeviceFileException.class)
        .hasMessageContaining("none")
        .hasMessageContaining("Maybe THIMBLE_DEVICES is misspelt");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
