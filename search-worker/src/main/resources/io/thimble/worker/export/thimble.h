/* What this project offers a program, and what a board gives to it. Plain C and C++. */
#ifndef THIMBLE_THIMBLE_H_
#define THIMBLE_THIMBLE_H_

#include <stddef.h>
#include <stdint.h>

#include "model_settings.h"

/* Whether the vectors of test_vectors.cc are linked and run at the start; 0 saves their flash. */
#ifndef THIMBLE_SELF_TEST
#define THIMBLE_SELF_TEST 1
#endif

/* Frames between two inferences: about ten inferences a second, as "Hello Edge" assumes. */
#ifndef THIMBLE_FRAMES_PER_INFERENCE
#define THIMBLE_FRAMES_PER_INFERENCE \
  ((THIMBLE_SAMPLE_RATE_HZ / 10 + THIMBLE_STRIDE_SAMPLES - 1) / THIMBLE_STRIDE_SAMPLES)
#endif

/* Inferences whose scores are averaged. */
#ifndef THIMBLE_SMOOTHED_INFERENCES
#define THIMBLE_SMOOTHED_INFERENCES 5
#endif

/* A word counts as heard when its averaged score reaches this: choose it on your own recordings. */
#ifndef THIMBLE_THRESHOLD_PERCENT
#define THIMBLE_THRESHOLD_PERCENT 70
#endif

/* Inferences after a word in which no other is heard, so that one word is heard once. */
#ifndef THIMBLE_QUIET_INFERENCES
#define THIMBLE_QUIET_INFERENCES 10
#endif

/* Bytes of the tensor arena. The estimate is for 32-bit cores; twice suffices for longer pointers. */
#ifndef THIMBLE_ARENA_RESERVE
#if UINTPTR_MAX > 0xFFFFFFFFu
#define THIMBLE_ARENA_RESERVE (2 * THIMBLE_ARENA_BYTES)
#else
#define THIMBLE_ARENA_RESERVE THIMBLE_ARENA_BYTES
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* main.cc. Loads the model and checks it against model_settings.h: 0, or 1 after a message. */
int thimble_setup(void);

/* main.cc. The scores of a clip's features, from a fresh state; NULL after a message. They stand in
   the arena until the next inference. */
const thimble_score_t *thimble_infer(const thimble_feature_t *features);

/* self_test.cc. Runs the test vectors after the set-up and says how many of them failed. */
int thimble_self_test(void);

/* main.cc. Listens up to the next inference and returns 1, or 0 when there is no more sound. */
int thimble_listen(void);

/* smoothing.c. Takes the scores of one inference and returns the label that was heard, or -1. */
int thimble_smooth(const thimble_score_t *scores);

/* smoothing.c. Forgets all scores. */
void thimble_smooth_reset(void);

/*
 * The board's part. Each has a weak default in main.cc, which a function of the same name replaces.
 */

/* Waits for count samples of 16-bit mono sound at THIMBLE_SAMPLE_RATE_HZ and returns how many there
   were; fewer than count end the listening. Default: none. */
size_t thimble_read_audio(int16_t *samples, size_t count);

/* A word was heard. Default: prints thimble_labels[label]. */
void thimble_heard(int label);

/* A counter of the core's cycles, for example DWT->CYCCNT. Default: 0, and no time is printed. */
uint32_t thimble_cycles(void);

#ifdef __cplusplus
}
#endif

#endif
