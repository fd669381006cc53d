@NullMarked
package io.thimble.worker.replay.optuna;

import org.jspecify.annotations.NullMarked;
