/**
 * Measures what the size of a data set costs: a folder of words and a number of clips enter;
 * seconds and memory of reading it, of computing its features and of training on them leave. The
 * steps run in a process of their own, whose memory nothing else shares.
 */
@NullMarked
package io.thimble.worker.scale;

import org.jspecify.annotations.NullMarked;
