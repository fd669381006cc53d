import { trialUrl } from '../core/api.js';
import { toggle, useBasket } from '../core/basket.js';
import { Figure, h, Pill, Progress } from '../core/dom.js';
import { ABSENT, Ago, bytes, energy, exactBytes, latency, operations, percent, whole } from '../core/format.js';

const STATES = {
  queued: 'It waits for a worker.',
  waiting: 'It waits at its rung until enough others have come as far to be compared with.',
  cancelled: 'The search was cancelled before it ended.',
};

/** Which trial it is, how it stands, where one can go from here, and the figures that count. */
export function Head({ id, trial, search, front, next }) {
  const home = `#/searches/${encodeURIComponent(id)}`;
  return h('div.head', null,
    h('nav.trail', { 'aria-label': 'Where this is' },
      h('span', null, h('a', { href: '#/' }, 'Searches'), ' / ', h('a', { href: home }, search?.name ?? 'search')),
      h(Ways, { home, trial, front, next })),
    h('div.title', null,
      h('h1', null, `Trial ${trial.trial}`),
      h('span.family', null, trial.family),
      h(Pill, { state: trial.state }),
      trial.onFront && h('span.pill.on-front', {
        title: chance(trial),
      }, trial.probabilityOnFront === null ? 'on the front' : `on the front, ${percent(trial.probabilityOnFront)} sure`),
      h(Actions, { id, trial })),
    h(State, { trial }),
    h(Figures, { trial, search }));
}

function chance({ probabilityOnFront }) {
  return probabilityOnFront === null
    ? 'No other trial is better in everything.'
    : `Accuracies are counted on a limited number of clips; given that, it belongs on the front with a chance of ${percent(probabilityOnFront)}.`;
}

/** To the trials before and after it, and to those of the front. */
function Ways({ home, trial: { trial }, front, next }) {
  const members = (front?.front ?? []).map((member) => member.trial).sort((one, other) => one - other);
  const before = members.filter((member) => member < trial).at(-1);
  const after = members.find((member) => member > trial);
  const way = (to, text, label) => (to === undefined
    ? h('span.quiet', { 'aria-hidden': true }, text)
    : h('a', { href: `${home}/trials/${to}`, 'aria-label': label, title: label }, text));
  return h('span.ways', null,
    way(before, '◂ front', `Trial ${before}, the one before on the front`),
    way(trial > 0 ? trial - 1 : undefined, '◂ trial', `Trial ${trial - 1}`),
    way(next ? trial + 1 : undefined, 'trial ▸', `Trial ${trial + 1}`),
    way(after, 'front ▸', `Trial ${after}, the next on the front`));
}

function Actions({ id, trial }) {
  const compared = useBasket().includes(`${id}:${trial.trial}`);
  return h('div.actions', null,
    h('button', { type: 'button', 'aria-pressed': compared, onClick: () => toggle(id, trial.trial) },
      compared ? 'Compared' : 'Compare'),
    trial.modelSha256 !== null && [
      h('a.button', { key: 'bundle', href: trialUrl(id, trial.trial, '/bundle.zip'), download: '' }, 'bundle.zip'),
      h('a.button.primary', { key: 'model', href: trialUrl(id, trial.trial, '/model.tflite'), download: '' }, 'model.tflite'),
    ]);
}

/** What its state means, where the pill does not say enough. */
function State({ trial }) {
  if (trial.state === 'failed') {
    return h('div.notice', { role: 'alert' }, h('p', null, `It failed: ${trial.reason ?? 'nothing says why'}`));
  }
  if (trial.state === 'running') {
    return h('div.running', null,
      h(Progress, { value: trial.epoch, most: trial.epochs, label: `Epoch ${trial.epoch} of ${trial.epochs}` }),
      h('span', null, `epoch ${trial.epoch} of ${trial.epochs} on ${trial.worker ?? 'a worker'}, since `, h(Ago, { at: trial.startedAt })));
  }
  const told = trial.state === 'stopped'
    ? `It was stopped at epoch ${trial.epoch}: others of its cost had learnt more by then.`
    : STATES[trial.state];
  return told ? h('p.state', null, told) : null;
}

function Figures({ trial, search }) {
  const { int8Accuracy: { validation, test } } = trial;
  const budget = search?.spec.budget ?? {};
  const rung = trial.rungs.at(-1)?.floatAccuracy ?? null;
  return h('dl.figures', null,
    validation === null && rung !== null
      ? h(Figure, { label: 'Float accuracy so far', value: percent(rung.accuracy), note: `${interval(rung)} at epoch ${trial.rungs.at(-1).epoch}` })
      : h(Figure, { label: 'Int8 accuracy, validation', value: percent(validation?.accuracy), note: interval(validation) }),
    trial.modelSha256 !== null && h(Figure, { label: 'Int8 accuracy, test', value: percent(test?.accuracy), note: interval(test) }),
    trial.floatAccuracy !== null && h(Figure, {
      label: 'Float accuracy', value: percent(trial.floatAccuracy), note: lost(trial.floatAccuracy, validation),
      title: 'Before quantization, on the validation clips',
    }),
    h(Figure, { label: 'Flash', value: bytes(trial.flashBytes), note: limit(trial.flashBytes, budget.flashBytes, bytes), title: exactBytes(trial.flashBytes) }),
    h(Figure, { label: 'SRAM, arena', value: bytes(trial.sramBytes), note: limit(trial.sramBytes, budget.sramBytes, bytes), title: exactBytes(trial.sramBytes) }),
    h(Figure, {
      label: 'Operations', value: operations(trial.ops), note: limit(trial.ops, budget.opsPerInference, operations) ?? `${whole(trial.parameters)} parameters`,
      title: `${whole(trial.ops)} operations, ${whole(trial.parameters)} parameters`,
    }),
    trial.latencyMicros !== null && h(Figure, { label: 'Latency', value: latency(trial.latencyMicros), note: range(trial.latencyMicros, latency), title: `Estimated for ${search?.spec.device}` }),
    trial.energyMicrojoules !== null && h(Figure, { label: 'Energy', value: energy(trial.energyMicrojoules), note: range(trial.energyMicrojoules, energy), title: `Of one inference, estimated for ${search?.spec.device}` }));
}

function interval(accuracy) {
  return accuracy === null
    ? 'not measured yet'
    : `${percent(accuracy.low)} to ${percent(accuracy.high)}, ${whole(accuracy.clips)} clips`;
}

function lost(float, int8) {
  if (float === null || int8 === null) {
    return undefined;
  }
  const points = (int8.accuracy - float) * 100;
  return Math.abs(points) < 0.05 ? 'integers lose nothing' : `integers ${points < 0 ? 'lose' : 'gain'} ${Math.abs(points).toFixed(1)} points`;
}

function limit(value, most, format) {
  return most === undefined || most === null ? undefined : `${percent(value / most)} of ${format(most)}`;
}

function range({ low, high }, format) {
  return low === undefined ? ABSENT : `${format(low)} to ${format(high)}`;
}
