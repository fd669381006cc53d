/**
 * The command line: a client that speaks HTTP alone, and {@code up} and {@code demo}, which start
 * PostgreSQL, the API and the workers on this machine. Arguments and the environment enter; text,
 * files and an exit code leave.
 */
@NullMarked
package io.thimble.api.cli;

import org.jspecify.annotations.NullMarked;
