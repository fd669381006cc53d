package io.thimble.hw.device;

import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.json.FieldReader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One published latency.
 *
 * @param core where it was measured
 * @param kernels with which library
 * @param network of what
 * @param macs what that network computes
 * @param cycles latency times clock
 */
record Measurement(
    Core core, KernelLibrary kernels, String network, MacsByKind macs, double cycles) {
  private static final int MOST_ROWS = 1000;
  private static final int LONGEST_TEXT = 1000;
  private static final long MOST_MACS = 1_000_000_000_000L;
  private static final double KILOCYCLES_PER_MEGACYCLE = 1000;

  /** Everything in {@code devices/latency.json}. */
  static List<Measurement> published() {
    var file = DataFile.ofCatalogue("latency");
    file.text("note", LONGEST_TEXT);
    var networks =
        file.needed("networks", file.fields().objects("networks", MOST_ROWS)).stream()
            .map(file::at)
            .collect(Collectors.toMap(row -> row.text("name", LONGEST_TEXT), Measurement::macs));
    var measurements =
        file.needed("measurements", file.fields().objects("measurements", MOST_ROWS)).stream()
            .map(file::at)
            .map(row -> of(row, networks::get))
            .toList();
    file.fields().reportUnknownFields();
    return measurements;
  }

  /** Cycles for each multiply-accumulate, of whatever kind. */
  double cyclesPerMac() {
    return cycles / macs.total();
  }

  private static Measurement of(DataFile row, Function<String, MacsByKind> networks) {
    row.text("source", LONGEST_TEXT);
    var network = row.text("network", LONGEST_TEXT);
    var measurement =
        new Measurement(
            row.core(),
            row.kernels(),
            network,
            row.needed("network", networks.apply(network)),
            row.positive("latencyMillis", 1e6)
                * row.positive("clockMegahertz", 10_000)
                * KILOCYCLES_PER_MEGACYCLE);
    row.fields().reportUnknownFields();
    return measurement;
  }

  private static MacsByKind macs(DataFile row) {
    row.text("source", LONGEST_TEXT);
    var fields = row.fields();
    var macs =
        new MacsByKind(
            macs(fields, "convolution"),
            macs(fields, "pointwise"),
            macs(fields, "depthwise"),
            macs(fields, "dense"),
            macs(fields, "recurrent"),
            macs(fields, "other"));
    fields.reportUnknownFields();
    return macs;
  }

  private static long macs(FieldReader fields, String kind) {
    var macs = fields.whole(kind, 1, MOST_MACS);
    return macs == null ? 0 : macs;
  }
}
