package io.thimble.worker.replay.generate;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.grid.Axis;
import io.thimble.worker.grid.Grid;
import io.thimble.worker.grid.Grids;
import io.thimble.worker.replay.generate.SyntheticAccuracy.Interplay;
import io.thimble.worker.replay.generate.SyntheticAccuracy.Response;
import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tables that Thimble brings along. All have the columns {@code accuracy}, {@code flash} and
 * {@code sram} in bytes, and {@code ops}; costs are exact.
 */
public final class GeneratedTables {
  /** Networks that were really trained. */
  public static final String TRAINED = "ds-cnn-trained";

  /** More networks, with a model of the trained ones' accuracies. */
  public static final String FITTED = "ds-cnn-fitted";

  /** Depthwise separable networks with a made-up accuracy. */
  public static final String DS_CNN = "ds-cnn";

  /** Convolutional recurrent networks with a made-up accuracy. */
  public static final String CRNN = "crnn";

  private static final String RESOURCE = "/io/thimble/worker/replay/ds-cnn-trained.csv";

  /** Accuracies have so many steps, as many as are worth writing down. */
  private static final double MILLION = 1e6;

  private GeneratedTables() {}

  /** All names. */
  public static List<String> names() {
    return List.of(TRAINED, FITTED, DS_CNN, CRNN);
  }

  /**
   * The table of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Table named(String name) {
    return switch (name) {
      case TRAINED -> trained();
      case FITTED -> fitted();
      case DS_CNN -> dsCnn();
      case CRNN -> crnn();
      default ->
          throw new IllegalArgumentException(
              "The table (%s) is not known. Maybe use one of: %s."
                  .formatted(name, String.join(", ", names())));
    };
  }

  private static Table trained() {
    try (var stream =
            Objects.requireNonNull(GeneratedTables.class.getResourceAsStream(RESOURCE), RESOURCE);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return TableFile.read(TRAINED, reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table fitted() {
    return table(FITTED, Grids.fine(), new FittedAccuracy(Grids.trained(), trained()));
  }

  private static Table dsCnn() {
    var grid = Grids.dsCnn();
    return table(
        DS_CNN,
        grid,
        new SyntheticAccuracy(
            grid,
            Map.of(
                "fe_coefficients", new Response(0.4, 0.5),
                "fe_stride_ms", new Response(0.3, 0),
                "conv_filters", new Response(0.6, 1),
                "blocks", new Response(1.4, 0.8),
                "block_filters", new Response(1.8, 1),
                "first_block_stride", new Response(0.25, 0)),
            // Depth pays with width; a wide convolution adds less to wide blocks; time is halved
            // only once without harm.
            List.of(
                new Interplay(3, 4, 0.8), new Interplay(2, 4, -0.3), new Interplay(1, 5, -0.4))));
  }

  private static Table crnn() {
    var grid = Grids.crnn();
    return table(
        CRNN,
        grid,
        new SyntheticAccuracy(
            grid,
            Map.of(
                "fe_log_mel", new Response(0.2, 0),
                "fe_stride_ms", new Response(0.5, 0),
                "conv_filters", new Response(0.9, 0.8),
                "conv_kernel_time", new Response(0.5, 0.6),
                "recurrent_units", new Response(2, 1),
                "recurrent_layers", new Response(0.2, 1),
                "dense_units", new Response(0.4, 0.5)),
            // A second layer pays where the state is large, and less where steps are few.
            List.of(
                new Interplay(4, 5, 0.7), new Interplay(1, 5, -0.5), new Interplay(2, 4, 0.4))));
  }

  private static Table table(String name, Grid grid, AccuracyModel accuracy) {
    int classes = SearchSpec.labels(SearchDefaults.KEYWORDS).size();
    return Table.of(
        name,
        grid.axes().stream().map(Axis::name).toList(),
        List.of("accuracy", "flash", "sram", "ops"),
        grid.points().stream().map(point -> row(grid, point, accuracy, classes)).toList());
  }

  private static Table.Row row(
      Grid grid, List<Integer> point, AccuracyModel accuracy, int classes) {
    var estimate = Estimates.of(grid.architecture(point, classes));
    return new Table.Row(
        "the network %s".formatted(point),
        point.stream().map(String::valueOf).toList(),
        new double[] {
          StrictMath.rint(MILLION * accuracy.accuracy(point)) / MILLION,
          estimate.flash().modelBytes(),
          estimate.sram().arenaBytes(),
          estimate.ops()
        });
  }
}
