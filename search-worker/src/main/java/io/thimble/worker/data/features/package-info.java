/**
 * The arithmetic of the front end: from one second of sound to log-mel or MFCC features, in
 * integers throughout, so that the C which a bundle carries gives the same bits. Clips of 16000
 * samples of 16 bits and a {@link io.thimble.hw.frontend.FrontEnd} enter; rows of coefficients
 * leave, not normalised. Tables are made here, and only here, with {@link java.lang.StrictMath}.
 */
@NullMarked
package io.thimble.worker.data.features;

import org.jspecify.annotations.NullMarked;
