package io.thimble.api.front;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The front of several searches together.
 *
 * @param searches their ids
 * @param objectives what it trades off
 * @param device the board that members fit, or null when that was not asked
 * @param front its members, best int8 accuracy first
 */
public record CommonFrontJson(
    List<UUID> searches, List<String> objectives, @Nullable String device, List<Member> front) {
  /**
   * A member.
   *
   * @param search the search that it is a trial of
   * @param trial the trial; how probable its place is refers to the front of its own search
   */
  public record Member(UUID search, FrontMember trial) {}
}
