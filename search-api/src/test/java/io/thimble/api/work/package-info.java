@NullMarked
package io.thimble.api.work;

import org.jspecify.annotations.NullMarked;
