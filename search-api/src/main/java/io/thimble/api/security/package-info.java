/**
 * Who is let in. Requests enter; those that a foreign page or a rebound name sent, bodies too large
 * to read, callers who are not known or whose role is too small, and whatever the table of
 * endpoints does not list, do not get further. Every answer leaves with headers that keep the page
 * to itself.
 */
@NullMarked
package io.thimble.api.security;

import org.jspecify.annotations.NullMarked;
