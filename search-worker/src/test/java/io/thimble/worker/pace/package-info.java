@org.jspecify.annotations.NullMarked
package io.thimble.worker.pace;
