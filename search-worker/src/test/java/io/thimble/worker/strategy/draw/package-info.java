@NullMarked
package io.thimble.worker.strategy.draw;

import org.jspecify.annotations.NullMarked;
