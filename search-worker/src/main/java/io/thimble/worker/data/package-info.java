/**
 * From folders of words to features: data sets, audio, the built-in voice, splits, augmentation and
 * the cache of features. A folder or a list of words enters; arrays that a training reads without
 * copying leave.
 */
@NullMarked
package io.thimble.worker.data;

import org.jspecify.annotations.NullMarked;
