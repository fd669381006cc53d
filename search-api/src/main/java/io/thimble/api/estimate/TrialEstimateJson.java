package io.thimble.api.estimate;

import io.swagger.v3.oas.annotations.media.Schema;
import io.thimble.hw.device.EstimateReport;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a trial's network is made of, and what it costs.
 *
 * @param architecture the network, as {@code POST /estimates} takes it
 * @param layers its layers, from the front end to the classes
 * @param report of the trial's file where that is there, and else of the network in int8
 */
record TrialEstimateJson(
    @Schema(type = "object") JsonNode architecture,
    List<LayerJson> layers,
    EstimateReport report) {}
