/*
 * From sound to what the network takes: int16 samples at 16 kHz become rows of features,
 * standardised and quantized. Integers throughout, the same to the bit on every machine. Nothing is
 * allocated; both functions share static buffers, so call them from one thread.
 */
#ifndef THIMBLE_FRONTEND_H_
#define THIMBLE_FRONTEND_H_

#include <stdint.h>

#include "model_settings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One row of THIMBLE_COEFFICIENTS features from a window of THIMBLE_WINDOW_SAMPLES samples. */
void thimble_frontend_frame(const int16_t *window, thimble_feature_t *row);

/*
 * All rows of a clip of one second: THIMBLE_FRAMES windows, one each THIMBLE_STRIDE_SAMPLES samples.
 * They are the network's input as it stands.
 */
void thimble_frontend_clip(const int16_t *clip, thimble_feature_t *features);

#ifdef __cplusplus
}
#endif

#endif
