/*
 * A keyword spotter on TensorFlow Lite Micro: it loads the model, checks it, has it prove itself on
 * recorded clips, and listens. Written for the revision that CMakeLists.txt names. No heap, no threads.
 */
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "frontend.h"
#include "model.h"
#include "model_settings.h"
#include "ops_resolver.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"
#include "thimble.h"

namespace {

constexpr int kFeatures = THIMBLE_FRAMES * THIMBLE_COEFFICIENTS;
constexpr int kKept = THIMBLE_WINDOW_SAMPLES > THIMBLE_STRIDE_SAMPLES
                          ? THIMBLE_WINDOW_SAMPLES - THIMBLE_STRIDE_SAMPLES
                          : 0;
constexpr int kSkipped = THIMBLE_STRIDE_SAMPLES > THIMBLE_WINDOW_SAMPLES
                             ? THIMBLE_STRIDE_SAMPLES - THIMBLE_WINDOW_SAMPLES
                             : 0;

alignas(16) uint8_t arena[THIMBLE_ARENA_RESERVE];
thimble_feature_t features[kFeatures];
int16_t window[THIMBLE_WINDOW_SAMPLES];
int frames_heard = 0;
tflite::MicroInterpreter* interpreter = nullptr;

unsigned as_unsigned(size_t bytes) { return static_cast<unsigned>(bytes); }

/* MicroPrintf has no floats on every board, so scales are printed in billionths. */
int billionths(float scale) { return static_cast<int>((scale < 2.0f ? scale : 2.0f) * 1e9f); }

bool fits(const char* what, const TfLiteTensor* tensor, size_t bytes, float scale, int zero_point) {
  constexpr TfLiteType type = sizeof(thimble_feature_t) == 1 ? kTfLiteInt8 : kTfLiteInt16;
  if (tensor == nullptr || tensor->type != type || tensor->bytes != bytes) {
    MicroPrintf("The model's %s is not %u bytes of type %d. Maybe model.cc and model_settings.h",
                what, as_unsigned(bytes), static_cast<int>(type));
    MicroPrintf("come from two bundles.");
    return false;
  }
  if (tensor->params.scale != scale || tensor->params.zero_point != zero_point) {
    MicroPrintf("The model's %s has scale %d e-9 and zero point %d, model_settings.h says %d e-9",
                what, billionths(tensor->params.scale),
                static_cast<int>(tensor->params.zero_point), billionths(scale));
    MicroPrintf("and %d. Maybe the two come from two bundles.", zero_point);
    return false;
  }
  return true;
}

/* Fills with sound from a place on; false when it ends. */
bool read_into(int from) {
  const size_t count = static_cast<size_t>(THIMBLE_WINDOW_SAMPLES - from);
  return thimble_read_audio(window + from, count) == count;
}

bool skip(int samples) {
  while (samples > 0) {
    const int count = samples < THIMBLE_WINDOW_SAMPLES ? samples : THIMBLE_WINDOW_SAMPLES;
    if (thimble_read_audio(window, static_cast<size_t>(count)) != static_cast<size_t>(count)) {
      return false;
    }
    samples -= count;
  }
  return true;
}

/* Moves on by a stride: the window, and the map of features by a row. */
bool hear_frame() {
  if (frames_heard == 0) {
    if (!read_into(0)) {
      return false;
    }
  } else {
    std::memmove(window, window + (THIMBLE_WINDOW_SAMPLES - kKept), kKept * sizeof(int16_t));
    if (!skip(kSkipped) || !read_into(kKept)) {
      return false;
    }
  }
  constexpr size_t row = THIMBLE_COEFFICIENTS;
  std::memmove(features, features + row, (kFeatures - row) * sizeof(thimble_feature_t));
  thimble_frontend_frame(window, features + (kFeatures - row));
  if (frames_heard < THIMBLE_FRAMES) {
    frames_heard++;
  }
  return true;
}

}  // namespace

