package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The integers of a quantized network, by the tensors of its graph: one operator for each layer.
 */
final class LayerValues implements TrainedValues {
  private enum Role {
    ACTIVATION,
    WEIGHTS,
    BIASES
  }

  private record Place(Role role, int layer) {}

  private static final int INPUT = -1;
  private final QuantizedNetwork network;
  private final Place[] places;

  LayerValues(QuantizedNetwork network, Graph graph) {
    this.network = network;
    this.places = new Place[graph.tensors().size()];
    places[0] = new Place(Role.ACTIVATION, INPUT);
    for (int layer = 0; layer < graph.operators().size(); layer++) {
      var operator = graph.operators().get(layer);
      places[operator.outputs().get(0)] = new Place(Role.ACTIVATION, layer);
      if (operator.inputs().size() > 1) {
        places[operator.inputs().get(1)] = new Place(Role.WEIGHTS, layer);
        places[operator.inputs().get(2)] = new Place(Role.BIASES, layer);
      }
    }
  }

  @Override
  public float scale(int graph, int tensor, int channel) {
    var place = places[tensor];
    return switch (place.role()) {
      case ACTIVATION -> quantization(place.layer()).scale();
      case WEIGHTS -> layer(place).weightScales()[channel];
      case BIASES -> quantization(place.layer() - 1).scale() * layer(place).weightScales()[channel];
    };
  }

  @Override
  public int zeroPoint(int graph, int tensor) {
    return quantization(places[tensor].layer()).zeroPoint();
  }

  @Override
  public void put(int graph, int tensor, ByteBuffer room) {
    var place = places[tensor];
    switch (place.role()) {
      case WEIGHTS -> room.put(layer(place).weights());
      case BIASES -> putBiases(layer(place).biases(), room);
      case ACTIVATION ->
          throw new IllegalArgumentException(
              "The tensor (%d) is an activation, which has no values. Maybe the graph is of another network."
                  .formatted(tensor));
    }
  }

  private void putBiases(int[] biases, ByteBuffer room) {
    if (network.format().biases() == ElementType.INT64) {
      Arrays.stream(biases).forEach(room::putLong);
    } else {
      room.asIntBuffer().put(biases);
    }
  }

  private Quantization quantization(int layer) {
    return layer == INPUT ? network.input() : network.layers().get(layer).output();
  }

  private QuantizedLayer layer(Place place) {
    return network.layers().get(place.layer());
  }
}
