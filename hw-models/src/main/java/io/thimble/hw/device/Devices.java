package io.thimble.hw.device;

import io.thimble.hw.json.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The boards that Thimble knows: those of the catalogue, and those of the folder that {@code
 * THIMBLE_DEVICES} (or the system property {@code thimble.devices}) names when they are first asked
 * for.
 */
public final class Devices {
  /** Names the system property that goes before the environment variable. */
  public static final String PROPERTY = "thimble.devices";

  private static final String VARIABLE = "THIMBLE_DEVICES";

  private static volatile @Nullable List<Device> known;

  private Devices() {}

  /**
   * All boards: the catalogue's in its order, then a person's own. A program asks when it starts,
   * so that a wrong file stops it there.
   *
   * @throws InvalidDeviceFileException when a file of a person's own is wrong
   */
  public static List<Device> catalogue() {
    var devices = known;
    if (devices == null) {
      devices =
          Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(VARIABLE)))
              .filter(folder -> !folder.isBlank())
              .map(folder -> DeviceFiles.withFolder(Path.of(folder)))
              .orElseGet(DeviceFiles::catalogue);
      known = devices;
    }
    return devices;
  }

  /** The board with this id. */
  public static Optional<Device> find(String id) {
    return catalogue().stream().filter(device -> device.id().equals(id)).findFirst();
  }

  /**
   * The board with this id.
   *
   * @throws IllegalArgumentException when there is none; the message names the nearest or all
   */
  public static Device get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The device (%s) is not in the catalogue. %s"
                        .formatted(id, Suggestion.sentence(id, ids()))));
  }

  /** The ids of all boards, in the catalogue's order. */
  public static List<String> ids() {
    return catalogue().stream().map(Device::id).toList();
  }
}