extern "C" {

__attribute__((weak)) size_t thimble_read_audio(int16_t*, size_t) { return 0; }

__attribute__((weak)) void thimble_heard(int label) { MicroPrintf("heard %s", thimble_labels[label]); }

__attribute__((weak)) uint32_t thimble_cycles(void) { return 0; }

int thimble_setup(void) {
  tflite::InitializeTarget();
  const tflite::Model* model = tflite::GetModel(thimble_model);
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("The model's schema (%u) is not %d. Maybe another revision of TFLM is needed.",
                as_unsigned(model->version()), TFLITE_SCHEMA_VERSION);
    return 1;
  }
  static ThimbleOpsResolver resolver;
  if (thimble_add_operators(resolver) != kTfLiteOk) {
    MicroPrintf("An operator could not be added. Maybe ops_resolver.h is another bundle's.");
    return 1;
  }
  static tflite::MicroInterpreter spotter(model, resolver, arena, sizeof(arena));
  interpreter = &spotter;
  if (interpreter->AllocateTensors() != kTfLiteOk) {
    MicroPrintf("The model was refused with an arena of %u bytes; what was missed stands above.",
                as_unsigned(sizeof(arena)));
    MicroPrintf("Bytes: maybe these kernels need more, so raise THIMBLE_ARENA_RESERVE. An operator: maybe");
    MicroPrintf("ops_resolver.h is another bundle's. Else: Maybe take the revision in CMakeLists.txt.");
    return 1;
  }
  MicroPrintf("arena: %u bytes used of %u; estimated %u (reference kernels), %u (CMSIS-NN, DSP)",
              as_unsigned(interpreter->arena_used_bytes()), as_unsigned(sizeof(arena)),
              as_unsigned(THIMBLE_ARENA_USED_BYTES_REFERENCE),
              as_unsigned(THIMBLE_ARENA_USED_BYTES_CMSIS_NN));
  const bool good = interpreter->inputs_size() == 1 && interpreter->outputs_size() == 1 &&
                    fits("input", interpreter->input(0), THIMBLE_INPUT_BYTES, THIMBLE_INPUT_SCALE,
                         THIMBLE_INPUT_ZERO_POINT) &&
                    fits("output", interpreter->output(0), THIMBLE_OUTPUT_BYTES,
                         THIMBLE_OUTPUT_SCALE, THIMBLE_OUTPUT_ZERO_POINT);
  return good ? 0 : 1;
}

/* One inference from a fresh state: recurrent networks keep theirs in variable tensors. */
const thimble_score_t* thimble_infer(const thimble_feature_t* clip) {
  if (interpreter->Reset() != kTfLiteOk) {
    MicroPrintf("TensorFlow Lite Micro could not reset the variable tensors.");
    return nullptr;
  }
  std::memcpy(interpreter->input(0)->data.raw, clip, THIMBLE_INPUT_BYTES);
  if (interpreter->Invoke() != kTfLiteOk) {
    MicroPrintf("TensorFlow Lite Micro could not run the model; its own message stands above.");
    return nullptr;
  }
  return reinterpret_cast<const thimble_score_t*>(interpreter->output(0)->data.raw);
}

int thimble_listen(void) {
  for (int i = 0; i < THIMBLE_FRAMES_PER_INFERENCE || frames_heard < THIMBLE_FRAMES; i++) {
    if (!hear_frame()) {
      return 0;
    }
  }
  const thimble_score_t* scores = thimble_infer(features);
  if (scores == nullptr) {
    return 0;
  }
  const int label = thimble_smooth(scores);
  if (label >= 0) {
    thimble_heard(label);
  }
  return 1;
}

}  // extern "C"

#ifndef THIMBLE_NO_MAIN
int main() {
  if (thimble_setup() != 0) {
    return 1;
  }
  if (thimble_self_test() != 0) {
    return 2;
  }
  while (thimble_listen() != 0) {
  }
  return 0;
}
#endif
