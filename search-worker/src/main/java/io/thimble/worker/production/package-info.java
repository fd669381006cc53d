/**
 * Makes what a trial leaves: features, training, integers, the file, the score of that very file,
 * the bundle. A trial's particulars and perhaps a checkpoint enter; a rung's accuracy or a score
 * with artifacts leaves. Nothing here knows databases or processes, so it runs wherever it is
 * started.
 */
@NullMarked
package io.thimble.worker.production;

import org.jspecify.annotations.NullMarked;
