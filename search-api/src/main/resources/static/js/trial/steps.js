const WORDS = { FULLY_CONNECTED: 'dense', CONV_2D: 'convolution', DEPTHWISE_CONV_2D: 'depthwise convolution', AVERAGE_POOL_2D: 'average' };

/**
 * What happens in each step that buffers live through: step 0 is before the first operator, each
 * operator has a step of its own, and so has the beginning of a loop's condition and of its body.
 *
 * @param {Array<{graph: number, index: number, name: string}>} operators in the order in which they run
 * @param {number} count of steps
 * @returns {Function} takes a step and gives what happens in it, or just its number where the
 *   operators do not tell
 */
export function stepNames(operators, count) {
  const names = ['input'];
  let graph = 0;
  for (const operator of operators) {
    if (operator.graph !== graph && operator.graph !== 0) {
      names.push(operator.graph % 2 === 1 ? 'loop: asks whether to go on' : 'loop: begins a turn');
    }
    graph = operator.graph;
    names.push(`${WORDS[operator.name] ?? operator.name.toLowerCase().replaceAll('_', ' ')} ${operator.graph === 0 ? `(operator ${operator.index})` : `(graph ${operator.graph}, operator ${operator.index})`}`);
  }
  return (step) => {
    if (step < 0) {
      return 'never in use';
    }
    return names.length === count ? names[step] : `step ${step}`;
  };
}
