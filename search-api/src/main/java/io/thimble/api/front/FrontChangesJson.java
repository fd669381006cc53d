package io.thimble.api.front;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a front between two events.
 *
 * @param search the search's id
 * @param from id of the event that made the earlier front, or null while there was none
 * @param to id of the event that made the later front, or null while there was none
 * @param hypervolumeBefore of the earlier front
 * @param hypervolumeAfter of the later front
 * @param joined those that the later front alone has, best int8 accuracy first
 * @param left those that the earlier front alone has, best int8 accuracy first
 * @param stayed numbers of those that both have
 */
public record FrontChangesJson(
    UUID search,
    @Nullable Long from,
    @Nullable Long to,
    double hypervolumeBefore,
    double hypervolumeAfter,
    List<FrontMember> joined,
    List<FrontMember> left,
    List<Integer> stayed) {}
