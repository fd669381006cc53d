#ifndef TENSORFLOW_LITE_MICRO_MICRO_MUTABLE_OP_RESOLVER_H_
#define TENSORFLOW_LITE_MICRO_MICRO_MUTABLE_OP_RESOLVER_H_

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_op_resolver.h"

namespace tflite {

/* Like the real one, it refuses an operator that is added twice and one more than it has room for. */
template <unsigned int tOpCount>
class MicroMutableOpResolver : public MicroOpResolver {
 public:
  TfLiteStatus AddAdd() { return AddBuiltin(0); }
  TfLiteStatus AddAveragePool2D() { return AddBuiltin(1); }
  TfLiteStatus AddCast() { return AddBuiltin(2); }
  TfLiteStatus AddConv2D() { return AddBuiltin(3); }
  TfLiteStatus AddDepthwiseConv2D() { return AddBuiltin(4); }
  TfLiteStatus AddFullyConnected() { return AddBuiltin(5); }
  TfLiteStatus AddGather() { return AddBuiltin(6); }
  TfLiteStatus AddLess() { return AddBuiltin(7); }
  TfLiteStatus AddLogistic() { return AddBuiltin(8); }
  TfLiteStatus AddMaxPool2D() { return AddBuiltin(9); }
  TfLiteStatus AddMean() { return AddBuiltin(10); }
  TfLiteStatus AddMul() { return AddBuiltin(11); }
  TfLiteStatus AddQuantize() { return AddBuiltin(12); }
  TfLiteStatus AddReshape() { return AddBuiltin(13); }
  TfLiteStatus AddSoftmax() { return AddBuiltin(14); }
  TfLiteStatus AddSplit() { return AddBuiltin(15); }
  TfLiteStatus AddStridedSlice() { return AddBuiltin(16); }
  TfLiteStatus AddSub() { return AddBuiltin(17); }
  TfLiteStatus AddSvdf() { return AddBuiltin(18); }
  TfLiteStatus AddTanh() { return AddBuiltin(19); }
  TfLiteStatus AddUnidirectionalSequenceLSTM() { return AddBuiltin(20); }
  TfLiteStatus AddWhile() { return AddBuiltin(21); }

  unsigned int GetRegistrationLength() { return added_; }

 private:
  TfLiteStatus AddBuiltin(int op) {
    if (added_ >= tOpCount || (seen_ >> op & 1u) != 0) {
      return kTfLiteError;
    }
    seen_ |= 1u << op;
    added_++;
    return kTfLiteOk;
  }

  unsigned int added_ = 0;
  unsigned int seen_ = 0;
};

}  // namespace tflite

#endif
