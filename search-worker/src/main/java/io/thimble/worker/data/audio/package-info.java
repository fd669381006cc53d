/**
 * Sound as numbers: reading and writing WAV files, changing the sampling rate, cutting clips and
 * making noise. Bytes of a file enter; one-second clips at 16 kHz, mono, leave. What cannot be read
 * is said in an {@link io.thimble.worker.data.audio.UnreadableAudioException}, and nothing else.
 */
@NullMarked
package io.thimble.worker.data.audio;

import org.jspecify.annotations.NullMarked;
