@NullMarked
package io.thimble.worker.replay.generate;

import org.jspecify.annotations.NullMarked;
