/**
 * The tasks that db-scheduler hands out: advancing a search and running a trial. Task instances
 * enter; the stores and the trial runner do the work, and a decision whether to come back leaves.
 */
@NullMarked
package io.thimble.worker.schedule;

import org.jspecify.annotations.NullMarked;
