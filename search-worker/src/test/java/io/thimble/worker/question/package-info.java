@NullMarked
package io.thimble.worker.question;

import org.jspecify.annotations.NullMarked;
