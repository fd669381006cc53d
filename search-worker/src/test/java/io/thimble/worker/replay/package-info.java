@NullMarked
package io.thimble.worker.replay;

import org.jspecify.annotations.NullMarked;
