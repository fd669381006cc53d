import { h } from './dom.js';
import { percent } from './format.js';

/** What there is to know of a trial besides its row: why it was proposed, how sure it is, what it is. */
export function details(trial) {
  const facts = [
    ['Why', trial.origin === null ? null : trial.origin.sentence],
    ['Made from', parents(trial)],
    ['Expected', expected(trial)],
    ['Check', trial.audited ? 'went on although the comparison at its rung discarded it' : null],
    ['Seeds', seeds(trial.seeds)],
    ['Failed', trial.reason],
    ['Decisions', decisions(trial)],
    ['Network', h('code', {}, trial.architecture)],
  ];
  return h('dl.details', {}, facts
    .filter(([, told]) => told !== null)
    .map(([name, told]) => [h('dt', {}, name), h('dd', {}, told)])
    .flat());
}

/** A replica's sentence names its only parent. */
function parents({ origin, replicaOf }) {
  if (origin === null || origin.parents.length === 0 || replicaOf !== null) {
    return null;
  }
  const numbers = [...new Set(origin.parents)];
  return `${numbers.length === 1 ? 'trial' : 'trials'} ${numbers.join(', ')}`;
}

/** The model speaks of the error; people read accuracies. */
function expected({ origin, int8Accuracy }) {
  if (origin === null || origin.predicted === null) {
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
  return h('span.decisions', {}, Object.entries(trial.decisions).map(([name, value]) =>
    h('span', {}, name, ' ', h('strong', {}, value))));
}
