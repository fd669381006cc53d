@NullMarked
package io.thimble.worker.replay.table;

import org.jspecify.annotations.NullMarked;
