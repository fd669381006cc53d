package io.thimble.hw.device;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A board in a data file, as {@code docs/devices.md} describes it. */
final class DeviceFile {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;
  private static final int LONGEST_TEXT = 500;
  private static final long MOST_BYTES = 1L << 32;
  private static final double MOST_MEGAHERTZ = 10_000;
  private static final double MOST_MILLIWATTS = 1e6;

  private DeviceFile() {}

  /**
   * Reads the board.
   *
   * @throws InvalidDeviceFileException when something is missing, wrong or not known
   */
  static Device read(DataFile file) {
    var device =
        new Device(
            id(file),
            file.text("name", LONGEST_TEXT),
            file.core(),
            file.kernels(),
            file.positive("clockMegahertz", MOST_MEGAHERTZ),
            file.whole("flashBytes", MOST_BYTES),
            file.whole("sramBytes", MOST_BYTES),
            power(file),
            sources(file));
    file.fields().reportUnknownFields();
    return device;
  }

  private static String id(DataFile file) {
    var id = file.text("id", LONGEST_ID);
    if (!ID.matcher(id).matches()) {
      throw file.problem(
          "id (%s) is no name for a spec. Maybe use lower-case letters, digits and single hyphens."
              .formatted(id));
    }
    return id;
  }

  private static @Nullable Interval power(DataFile file) {
    var fields = file.fields().object("activePowerMilliwatts");
    if (fields == null) {
      return null;
    }
    var power = file.at(fields);
    var low = power.positive("low", MOST_MILLIWATTS);
    var estimate = power.positive("estimate", MOST_MILLIWATTS);
    var high = power.positive("high", MOST_MILLIWATTS);
    fields.reportUnknownFields();
    if (low > estimate || estimate > high) {
      throw file.problem(
          "activePowerMilliwatts (%s, %s, %s) does not rise. Maybe two ends are swapped."
              .formatted(low, estimate, high));
    }
    return new Interval(low, estimate, high);
  }

  private static Map<String, String> sources(DataFile file) {
    var sources = new HashMap<String, String>();
    var fields = file.fields().object("sources");
    if (fields != null) {
      for (var figure : Device.FIGURES) {
        var source = fields.text(figure, LONGEST_TEXT);
        if (source != null) {
          sources.put(figure, source);
        }
      }
      fields.reportUnknownFields();
    }
    return sources;
  }
}
