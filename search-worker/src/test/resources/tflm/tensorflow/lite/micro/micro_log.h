#ifndef TENSORFLOW_LITE_MICRO_MICRO_LOG_H_
#define TENSORFLOW_LITE_MICRO_MICRO_LOG_H_

/* The attribute is this test's: it holds formats and arguments against each other. */
__attribute__((format(printf, 1, 2))) void MicroPrintf(const char* format, ...);

#endif
