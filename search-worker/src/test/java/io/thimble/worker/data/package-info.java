@NullMarked
package io.thimble.worker.data;

import org.jspecify.annotations.NullMarked;
