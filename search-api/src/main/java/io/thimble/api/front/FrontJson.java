package io.thimble.api.front;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The front of a search.
 *
 * @param search the search's id
 * @param state where the search stands; the front is final when the search is
 * @param event id of the event that made this front, or null while there is none
 * @param spec what was posted, with every default filled in
 * @param trials trials scored up to then, without replicas
 * @param frontHash the same for two fronts of the same files
 * @param hypervolume of the front, each objective scaled by its budget
 * @param device the board that was asked for, or null; hash and hypervolume are of the whole front
 * @param front its members, best int8 accuracy first; with a device those alone that fit it, with
 *     latency and energy on it
 */
public record FrontJson(
    UUID search,
    String state,
    @Nullable Long event,
    @Schema(type = "object") JsonNode spec,
    int trials,
    String frontHash,
    double hypervolume,
    @Nullable String device,
    List<FrontMember> front) {}
