package io.thimble.api.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What each owner may take; administrators may take more. The environment names a setting in
 * capitals: {@code THIMBLE_LIMITS_SEARCHES}.
 *
 * @param searches most searches that have not ended
 * @param trials most trials of these together
 * @param bytes most bytes kept: files and checkpoints of the owner's searches, and archives of the
 *     owner's imported data sets
 * @param hours most hours of training within 30 days, all workers together
 */
@ConfigurationProperties("thimble.limits")
public record LimitSettings(int searches, int trials, DataSize bytes, int hours) {}
