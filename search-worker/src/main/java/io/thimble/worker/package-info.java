/**
 * The worker program: takes tasks from db-scheduler's table, trains and scores, and writes what it
 * found through the stores. Settings enter from the environment; nothing leaves but rows in the
 * database and files in its cache.
 */
@NullMarked
package io.thimble.worker;

import org.jspecify.annotations.NullMarked;
