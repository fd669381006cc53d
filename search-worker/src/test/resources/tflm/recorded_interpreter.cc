/* The runtime's place in tests; see README.md. RECORDED_SCALE and its like break one thing each. */
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "model.h"
#include "model_settings.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/system_setup.h"

#ifndef RECORDED_SCALE
#define RECORDED_SCALE THIMBLE_INPUT_SCALE
#endif
#ifndef RECORDED_VERSION
#define RECORDED_VERSION TFLITE_SCHEMA_VERSION
#endif
#ifndef RECORDED_ARENA_BYTES
#define RECORDED_ARENA_BYTES THIMBLE_ARENA_BYTES
#endif

void MicroPrintf(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vprintf(format, arguments);
  va_end(arguments);
  std::printf("\n");
}

namespace tflite {

void InitializeTarget() {}

uint32_t Model::version() const { return RECORDED_VERSION; }

const Model* GetModel(const void* flatbuffer) { return static_cast<const Model*>(flatbuffer); }

MicroInterpreter::MicroInterpreter(const Model* model, const MicroOpResolver&, uint8_t* tensor_arena,
                                   size_t tensor_arena_size, MicroResourceVariables*,
                                   MicroProfilerInterface*, bool)
    : arena_(tensor_arena), arena_size_(tensor_arena_size) {
  if (static_cast<const void*>(model) != thimble_model) {
    std::abort();
  }
}

TfLiteStatus MicroInterpreter::AllocateTensors() {
  if (reinterpret_cast<uintptr_t>(arena_) % 16 != 0 || arena_size_ < RECORDED_ARENA_BYTES) {
    return kTfLiteError;
  }
  constexpr TfLiteType type = sizeof(thimble_feature_t) == 1 ? kTfLiteInt8 : kTfLiteInt16;
  input_.type = output_.type = type;
  input_.bytes = THIMBLE_INPUT_BYTES;
  output_.bytes = THIMBLE_OUTPUT_BYTES;
  input_.params = {RECORDED_SCALE, THIMBLE_INPUT_ZERO_POINT};
  output_.params = {THIMBLE_OUTPUT_SCALE, THIMBLE_OUTPUT_ZERO_POINT};
  input_.data.raw = reinterpret_cast<char*>(arena_);
  output_.data.raw = input_.data.raw + (THIMBLE_INPUT_BYTES + 15) / 16 * 16;
  return kTfLiteOk;
}

/* As with variable tensors, a run from a used state would give other scores; here it fails. */
TfLiteStatus MicroInterpreter::Invoke() {
  if (!fresh_) {
    return kTfLiteError;
  }
  fresh_ = false;
  static char pair[THIMBLE_INPUT_BYTES + THIMBLE_OUTPUT_BYTES];
  std::FILE* recordings = std::fopen("test_vectors.bin", "rb");
  bool known = false;
  while (recordings != nullptr && !known && std::fread(pair, sizeof(pair), 1, recordings) == 1) {
    known = std::memcmp(pair, input_.data.raw, THIMBLE_INPUT_BYTES) == 0;
  }
  if (recordings != nullptr) {
    std::fclose(recordings);
  }
  for (int label = 0; label < THIMBLE_LABELS; label++) {
    reinterpret_cast<thimble_score_t*>(output_.data.raw)[label] =
        static_cast<thimble_score_t>(THIMBLE_OUTPUT_ZERO_POINT);
  }
  if (known) {
    std::memcpy(output_.data.raw, pair + THIMBLE_INPUT_BYTES, THIMBLE_OUTPUT_BYTES);
  }
  std::memset(input_.data.raw, 0x55, THIMBLE_INPUT_BYTES);
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::Reset() {
  fresh_ = true;
  return kTfLiteOk;
}

TfLiteTensor* MicroInterpreter::input(size_t index) { return index == 0 ? &input_ : nullptr; }
TfLiteTensor* MicroInterpreter::output(size_t index) { return index == 0 ? &output_ : nullptr; }
size_t MicroInterpreter::inputs_size() const { return 1; }
size_t MicroInterpreter::outputs_size() const { return 1; }
size_t MicroInterpreter::arena_used_bytes() const { return RECORDED_ARENA_BYTES; }

}  // namespace tflite
