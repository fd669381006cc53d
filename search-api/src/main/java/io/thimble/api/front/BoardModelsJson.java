package io.thimble.api.front;

import io.thimble.api.device.DeviceJson;
import java.util.List;
import java.util.UUID;

/**
 * The models that fit a board.
 *
 * @param device the board
 * @param models best int8 accuracy first, whatever they were trained to hear
 */
record BoardModelsJson(DeviceJson device, List<Model> models) {
  /**
   * A model.
   *
   * @param search the search whose front it is on
   * @param searchName that search's name
   * @param dataset the data set that it learnt from
   * @param keywords what it hears
   * @param trial the trial that made it, with latency and energy on the board; how probable its
   *     place on the front is stands there where it was worked out before
   */
  record Model(
      UUID search, String searchName, String dataset, List<String> keywords, FrontMember trial) {}
}
