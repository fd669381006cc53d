#ifndef THIMBLE_FRONTEND_H_
#define THIMBLE_FRONTEND_H_

#include "model_settings.h"

#ifdef __cplusplus
extern "C" {
#endif

void thimble_frontend_frame(const int16_t *window, thimble_feature_t *row);
void thimble_frontend_clip(const int16_t *clip, thimble_feature_t *features);

#ifdef __cplusplus
}
#endif

#endif
