/*
 * The front end in C99. Each step rounds as the Java that computed the training's features does;
 * tables and settings of this model stand in frontend_tables.h.
 */
#include "frontend.h"

#include "frontend_tables.h"

/* Right shifts of negative numbers keep the sign; a compiler that does otherwise stops here. */
typedef char thimble_shifts_keep_the_sign[(-1 >> 1) == -1 ? 1 : -1];

#define POINTS ((uint32_t)THIMBLE_FFT_POINTS)
#define PAIRS (POINTS / 2)
#define WINDOW ((uint32_t)THIMBLE_WINDOW_SAMPLES)
#define BANDS 40u

/* Stages of radix 4 reach powers of four; for twice as many pairs one of radix 2 comes before. */
#if ((THIMBLE_FFT_POINTS / 2) & 0x5555) != 0
#define FIRST_LENGTH 1u
#else
#define FIRST_LENGTH 2u
#endif

/* Real and imaginary parts in turn. */
static int32_t spectrum[THIMBLE_FFT_POINTS];

/* The energy of each band; for cepstral coefficients then its logarithm. */
static uint32_t bands[BANDS];

static int32_t half(int32_t value) { return (value + 1) >> 1; }

static int32_t quarter(int32_t value) { return (value + 2) >> 2; }

static int32_t upper(int64_t product) { return (int32_t)((product + INT64_C(0x80000000)) >> 32); }

static int64_t product(int32_t a, int32_t b) { return (int64_t)a * b; }

/* The cosine at a step of a circle, of which a quarter is stored. */
static int32_t cosine(const int32_t *stored, uint32_t right, uint32_t step) {
  uint32_t within = step % (4 * right);
  uint32_t mirrored = within > 2 * right ? 4 * right - within : within;
  return mirrored <= right ? stored[mirrored] : -stored[2 * right - mirrored];
}

/* How often samples can be doubled within 16 bits. */
static uint32_t count_doublings(const int16_t *window) {
  uint32_t bits = 0;
  uint32_t doublings = 0;
  for (uint32_t i = 0; i < WINDOW; i++) {
    int32_t sample = window[i];
    int32_t size = sample < 0 ? -1 - sample : sample;
    bits |= (uint32_t)size;
  }
  while (doublings < 15 && (bits << doublings & 0x4000u) == 0) {
    doublings++;
  }
  return doublings;
}

/* A sample times the symmetric window; zero behind its end. */
static int32_t weighed(const int16_t *window, uint32_t i, int32_t gain) {
  if (i == 0 || i >= WINDOW) {
    return 0;
  }
  return half(window[i] * gain * (int32_t)thimble_window[(i <= WINDOW / 2 ? i : WINDOW - i) - 1]);
}

/* Pairs of samples go where their number with its bits reversed says. */
static void load(const int16_t *window, uint32_t doublings) {
  int32_t gain = (int32_t)(UINT32_C(1) << doublings);
  uint32_t reversed = 0;
  for (uint32_t pair = 0; pair < PAIRS; pair++) {
    uint32_t bit = PAIRS / 2;
    spectrum[2 * reversed] = weighed(window, 2 * pair, gain);
    spectrum[2 * reversed + 1] = weighed(window, 2 * pair + 1, gain);
    while ((reversed & bit) != 0) {
      reversed ^= bit;
      bit >>= 1;
    }
    reversed |= bit;
  }
}

#if ((THIMBLE_FFT_POINTS / 2) & 0x5555) == 0
/* Butterflies of radix 2, whose factors are one. */
static void join_pairs(void) {
  for (uint32_t i = 0; i < POINTS; i += 4) {
    int32_t a_re = half(spectrum[i]);
    int32_t a_im = half(spectrum[i + 1]);
    int32_t b_re = half(spectrum[i + 2]);
    int32_t b_im = half(spectrum[i + 3]);
    spectrum[i] = a_re + b_re;
    spectrum[i + 1] = a_im + b_im;
    spectrum[i + 2] = a_re - b_re;
    spectrum[i + 3] = a_im - b_im;
  }
}
#endif

typedef struct {
  int32_t re;
  int32_t im;
} complex_t;

