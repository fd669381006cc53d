@NullMarked
package io.thimble.worker.grid;

import org.jspecify.annotations.NullMarked;
