@NullMarked
package io.thimble.worker.data.features;

import org.jspecify.annotations.NullMarked;
