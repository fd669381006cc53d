import { h, Section } from '../core/dom.js';
import { percent } from '../core/format.js';

/** Why it was proposed, how sure one can be of it, and what was decided. */
export function Why({ id, trial }) {
  const facts = [
    ['Why', trial.origin?.sentence],
    ['Made from', parents(id, trial)],
    ['Repeats', trial.replicaOf === null ? null : h(To, { id, numbers: [trial.replicaOf] })],
    ['Expected', expected(trial)],
    ['Check', trial.audited ? 'went on although the comparison at its rung discarded it' : null],
    ['Seeds', seeds(trial.seeds)],
    ['Quantization', trial.quantization],
    ['Decisions', h('ul.decisions', null, Object.entries(trial.decisions).map(([name, value]) =>
      h('li', { key: name }, name, ' ', h('strong', null, value))))],
    ['Network', h('code', null, trial.architecture)],
    ['File', trial.modelSha256 && h('code', { title: 'SHA-256 of model.tflite' }, trial.modelSha256)],
  ];
  return h(Section, { part: 'why', title: 'Why it was proposed' },
    h('dl.facts', null, facts
      .filter(([, told]) => told !== null && told !== undefined && told !== false)
      .map(([name, told]) => [h('dt', { key: `${name}-name` }, name), h('dd', { key: name }, told)])));
}

/** A replica's sentence names its only parent. */
function parents(id, { origin, replicaOf }) {
  return origin === null || origin.parents.length === 0 || replicaOf !== null
    ? null
    : h(To, { id, numbers: [...new Set(origin.parents)] });
}

function To({ id, numbers }) {
  return numbers.map((number, place) => [
    place > 0 && ', ',
    h('a', { key: number, href: `#/searches/${encodeURIComponent(id)}/trials/${number}` }, `trial ${number}`),
  ]);
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
