package io.thimble.api.front;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The front of a search.
 *
 * @param search the search's id
 * @param state where the search stands; the front is final when the search is
 * @param spec what was posted, with every default filled in
 * @param trials trials scored so far, without replicas
 * @param frontHash the same for two fronts of the same files
 * @param hypervolume of the front, each objective scaled by its budget
 * @param front its members, best int8 accuracy first
 */
public record FrontJson(
    UUID search,
    String state,
    @Schema(type = "object") JsonNode spec,
    int trials,
    String frontHash,
    double hypervolume,
    List<FrontMember> front) {}
