@NullMarked
package io.thimble.worker.simulation;

import org.jspecify.annotations.NullMarked;
