/**
 * Reliability, shown on real processes that are really killed, stopped and starved. A run disturbs
 * the service and writes one operation log; {@link io.thimble.api.soak.Checker} judges it. Short
 * forms are part of the build; {@code ./thimble verify --soak} runs the long ones.
 */
@NullMarked
package io.thimble.api.soak;

import org.jspecify.annotations.NullMarked;
