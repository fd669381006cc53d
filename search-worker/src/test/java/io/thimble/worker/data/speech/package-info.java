@NullMarked
package io.thimble.worker.data.speech;

import org.jspecify.annotations.NullMarked;
