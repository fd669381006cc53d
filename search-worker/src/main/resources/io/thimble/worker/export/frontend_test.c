/*
 * Checks the front end on any machine with a C compiler, without TensorFlow Lite Micro: each
 * vector_NN.wav must become the features that test_vectors.bin holds for it, byte for byte.
 *
 *   cc -std=c99 -o frontend_test frontend_test.c frontend.c && ./frontend_test .
 */
#include <stdio.h>
#include <string.h>

#include "frontend.h"
#include "model_settings.h"
#include "test_vectors.h"

#define FEATURES (THIMBLE_FRAMES * THIMBLE_COEFFICIENTS)

/* Where a WAV file of one "fmt " and one "data" part, as in the bundle, begins its samples. */
#define WAV_HEADER_BYTES 44

static unsigned char bytes[WAV_HEADER_BYTES + 2 * THIMBLE_CLIP_SAMPLES];
static unsigned char expected[THIMBLE_INPUT_BYTES + THIMBLE_OUTPUT_BYTES];
static int16_t clip[THIMBLE_CLIP_SAMPLES];
static thimble_feature_t features[FEATURES];

static int read_file(const char *folder, const char *name, long offset, unsigned char *into,
                     size_t count) {
  char path[4096];
  if (snprintf(path, sizeof(path), "%s/%s", folder, name) >= (int)sizeof(path)) {
    fprintf(stderr, "The folder's name is too long.\n");
    return 0;
  }
  FILE *file = fopen(path, "rb");
  int complete = file != NULL && fseek(file, offset, SEEK_SET) == 0 &&
                 fread(into, 1, count, file) == count;
  if (file != NULL) {
    fclose(file);
  }
  if (!complete) {
    fprintf(stderr, "%s has no %lu bytes from %ld on. Maybe the zip was unpacked in part.\n", path,
            (unsigned long)count, offset);
  }
  return complete;
}

/* Little-endian integers of two bytes, or one. */
static int integer(const unsigned char *at, size_t size) {
  if (size == 1) {
    return at[0] < 128 ? at[0] : at[0] - 256;
  }
  int value = at[0] | at[1] << 8;
  return value < 32768 ? value : value - 65536;
}

static int agrees(const char *name) {
  for (int i = 0; i < THIMBLE_CLIP_SAMPLES; i++) {
    clip[i] = (int16_t)integer(bytes + WAV_HEADER_BYTES + 2 * i, 2);
  }
  thimble_frontend_clip(clip, features);
  for (int i = 0; i < FEATURES; i++) {
    int wanted = integer(expected + i * sizeof(thimble_feature_t), sizeof(thimble_feature_t));
    if (features[i] != wanted) {
      printf("%s: FEATURES differ first at frame %d, coefficient %d: %d, expected %d\n", name,
             i / THIMBLE_COEFFICIENTS, i % THIMBLE_COEFFICIENTS, features[i], wanted);
      return 0;
    }
  }
  printf("%s: all %d features agree\n", name, FEATURES);
  return 1;
}

int main(int count, char **arguments) {
  const char *folder = count > 1 ? arguments[1] : ".";
  int failed = 0;
  for (int i = 0; i < THIMBLE_VECTOR_FILES; i++) {
    char name[32];
    snprintf(name, sizeof(name), "vector_%02d.wav", i);
    if (!read_file(folder, name, 0, bytes, sizeof(bytes)) ||
        !read_file(folder, "test_vectors.bin", (long)sizeof(expected) * i, expected,
                   sizeof(expected))) {
      return 1;
    }
    failed += !agrees(name);
  }
  printf("front end: %d of %d vectors failed\n", failed, THIMBLE_VECTOR_FILES);
  return failed == 0 ? 0 : 2;
}
