@NullMarked
package io.thimble.worker.replay.function;

import org.jspecify.annotations.NullMarked;
