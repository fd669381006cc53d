/**
 * The arithmetic of the front end: from one second of sound to log-mel or MFCC features, the same
 * to the bit wherever it runs. Clips of 16000 samples and a {@link io.thimble.hw.frontend.FrontEnd}
 * enter; rows of coefficients leave, not normalised.
 */
@NullMarked
package io.thimble.worker.data.features;

import org.jspecify.annotations.NullMarked;
