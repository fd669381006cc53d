const OPERATORS = {
  conv: 'CONV_2D',
  'depthwise-conv': 'DEPTHWISE_CONV_2D',
  'average-pool': 'AVERAGE_POOL_2D',
  dense: 'FULLY_CONNECTED',
  softmax: 'SOFTMAX',
};

/**
 * The layers of a network, each with the operators of the file that it became: a plain layer is one
 * operator, a recurrent one several or a whole loop.
 *
 * @param {{architecture: object, layers: object[], report: object}} estimate
 * @returns {Array<{title: string, detail: string, inputShape: number[], outputShape: number[],
 *   parameters: number, macs: number, operators: object[]|null}>} operators are null where the file
 *   does not follow the architecture, and nothing can be said of its bytes
 */
export function joined({ architecture, layers, report }) {
  const operators = assigned(architecture.layers, report.layers);
  return layers.map((layer, place) => ({
    ...layer,
    ...words(architecture.layers[layer.index], layer),
    operators: operators?.[place] ?? null,
  }));
}

/** The map that the network reads, in words. */
export function inputWords({ frontEnd }) {
  const kind = { mfcc: 'MFCC', 'log-mel': 'log-mel' }[frontEnd.kind] ?? frontEnd.kind;
  return {
    title: `Input: ${kind}`,
    detail: `${frontEnd.coefficients} values from ${frontEnd.windowMillis} ms, every ${frontEnd.strideMillis} ms`,
  };
}

/** Bytes of a layer's constants in the file, or null where that is not known. */
export function constantBytes({ operators }) {
  return operators === null ? null : operators.reduce((sum, operator) => sum + operator.constantBytes, 0);
}

/** 25 × 5 × 64, or 144 for a vector. */
export function shape(sizes) {
  const [height, width, channels] = sizes;
  return height === 1 && width === 1 ? `${channels}` : `${height} × ${width} × ${channels}`;
}

/** Goes through layers and operators side by side; null where they part. */
function assigned(layers, operators) {
  const rows = [];
  let at = 0;
  for (let place = 0; place < layers.length; place++) {
    const own = [];
    if (OPERATORS[layers[place].type] !== undefined) {
      if (operators[at]?.graph !== 0 || operators[at].name !== OPERATORS[layers[place].type]) {
        return null;
      }
      own.push(operators[at++]);
    } else {
      const next = OPERATORS[layers[place + 1]?.type];
      while (at < operators.length && !(operators[at].graph === 0 && operators[at].name === next)) {
        own.push(operators[at++]);
      }
    }
    rows.push(own);
  }
  return at === operators.length ? rows : null;
}

function words(layer, { type, name }) {
  switch (layer?.type ?? type) {
    case 'conv':
      return { title: `Convolution ${kernel(layer)}`, detail: `${layer.filters} filters${stride(layer)}, ReLU` };
    case 'depthwise-conv':
      return { title: `Depthwise convolution ${kernel(layer)}`, detail: `by channel${stride(layer)}, ReLU` };
    case 'average-pool':
      return { title: 'Average', detail: 'of each channel over the whole map' };
    case 'lstm':
      return { title: `LSTM, ${layer.units} units`, detail: stack(layer) };
    case 'projected-lstm':
      return { title: `LSTM, ${layer.units} units`, detail: `projected to ${layer.projection}; ${stack(layer)}` };
    case 'gru':
      return { title: `GRU, ${layer.units} units`, detail: stack(layer) };
    case 'dense':
      return { title: `Dense, ${layer.units} units`, detail: layer.relu ? 'ReLU' : 'a sum for each class' };
    case 'softmax':
      return { title: 'Softmax', detail: 'sums to scores from 0 to 1' };
    default:
      return { title: name ?? type, detail: '' };
  }
}

function kernel({ kernelHeight, kernelWidth }) {
  return `${kernelHeight} × ${kernelWidth}`;
}

function stride({ strideHeight, strideWidth }) {
  return strideHeight === 1 && strideWidth === 1 ? '' : `, every ${strideHeight} × ${strideWidth}`;
}

function stack({ layers }) {
  return layers === 1 ? 'one layer, step by step' : `${layers} layers, step by step`;
}
