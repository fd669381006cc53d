package io.thimble.worker.management;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a worker can be watched.
 *
 * @param port of probes and metrics, or 0 for none ({@code THIMBLE_MANAGEMENT_PORT})
 * @param address to listen on; the loopback unless told otherwise, for there is no login ({@code
 *     THIMBLE_MANAGEMENT_ADDRESS})
 */
@ConfigurationProperties("thimble.management")
public record ManagementSettings(int port, String address) {}
