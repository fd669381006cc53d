package io.thimble.hw.device;

import io.thimble.hw.json.Suggestion;
import java.util.List;
import java.util.Optional;

/** The catalogue of boards: the data files that {@code devices/catalogue.json} names. */
public final class Devices {
  private static final List<Device> CATALOGUE = load();

  private Devices() {}

  /** All boards, in the catalogue's order. */
  public static List<Device> catalogue() {
    return CATALOGUE;
  }

  /** The board with this id. */
  public static Optional<Device> find(String id) {
    return CATALOGUE.stream().filter(device -> device.id().equals(id)).findFirst();
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
    return CATALOGUE.stream().map(Device::id).toList();
  }

  private static List<Device> load() {
    var ids = DataFiles.needed("devices", DataFiles.open("catalogue").texts("devices", 1000, 100));
    return ids.stream().map(DataFiles::device).toList();
  }
}
