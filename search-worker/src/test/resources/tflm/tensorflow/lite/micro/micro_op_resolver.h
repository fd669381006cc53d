#ifndef TENSORFLOW_LITE_MICRO_MICRO_OP_RESOLVER_H_
#define TENSORFLOW_LITE_MICRO_MICRO_OP_RESOLVER_H_

namespace tflite {

class MicroOpResolver {};

}  // namespace tflite

#endif