/* Cosine and sine of an angle in steps of the transform's circle. */
static complex_t direction(uint32_t angle) {
  complex_t result;
  result.re = cosine(thimble_cosines, POINTS / 4, angle);
  result.im = cosine(thimble_cosines, POINTS / 4, angle + 3 * POINTS / 4);
  return result;
}

/* A quarter of a spectral value, turned back by an angle. */
static complex_t turned(uint32_t at, complex_t by) {
  int32_t re = spectrum[at];
  int32_t im = spectrum[at + 1];
  complex_t result;
  result.re = upper(product(re, by.re) + product(im, by.im));
  result.im = upper(product(im, by.re) - product(re, by.im));
  return result;
}

/* Butterflies of radix 4 that join transforms of span / 2 points. */
static void join_fours(uint32_t span) {
  uint32_t angle = 0;
  for (uint32_t first = 0; first < span; first += 2) {
    complex_t once = direction(angle);
    complex_t twice = direction(2 * angle);
    complex_t thrice = direction(3 * angle);
    for (uint32_t at = first; at < POINTS; at += 4 * span) {
      int32_t a_re = quarter(spectrum[at]);
      int32_t a_im = quarter(spectrum[at + 1]);
      complex_t b = turned(at + 2 * span, once);
      complex_t c = turned(at + span, twice);
      complex_t d = turned(at + 3 * span, thrice);
      int32_t sum_re = a_re + c.re;
      int32_t sum_im = a_im + c.im;
      spectrum[at] = sum_re + (b.re + d.re);
      spectrum[at + 1] = sum_im + (b.im + d.im);
      spectrum[at + 2 * span] = sum_re - (b.re + d.re);
      spectrum[at + 2 * span + 1] = sum_im - (b.im + d.im);
      sum_re = a_re - c.re;
      sum_im = a_im - c.im;
      spectrum[at + span] = sum_re + (b.im - d.im);
      spectrum[at + span + 1] = sum_im - (b.re - d.re);
      spectrum[at + 3 * span] = sum_re - (b.im - d.im);
      spectrum[at + 3 * span + 1] = sum_im + (b.re - d.re);
    }
    angle += POINTS / (2 * span);
  }
}

static void transform(void) {
#if ((THIMBLE_FFT_POINTS / 2) & 0x5555) == 0
  join_pairs();
#endif
  for (uint32_t length = FIRST_LENGTH; length < PAIRS; length *= 4) {
    join_fours(2 * length);
  }
}

/* Even and odd samples were transformed as real and imaginary parts; this takes them apart. */
static uint64_t power(uint32_t line) {
  int32_t one_re = half(spectrum[2 * line]);
  int32_t one_im = half(spectrum[2 * line + 1]);
  int32_t other_re = half(spectrum[POINTS - 2 * line]);
  int32_t other_im = half(spectrum[POINTS - 2 * line + 1]);
  int32_t odd_re = one_im + other_im;
  int32_t odd_im = other_re - one_re;
  int32_t c = thimble_cosines[line];
  int32_t s = thimble_cosines[POINTS / 4 - line];
  int64_t rounding = INT64_C(1) << 29;
  int64_t turned_re = (product(odd_re, c) + product(odd_im, s) + rounding) >> 30;
  int64_t turned_im = (product(odd_im, c) - product(odd_re, s) + rounding) >> 30;
  int32_t re = one_re + other_re + (int32_t)turned_re;
  int32_t im = one_im - other_im + (int32_t)turned_im;
  return (uint64_t)(product(re, re) + product(im, im));
}

/* The square root of the upper 32 bits at the most, bit by bit. */
static uint32_t magnitude(uint64_t square) {
  uint32_t shift = 0;
  uint32_t root = 0;
  uint32_t rest;
  for (uint32_t high = (uint32_t)(square >> 32); high != 0; high >>= 2) {
    shift += 2;
  }
  rest = (uint32_t)(square >> shift);
  for (uint32_t bit = UINT32_C(1) << 30; bit != 0; bit >>= 2) {
    uint32_t least = root + bit;
    root >>= 1;
    if (rest >= least) {
      rest -= least;
      root += bit;
    }
  }
  return root << (shift / 2);
}

