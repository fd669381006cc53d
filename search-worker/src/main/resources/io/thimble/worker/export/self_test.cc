/*
 * Runs recorded clips through every stage, and says at which one a board first computes otherwise:
 * the samples in flash, the features of the front end, the scores of the model.
 */
#include <cstdint>

#include "frontend.h"
#include "model_settings.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "test_vectors.h"
#include "thimble.h"

#if THIMBLE_SELF_TEST

namespace {

constexpr int kFeatures = THIMBLE_FRAMES * THIMBLE_COEFFICIENTS;

thimble_feature_t features[kFeatures];

/* FNV-1a (Fowler, Noll, Vo) over the samples' bytes, the lower one first. */
uint32_t checksum(const int16_t* samples) {
  uint32_t hash = 2166136261u;
  for (int i = 0; i < THIMBLE_CLIP_SAMPLES; i++) {
    const uint16_t sample = static_cast<uint16_t>(samples[i]);
    hash = (hash ^ (sample & 0xFFu)) * 16777619u;
    hash = (hash ^ (sample >> 8)) * 16777619u;
  }
  return hash;
}

bool samples_agree(const thimble_test_vector& vector) {
  if (checksum(vector.samples) == vector.samples_checksum) {
    return true;
  }
  MicroPrintf("%s: SAMPLES differ (checksum %x, expected %x). Maybe flash was written in part.",
              vector.name, static_cast<unsigned>(checksum(vector.samples)),
              static_cast<unsigned>(vector.samples_checksum));
  return false;
}

bool features_agree(const thimble_test_vector& vector) {
  const uint32_t before = thimble_cycles();
  thimble_frontend_clip(vector.samples, features);
  const uint32_t cycles = thimble_cycles() - before;
  if (cycles != 0) {
    MicroPrintf("%s: front end of a clip %u cycles", vector.name, static_cast<unsigned>(cycles));
  }
  for (int i = 0; i < kFeatures; i++) {
    if (features[i] != vector.features[i]) {
      MicroPrintf("%s: FEATURES differ first at frame %d, coefficient %d: %d, expected %d.",
                  vector.name, i / THIMBLE_COEFFICIENTS, i % THIMBLE_COEFFICIENTS,
                  static_cast<int>(features[i]), static_cast<int>(vector.features[i]));
      MicroPrintf("Maybe frontend_tables.h is another bundle's, or the compiler is wrong.");
      return false;
    }
  }
  return true;
}

int largest(const thimble_score_t* scores) {
  int best = 0;
  for (int label = 1; label < THIMBLE_LABELS; label++) {
    if (scores[label] > scores[best]) {
      best = label;
    }
  }
  return best;
}

/* The model alone, on the expected features, so that the front end is not blamed on it. */
bool scores_agree(const thimble_test_vector& vector) {
  const uint32_t before = thimble_cycles();
  const thimble_score_t* scores = thimble_infer(vector.features);
  const uint32_t cycles = thimble_cycles() - before;
  if (scores == nullptr) {
    return false;
  }
  if (cycles != 0) {
    MicroPrintf("%s: inference %u cycles", vector.name, static_cast<unsigned>(cycles));
  }
  for (int label = 0; label < THIMBLE_LABELS; label++) {
    const int difference = scores[label] - vector.scores[label];
    if (difference > THIMBLE_SCORE_TOLERANCE || difference < -THIMBLE_SCORE_TOLERANCE) {
      MicroPrintf("%s: SCORES differ first at label %s: %d, expected %d (%d either way is allowed).",
                  vector.name, thimble_labels[label], static_cast<int>(scores[label]),
                  static_cast<int>(vector.scores[label]), THIMBLE_SCORE_TOLERANCE);
      MicroPrintf("Maybe model.cc is another bundle's, or another kernel library rounds otherwise.");
      return false;
    }
  }
  MicroPrintf("%s: said %s, heard %s, as expected", vector.name, vector.label,
              thimble_labels[largest(scores)]);
  return true;
}

}  // namespace

extern "C" int thimble_self_test(void) {
  int failed = 0;
  for (int i = 0; i < THIMBLE_TEST_VECTORS; i++) {
    const thimble_test_vector& vector = thimble_test_vectors[i];
    const bool sound = samples_agree(vector);
    const bool heard = sound && features_agree(vector);
    const bool judged = scores_agree(vector);
    failed += heard && judged ? 0 : 1;
  }
  MicroPrintf("self test: %d of %d vectors failed", failed, THIMBLE_TEST_VECTORS);
  return failed;
}

#else

extern "C" int thimble_self_test(void) { return 0; }

#endif
