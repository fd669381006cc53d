@NullMarked
package io.thimble.worker.strategy.problem;

import org.jspecify.annotations.NullMarked;
