@NullMarked
package io.thimble.worker.replay.bench;

import org.jspecify.annotations.NullMarked;
