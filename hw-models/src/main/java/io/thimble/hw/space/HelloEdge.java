package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.List;

/**
 * The networks of "Hello Edge" (Zhang et al., arXiv 1711.07128, table 2): the best of each family
 * within 80 KB and 6 million operations (s), 200 KB and 20 million (m), 500 KB and 80 million (l).
 * Strides of the front end follow from the paper's frames: 40 ms for 25 of them, 20 ms for 49.
 */
final class HelloEdge {
  static final List<Preset> DNN = List.of(dnn("s", 144), dnn("m", 256), dnn("l", 436));

  static final List<Preset> CNN =
      List.of(cnn("s", 28, 30, 16), cnn("m", 64, 48, 16), cnn("l", 60, 76, 58));

  static final List<Preset> DS_CNN =
      List.of(
          dsCnn("s", 64, 2, 1, 64, 64, 64, 64),
          dsCnn("m", 172, 1, 2, 172, 172, 172, 172),
          dsCnn("l", 276, 1, 2, 276, 276, 276, 276, 276));

  static final List<Preset> LSTM_BASIC =
      List.of(
          recurrent("lstm-basic-s", Family.LSTM_BASIC, 20, 118).build(),
          recurrent("lstm-basic-m", Family.LSTM_BASIC, 20, 214).build(),
          recurrent("lstm-basic-l", Family.LSTM_BASIC, 20, 344).build());

  static final List<Preset> LSTM =
      List.of(lstm("s", 40, 144, 98), lstm("m", 20, 280, 130), lstm("l", 20, 500, 188));

  static final List<Preset> GRU =
      List.of(
          recurrent("gru-s", Family.GRU, 40, 154).build(),
          recurrent("gru-m", Family.GRU, 20, 250).build(),
          recurrent("gru-l", Family.GRU, 20, 400).build());

  static final List<Preset> CRNN =
      List.of(crnn("s", 48, 2, 60, 84), crnn("m", 128, 2, 76, 164), crnn("l", 100, 1, 136, 188));

  private HelloEdge() {}

  private static Preset dnn(String size, int units) {
    var preset = new PresetBuilder("dnn-" + size, Family.DNN, 40).answer(DnnSpace.LAYERS, 3);
    for (int layer = 1; layer <= 3; layer++) {
      preset.answer(DnnSpace.units(layer), units);
    }
    return preset.build();
  }

  private static Preset cnn(String size, int firstFilters, int secondFilters, int linearUnits) {
    return new PresetBuilder("cnn-" + size, Family.CNN, 20)
        .answer(CnnSpace.CONVOLUTIONS, 2)
        .convolution(CnnSpace.convolution(1), firstFilters, 1, 1)
        .convolution(CnnSpace.convolution(2), secondFilters, 2, 1)
        .answer(CnnSpace.LINEAR_UNITS, linearUnits)
        .answer(CnnSpace.DENSE_UNITS, 128)
        .build();
  }

  private static Preset dsCnn(
      String size, int filters, int strideFrequency, int firstBlockStride, int... blocks) {
    return new PresetBuilder("ds-cnn-" + size, Family.DS_CNN, 20)
        .convolution(DsCnnSpace.CONVOLUTION, filters, 2, strideFrequency)
        .blocks(firstBlockStride, blocks)
        .build();
  }

  private static PresetBuilder recurrent(String name, Family family, int strideMillis, int units) {
    return new PresetBuilder(name, family, strideMillis).answer(RecurrentDecisions.UNITS, units);
  }

  private static Preset lstm(String size, int strideMillis, int units, int projection) {
    return recurrent("lstm-" + size, Family.LSTM, strideMillis, units)
        .answer(LstmSpace.PROJECTION, projection)
        .build();
  }

  private static Preset crnn(
      String size, int filters, int strideFrequency, int units, int denseUnits) {
    return recurrent("crnn-" + size, Family.CRNN, 20, units)
        .convolution(CrnnSpace.CONVOLUTION, filters, 2, strideFrequency)
        .answer(RecurrentDecisions.LAYERS, 2)
        .answer(RecurrentDecisions.DENSE_UNITS, denseUnits)
        .build();
  }
}
