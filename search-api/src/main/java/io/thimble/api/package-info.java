/**
 * The program that people and tools speak HTTP with, and its settings. The environment enters, a
 * listening server leaves; each resource stands in a package of its own. It reads and writes
 * through the stores alone, never runs DDL, and knows nothing of workers.
 */
@NullMarked
package io.thimble.api;

import org.jspecify.annotations.NullMarked;
