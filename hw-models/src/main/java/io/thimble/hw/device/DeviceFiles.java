package io.thimble.hw.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that boards come from: those of the catalogue, and those in a person's own folder. */
final class DeviceFiles {
  private static final int MOST_DEVICES = 1000;
  private static final int LONGEST_ID = 100;

  private DeviceFiles() {}

  /** The boards that {@code devices/catalogue.json} names, in its order. */
  static List<Device> catalogue() {
    var file = DataFile.ofCatalogue("catalogue");
    return file.needed("devices", file.fields().texts("devices", MOST_DEVICES, LONGEST_ID)).stream()
        .map(DataFile::ofCatalogue)
        .map(DeviceFile::read)
        .toList();
  }

  /**
   * The catalogue's boards and, behind them, those of the folder's {@code *.json} files, by name.
   *
   * @throws InvalidDeviceFileException when a file is wrong, or an id is taken
   */
  static List<Device> withFolder(Path folder) {
    var devices = new ArrayList<>(catalogue());
    Map<String, String> places = new HashMap<>();
    devices.forEach(device -> places.put(device.id(), "the catalogue"));
    for (var path : files(folder)) {
      var file = DataFile.of(path);
      var device = DeviceFile.read(file);
      var place = places.put(device.id(), path.toString());
      if (place != null) {
        throw file.problem(
            "id (%s) is taken by %s. Maybe choose another one.".formatted(device.id(), place));
      }
      devices.add(device);
    }
    return List.copyOf(devices);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidDeviceFileException(
          folder.toString(), "It is no folder. Maybe THIMBLE_DEVICES is misspelt.");
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidDeviceFileException(
          folder.toString(),
          "It cannot be listed (%s). Maybe its permissions are too tight.".formatted(e));
    }
  }
}
