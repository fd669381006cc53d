/**
 * The boards that Thimble knows: one data file each, with the source of every figure. Files enter,
 * checked records leave.
 */
@NullMarked
package io.thimble.hw.device;

import org.jspecify.annotations.NullMarked;
