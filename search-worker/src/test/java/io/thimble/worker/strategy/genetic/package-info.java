@NullMarked
package io.thimble.worker.strategy.genetic;

import org.jspecify.annotations.NullMarked;
