@NullMarked
package io.thimble.worker.study;

import org.jspecify.annotations.NullMarked;
