/*
 * Turns scores into words: the mean of the last inferences, and a pause after each word. As Chen,
 * Parada and Heigold, "Small-footprint keyword spotting using deep neural networks" (ICASSP 2014),
 * section 2.3, smooth posteriors, with one label a word. Integers only.
 */
#include "thimble.h"

/* The threshold in steps of a score. */
#define THRESHOLD_STEPS ((int32_t)(THIMBLE_THRESHOLD_PERCENT / (100.0f * THIMBLE_OUTPUT_SCALE)))

static thimble_score_t last[THIMBLE_SMOOTHED_INFERENCES][THIMBLE_LABELS];
static int32_t sums[THIMBLE_LABELS];
static int held;
static int oldest;
static int quiet;

void thimble_smooth_reset(void) {
  for (int label = 0; label < THIMBLE_LABELS; label++) {
    sums[label] = 0;
  }
  held = 0;
  oldest = 0;
  quiet = 0;
}

static void take(const thimble_score_t *scores) {
  for (int label = 0; label < THIMBLE_LABELS; label++) {
    if (held == THIMBLE_SMOOTHED_INFERENCES) {
      sums[label] -= last[oldest][label] - THIMBLE_OUTPUT_ZERO_POINT;
    }
    last[oldest][label] = scores[label];
    sums[label] += scores[label] - THIMBLE_OUTPUT_ZERO_POINT;
  }
  oldest = (oldest + 1) % THIMBLE_SMOOTHED_INFERENCES;
  if (held < THIMBLE_SMOOTHED_INFERENCES) {
    held++;
  }
}

int thimble_smooth(const thimble_score_t *scores) {
  int best = 0;
  take(scores);
  for (int label = 1; label < THIMBLE_LABELS; label++) {
    if (sums[label] > sums[best]) {
      best = label;
    }
  }
  if (quiet > 0) {
    quiet--;
    return -1;
  }
  if (held < THIMBLE_SMOOTHED_INFERENCES || !thimble_is_keyword[best] ||
      sums[best] < THRESHOLD_STEPS * THIMBLE_SMOOTHED_INFERENCES) {
    return -1;
  }
  quiet = THIMBLE_QUIET_INFERENCES;
  return best;
}