/* Each line gives its magnitude to the two bands around it, in shares of 15 bits. */
static void sum_bands(void) {
  uint32_t line = 0;
  uint64_t rising = 0;
  for (uint32_t band = 0; band <= BANDS; band++) {
    uint64_t total = 0;
    uint64_t falling = 0;
    for (uint32_t end = line + thimble_mel_lines[band]; line < end; line++) {
      uint32_t size = magnitude(power(THIMBLE_MEL_FIRST_LINE + line));
      total += size;
      falling += (uint64_t)size * thimble_mel_shares[line];
    }
    if (band > 0) {
      bands[band - 1] = (uint32_t)((rising + falling + (1u << 14)) >> 15);
    }
    rising = (total << 15) - falling;
  }
}

/* The logarithm to base two, 16 bits behind the point, of an energy before it was doubled. */
static uint32_t logarithm(uint64_t energy, uint32_t doublings) {
  uint32_t whole = 23;
  uint32_t mantissa;
  uint32_t index;
  uint32_t rise;
  uint32_t result;
  for (; energy >> 24 != 0; energy >>= 1) {
    whole++;
  }
  mantissa = energy == 0 ? 1 : (uint32_t)energy;
  for (; mantissa >> 23 == 0; mantissa <<= 1) {
    whole--;
  }
  index = mantissa >> 16 & 127;
  rise = ((uint32_t)thimble_logarithms[(index + 1) & 127] - thimble_logarithms[index]) & 0xFFFF;
  result = (whole << 16) + thimble_logarithms[index];
  result += (rise * (mantissa & 0xFFFF) + 0x8000) >> 16;
  return result > doublings << 16 ? result - (doublings << 16) : 0;
}

/* Standardises and quantizes a coefficient, 16 bits behind the point. */
static thimble_feature_t quantized(int32_t value, uint32_t i) {
  int64_t rounding = INT64_C(1) << (thimble_shifts[i] - 1);
  int64_t steps = product(value - thimble_offsets[i], thimble_multipliers[i]) + rounding;
  steps = (steps >> thimble_shifts[i]) + THIMBLE_INPUT_ZERO_POINT;
  if (steps < THIMBLE_FEATURE_MIN) {
    steps = THIMBLE_FEATURE_MIN;
  }
  if (steps > THIMBLE_FEATURE_MAX) {
    steps = THIMBLE_FEATURE_MAX;
  }
  return (thimble_feature_t)steps;
}

#if THIMBLE_FRONTEND_MFCC
/* Of the circle of cosines that lead from bands to coefficients, in steps. */
#define QUARTER 40u

/* The cosine transform of the bands' logarithms; its first row is constant. */
static void finish(uint32_t doublings, thimble_feature_t *row) {
  for (uint32_t band = 0; band < BANDS; band++) {
    bands[band] = logarithm(bands[band], doublings);
  }
  for (uint32_t i = 0; i < THIMBLE_COEFFICIENTS; i++) {
    uint32_t step = i == 0 ? QUARTER / 2 : i;
    int64_t sum = INT64_C(1) << 29;
    for (uint32_t band = 0; band < BANDS; band++) {
      sum += product(cosine(thimble_feature_cosines, QUARTER, step), (int32_t)bands[band]);
      step += 2 * i;
    }
    row[i] = quantized((int32_t)(sum >> 30), i);
  }
}
#else
/* Neighbouring bands are joined where fewer than all are asked for. */
static void finish(uint32_t doublings, thimble_feature_t *row) {
  uint32_t band = 0;
  for (uint32_t i = 0; i < THIMBLE_COEFFICIENTS; i++) {
    uint64_t sum = 0;
    for (; band * THIMBLE_COEFFICIENTS < (i + 1) * BANDS; band++) {
      sum += bands[band];
    }
    row[i] = quantized((int32_t)logarithm(sum, doublings), i);
  }
}
#endif

void thimble_frontend_frame(const int16_t *window, thimble_feature_t *row) {
  uint32_t doublings = count_doublings(window);
  load(window, doublings);
  transform();
  sum_bands();
  finish(doublings, row);
}

void thimble_frontend_clip(const int16_t *clip, thimble_feature_t *features) {
  for (int32_t frame = 0; frame < THIMBLE_FRAMES; frame++) {
    thimble_frontend_frame(clip + frame * THIMBLE_STRIDE_SAMPLES,
                           features + frame * THIMBLE_COEFFICIENTS);
  }
}
