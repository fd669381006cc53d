package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.List;

/**
 * Networks of "MicroNets" (Banbury et al., arXiv 2010.11267, figure 8 and table 4), all with the
 * convolution's stride 1 and the first block's stride 2.
 */
final class MicroNets {
  static final List<Preset> KWS =
      List.of(
          preset("micronet-kws-s", 84, 112, 84, 84, 84, 196),
          preset("micronet-kws-m", 140, 140, 140, 140, 112, 196),
          preset("micronet-kws-l", 276, 248, 276, 276, 248, 248, 248, 248));

  /**
   * DSCNN-S, -M and -L of table 4: "Hello Edge"'s widths. Their operations are not those of the
   * networks of "Hello Edge"; with these strides they are, within 2 %.
   */
  static final List<Preset> DSCNN =
      List.of(
          preset("micronets-dscnn-s", 64, 64, 64, 64, 64),
          preset("micronets-dscnn-m", 172, 172, 172, 172, 172),
          preset("micronets-dscnn-l", 276, 276, 276, 276, 276, 276));

  private MicroNets() {}

  private static Preset preset(String name, int filters, int... blocks) {
    return new PresetBuilder(name, Family.DS_CNN, 20)
        .convolution(DsCnnSpace.CONVOLUTION, filters, 1, 1)
        .blocks(2, blocks)
        .build();
  }
}
