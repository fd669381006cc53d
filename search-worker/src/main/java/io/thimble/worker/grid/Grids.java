package io.thimble.worker.grid;

import io.thimble.hw.arch.Family;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The grids that strategies are compared on. */
public final class Grids {
  /** All blocks are equally wide, as in "Hello Edge" (arXiv 1711.07128, table 2). */
  private static final List<String> BLOCK_FILTERS =
      IntStream.rangeClosed(1, 7).mapToObj("block%d_filters"::formatted).toList();

  private static final Map<String, Integer> DS_CNN_FIXED =
      Map.of(
          "fe_log_mel", 0,
          "fe_window_ms", 40,
          "conv_kernel_time", 3,
          "conv_kernel_frequency", 4,
          "conv_stride_time", 2,
          "conv_stride_frequency", 2);

  private Grids() {}

  /** 384 depthwise separable networks that train in seconds. */
  public static Grid trained() {
    return new Grid(
        Family.DS_CNN,
        List.of(
            new Axis("fe_coefficients", List.of(10, 20)),
            new Axis("fe_stride_ms", List.of(20, 40)),
            new Axis("conv_filters", List.of(8, 16, 32)),
            new Axis("blocks", List.of(1, 2, 3, 4)),
            new Axis("block_filters", BLOCK_FILTERS, List.of(8, 16, 24, 40)),
            new Axis("first_block_stride", List.of(1, 2))),
        DS_CNN_FIXED);
  }

  /** 2,688 networks of the same kind: those of {@link #trained} and what lies between them. */
  public static Grid fine() {
    return new Grid(
        Family.DS_CNN,
        List.of(
            new Axis("fe_coefficients", List.of(10, 13, 16, 20)),
            new Axis("fe_stride_ms", List.of(20, 40)),
            new Axis("conv_filters", List.of(8, 12, 16, 20, 24, 32)),
            new Axis("blocks", List.of(1, 2, 3, 4)),
            new Axis("block_filters", BLOCK_FILTERS, List.of(8, 12, 16, 20, 24, 32, 40)),
            new Axis("first_block_stride", List.of(1, 2))),
        DS_CNN_FIXED);
  }

  /** 2,304 depthwise separable networks, around the small and medium ones of "Hello Edge". */
  public static Grid dsCnn() {
    return new Grid(
        Family.DS_CNN,
        List.of(
            new Axis("fe_coefficients", List.of(10, 16, 26)),
            new Axis("fe_stride_ms", List.of(20, 40)),
            new Axis("conv_filters", List.of(16, 24, 40, 64)),
            new Axis("blocks", List.of(2, 3, 4, 5, 6, 7)),
            new Axis("block_filters", BLOCK_FILTERS, List.of(16, 24, 32, 48, 64, 84, 112, 140)),
            new Axis("first_block_stride", List.of(1, 2))),
        Map.of(
            "fe_log_mel", 0,
            "fe_window_ms", 40,
            "conv_kernel_time", 10,
            "conv_kernel_frequency", 4,
            "conv_stride_time", 2,
            "conv_stride_frequency", 1));
  }

  /** 2,400 convolutional recurrent networks. */
  public static Grid crnn() {
    return new Grid(
        Family.CRNN,
        List.of(
            new Axis("fe_log_mel", List.of(0, 1)),
            new Axis("fe_stride_ms", List.of(20, 40)),
            new Axis("conv_filters", List.of(8, 16, 24, 40, 64)),
            new Axis("conv_kernel_time", List.of(3, 5, 10)),
            new Axis("recurrent_units", List.of(32, 48, 76, 112, 160)),
            new Axis("recurrent_layers", List.of(1, 2)),
            new Axis("dense_units", List.of(0, 32, 84, 188))),
        Map.of(
            "fe_coefficients", 10,
            "fe_window_ms", 40,
            "conv_kernel_frequency", 4,
            "conv_stride_time", 2,
            "conv_stride_frequency", 2));
  }
}
