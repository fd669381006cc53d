package io.thimble.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where uploaded data sets go.
 *
 * @param store the folder of archives, or {@code s3://bucket/prefix}; the same for API and workers
 *     ({@code THIMBLE_DATA_STORE})
 * @param mostBytes of one archive ({@code THIMBLE_DATA_MOSTBYTES})
 */
@ConfigurationProperties("thimble.data")
public record DataSettings(String store, DataSize mostBytes) {}
