/**
 * What keeps a server without a login safe on the machine that it runs on: requests enter, those
 * that a foreign page or a rebound name sent, and bodies too large to read, do not get further.
 * Every answer leaves with headers that keep the page to itself.
 */
@NullMarked
package io.thimble.api.security;

import org.jspecify.annotations.NullMarked;
