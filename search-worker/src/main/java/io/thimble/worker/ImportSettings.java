package io.thimble.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Where data sets come from that are no folders of this machine.
 *
 * @param store the folder of archives, or {@code s3://bucket/prefix}; the same for API and workers
 *     ({@code THIMBLE_DATA_STORE})
 * @param mostBytes of an archive that is fetched ({@code THIMBLE_DATA_MOSTBYTES})
 * @param privateAddresses whether archives may be fetched from this machine and its own network,
 *     where programs may listen that trust whoever reaches them ({@code THIMBLE_DATA_PRIVATE})
 */
@ConfigurationProperties("thimble.data")
public record ImportSettings(
    String store, DataSize mostBytes, @Name("private") boolean privateAddresses) {}
