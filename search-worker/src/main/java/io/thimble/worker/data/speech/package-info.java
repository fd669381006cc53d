/**
 * The built-in voice: any list of words, spoken by FreeTTS as many different speakers in noise, so
 * that the main job runs where nobody has recorded anything. Words enter; a folder in the layout of
 * Speech Commands leaves, which the rest of the code cannot tell from recordings.
 */
@NullMarked
package io.thimble.worker.data.speech;

import org.jspecify.annotations.NullMarked;
