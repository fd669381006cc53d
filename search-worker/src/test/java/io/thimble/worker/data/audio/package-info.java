@NullMarked
package io.thimble.worker.data.audio;

import org.jspecify.annotations.NullMarked;
