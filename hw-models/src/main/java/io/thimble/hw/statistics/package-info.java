/**
 * Statistics that several packages need. Counts enter, estimates with their intervals leave.
 * Nothing here knows networks.
 */
@NullMarked
package io.thimble.hw.statistics;

import org.jspecify.annotations.NullMarked;
