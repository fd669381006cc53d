import { trial as fetchTrial } from '../core/api.js';
import { h } from '../core/dom.js';
import { percent } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { Loading, Problem } from '../core/states.js';

/**
 * What there is to know of a trial besides its row: why it was proposed, how sure it is, what it is.
 *
 * @param {string} id of the search
 * @param {import('./points.js').Trial} trial asked for anew when something happened to it
 */
export function Details({ id, trial }) {
  const { data, problem, reload } = useRemote(() => fetchTrial(id, trial.trial), [id, trial]);
  if (data === null) {
    return problem ? h(Problem, { problem, retry: reload }) : h(Loading, { what: `Details of trial ${trial.trial}`, lines: 2 });
  }
  const facts = [
    ['Why', data.origin?.sentence],
    ['Made from', parents(data)],
    ['Expected', expected(data)],
    ['Check', data.audited ? 'went on although the comparison at its rung discarded it' : null],
    ['Seeds', seeds(data.seeds)],
    ['Failed', data.reason],
    ['Decisions', decisions(data)],
    ['Network', h('code', null, data.architecture)],
  ];
  return h('dl.details', null, facts
    .filter(([, told]) => told !== null && told !== undefined)
    .map(([name, told]) => [h('dt', { key: name }, name), h('dd', { key: `${name}: told` }, told)]));
}

/** A replica's sentence names its only parent. */
function parents({ origin, replicaOf }) {
  if (!origin || origin.parents.length === 0 || replicaOf !== null) {
    return null;
  }
  const numbers = [...new Set(origin.parents)];
  return `${numbers.length === 1 ? 'trial' : 'trials'} ${numbers.join(', ')}`;
}

/** The model speaks of the error; people read accuracies. */
function expected({ origin, int8Accuracy }) {
  if (!origin || origin.predicted === null) {
    return null;
  }
  const spread = origin.deviation === null ? '' : ` ± ${(origin.deviation * 100).toFixed(1)}`;
  const came = int8Accuracy.validation === null ? '' : `; came to ${percent(int8Accuracy.validation.accuracy)}`;
  return `accuracy ${((1 - origin.predicted) * 100).toFixed(1)}${spread} %${came}`;
}

function seeds(told) {
  return told === null
    ? null
    : `${told.runs} trainings: ${percent(told.meanAccuracy)} on average, standard deviation ${(told.deviation * 100).toFixed(1)} points`;
}

function decisions(trial) {
  return h('span.decisions', null, Object.entries(trial.decisions).map(([name, value]) =>
    h('span', { key: name }, name, ' ', h('strong', null, value))));
}
