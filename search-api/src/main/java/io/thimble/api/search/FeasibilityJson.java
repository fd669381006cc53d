package io.thimble.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import io.thimble.hw.budget.Example;
import io.thimble.hw.budget.Share;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a spec would find, if it were posted.
 *
 * @param fits whether anything does; null where that could not be decided
 * @param share the share of all points of the families' spaces that fit, or null
 * @param byFamily the share of each family's points; empty where {@code share} is null
 * @param sentence what is wrong, and what would do; null where something fits
 * @param limits where nothing fits, what raising each limit by itself would do
 * @param nearest where nothing fits, a budget that something fits; null where the board holds
 *     nothing
 * @param boards where nothing fits because of the board, the ids of those on which something does
 * @param smallest of the networks that fit, the one with the shortest file, or null
 * @param largest of those, the one with the most operations, or null
 * @param spec what would be posted, with every default filled in
 */
record FeasibilityJson(
    @Nullable Boolean fits,
    @Nullable Share share,
    SortedMap<String, Share> byFamily,
    @Nullable String sentence,
    List<LimitAnswer> limits,
    @Nullable NearestAnswer nearest,
    List<String> boards,
    @Nullable Network smallest,
    @Nullable Network largest,
    @Schema(type = "object") JsonNode spec) {

  /**
   * A network that fits.
   *
   * @param family its family
   * @param architecture its id
   * @param flashBytes length of the flatbuffer
   * @param sramBytes tensor arena
   * @param ops operations of one inference
   * @param parameters weights and biases
   * @param decisions by name
   * @param exact whether it is proved that none goes further; else it is the best that was found
   */
  record Network(
      String family,
      String architecture,
      long flashBytes,
      long sramBytes,
      long ops,
      long parameters,
      SortedMap<String, Integer> decisions,
      boolean exact) {
    static Network of(Example example, int classes) {
      var decisions = example.decisions();
      var estimate = example.estimate();
      return new Network(
          decisions.family().label(),
          Spaces.of(decisions.family()).decode(decisions, classes).id(),
          estimate.flash().modelBytes(),
          estimate.sram().arenaBytes(),
          estimate.ops(),
          estimate.parameters(),
          decisions.values(),
          example.exact());
    }
  }
}
