/**
 * The commands that train or run models without a server. Arguments and files enter; words for
 * people, or JSON for machines, leave on standard output.
 */
@NullMarked
package io.thimble.worker.command;

import org.jspecify.annotations.NullMarked;
