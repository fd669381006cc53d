package io.thimble.db.course;

import java.util.UUID;

/**
 * A member of some search's front.
 *
 * @param search its search
 * @param trial its number there
 */
public record FrontPlace(UUID search, int trial) {}
