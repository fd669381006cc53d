#include "frontend.h"

void thimble_frontend_frame(const int16_t *window, thimble_feature_t *row) {
  for (int i = 0; i < THIMBLE_COEFFICIENTS; i++) {
    row[i] = (thimble_feature_t)(window[i] + window[THIMBLE_WINDOW_SAMPLES - 1 - i]);
  }
}

void thimble_frontend_clip(const int16_t *clip, thimble_feature_t *features) {
  for (int i = 0; i < THIMBLE_FRAMES; i++) {
    thimble_frontend_frame(clip + i * THIMBLE_STRIDE_SAMPLES, features + i * THIMBLE_COEFFICIENTS);
  }
}
