/** What a search does that does not say otherwise; the server has the same (SearchDefaults). */
export const DEFAULTS = {
  keywords: ['yes', 'no', 'up', 'down', 'left', 'right', 'on', 'off', 'stop', 'go'],
  families: ['ds-cnn', 'crnn', 'gru', 'lstm', 'lstm-basic', 'cnn', 'dnn'],
  strategy: 'auto',
  objectives: ['error', 'flash', 'sram', 'ops'],
  trials: 16,
  maxDuration: 'PT1H',
  parallelism: 2,
  training: { epochs: 30, quantization: 'ptq', rungs: [], reduction: 3, audit: 0.1, finalistSeeds: 1 },
  seed: 42,
};

/** Where the limits of a first search stand: the small class of "Hello Edge" (arXiv 1711.07128). */
export const FIRST_LIMITS = { flash: '80000', sram: '40000' };

export const FAMILIES = [
  ['ds-cnn', 'DS-CNN', 'depthwise separable convolutions; the usual winner'],
  ['crnn', 'CRNN', 'a convolution, then recurrent layers'],
  ['gru', 'GRU', 'gated recurrent units'],
  ['lstm', 'LSTM', 'long short-term memory with a projection'],
  ['lstm-basic', 'Basic LSTM', 'without a projection'],
  ['cnn', 'CNN', 'plain convolutions'],
  ['dnn', 'DNN', 'dense layers alone; few operations'],
];

export const OBJECTIVES = [
  ['error', 'Error', 'share of the validation clips that are misheard'],
  ['flash', 'Flash', 'length of the file'],
  ['sram', 'SRAM', 'memory while it runs'],
  ['ops', 'Operations', 'of one inference'],
  ['latency', 'Latency', 'on the board'],
  ['energy', 'Energy', 'on the board'],
];

/** Objectives that only a board can tell. */
export const BOARD_OBJECTIVES = new Set(['latency', 'energy']);

export const STRATEGIES = [
  ['auto', 'auto: the one that suits the search'],
  ['genetic', 'genetic (NSGA-II)'],
  ['genetic-nsga3', 'genetic (NSGA-III)'],
  ['aging-evolution', 'ageing evolution'],
  ['bayesian', 'Bayesian, expected hypervolume improvement'],
  ['bayesian-parego', 'Bayesian, ParEGO'],
  ['bayesian-thompson', 'Bayesian, Thompson sampling'],
  ['random', 'random'],
];

export const SCHEMES = [
  ['ptq', 'PTQ', 'extremes of clips, a scale per channel'],
  ['ptq-percentile', 'Percentile 99.99', 'ranges that keep 99.99 % of the values'],
  ['ptq-percentile-99.9', 'Percentile 99.9', 'ranges that keep 99.9 % of the values'],
  ['ptq-mse', 'Least squared error', 'ranges of the least squared error'],
  ['ptq-entropy', 'Entropy', 'ranges of the least divergence'],
  ['ptq-symmetric', 'Symmetric', 'zero point 0 for activations'],
  ['ptq-equalized', 'Equalized', 'cross-layer equalization first'],
  ['ptq-bias-corrected', 'Bias-corrected', 'without data'],
  ['ptq-per-tensor', 'Per tensor', 'one scale for all weights of a layer'],
  ['ptq-per-tensor-equalized', 'Per tensor, equalized', 'and bias-corrected'],
  ['power-of-two', 'Powers of two', 'the first CMSIS-NN’s Q format'],
  ['int16', 'int16', 'int16 activations, int8 weights'],
  ['qat', 'QAT', 'learns on with int8 in the loop'],
];
