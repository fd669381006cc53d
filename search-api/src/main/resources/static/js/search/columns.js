import { trialUrl } from '../core/api.js';
import { toggle } from '../core/basket.js';
import { h, Pill } from '../core/dom.js';
import { bytes, energy, latency, operations, percent, wholePercent } from '../core/format.js';
import { link } from '../core/router.js';

/**
 * A column of the table of trials.
 *
 * @typedef {object} Column
 * @property {string} key in the address
 * @property {string} title
 * @property {number} width in em
 * @property {Function} value what it sorts by; null stands last
 * @property {Function} cell takes the trial and what a row knows
 * @property {-1|undefined} best -1 where the largest are wanted first
 * @property {boolean|undefined} optional left out where no trial has a value
 */
export const COLUMNS = [
  { key: 'trial', title: 'Trial', width: 4.8, value: (trial) => trial.trial, cell: number },
  { key: 'state', title: 'State', width: 12.1, value: (trial) => trial.state, cell: state },
  { key: 'family', title: 'Family', width: 5.2, value: (trial) => trial.family, cell: ({ family }) => h('span', { title: family }, family) },
  { key: 'int8', title: 'Int8', width: 4.9, value: (trial) => trial.int8, cell: int8, best: -1 },
  { key: 'chance', title: 'On front', width: 5.4, value: (trial) => trial.chance, cell: onFront, best: -1, optional: true },
  { key: 'float', title: 'Float', width: 4.6, value: (trial) => trial.float ?? lastRung(trial)?.[1] ?? null, cell: float, best: -1 },
  { key: 'test', title: 'Test', width: 4.6, value: (trial) => trial.test, cell: ({ test }) => percent(test), best: -1, optional: true },
  { key: 'flash', title: 'Flash', width: 5, value: (trial) => trial.flash, cell: ({ flash }) => bytes(flash) },
  { key: 'sram', title: 'SRAM', width: 5, value: (trial) => trial.sram, cell: ({ sram }) => bytes(sram) },
  { key: 'ops', title: 'Ops', width: 4.6, value: (trial) => trial.ops, cell: ({ ops }) => operations(ops) },
  { key: 'latency', title: 'Latency', width: 5, value: (trial) => trial.latency, cell: (trial) => latency(trial.latency), optional: true },
  { key: 'energy', title: 'Energy', width: 5, value: (trial) => trial.energy, cell: (trial) => energy(trial.energy), optional: true },
  { key: null, title: 'Compare', width: 6.2, cell: compare },
  { key: null, title: 'Files', width: 13.1, cell: files },
];

/** The columns that these trials need. */
export function columnsOf(trials) {
  return COLUMNS.filter((column) => !column.optional || trials.some((trial) => column.value(trial) !== null));
}

/** Trials in the order of a column; those without a value stand last either way. */
export function sorted(trials, column, direction) {
  return [...trials].sort((one, other) => {
    const left = column.value(one);
    const right = column.value(other);
    if (left === right) {
      return one.trial - other.trial;
    }
    if (left === null) {
      return 1;
    }
    if (right === null) {
      return -1;
    }
    return (left < right ? -1 : 1) * direction;
  });
}

/** What opens a trial's details, and the way to its page. */
function number({ trial }, { id, isOpen, onTurn }) {
  return [
    h('button.opener', {
      type: 'button', key: 'opener', title: 'Details', 'aria-label': `Details of trial ${trial}`,
      'aria-expanded': String(isOpen), 'aria-controls': isOpen ? `details-${trial}` : null, onClick: () => onTurn(trial),
    }),
    h('a.number', { key: 'number', href: link(`/searches/${id}/trials/${trial}`), 'aria-label': `Trial ${trial}` }, trial),
  ];
}

function state(trial) {
  return h('span', { title: trial.reason }, h(Pill, { state: trial.state }), h('span.quiet', null, howFar(trial), purpose(trial)));
}

function howFar({ state: now, epoch, epochs }) {
  switch (now) {
    case 'running':
      return ` ${epoch}/${epochs}`;
    case 'waiting':
    case 'stopped':
      return ` at epoch ${epoch}`;
    default:
      return '';
  }
}

/** Trials that are trained for another reason than to be on the front. */
function purpose({ replicaOf, audited }) {
  if (replicaOf !== null) {
    return ` repeats ${replicaOf}`;
  }
  return audited ? ' as a check' : '';
}

function int8(trial) {
  if (trial.int8 === null) {
    return percent(null);
  }
  const title = `${percent(trial.low)} to ${percent(trial.high)} with 95 % confidence, ${trial.clips} clips`
    + (trial.test === null ? '' : `; test split ${percent(trial.test)}`);
  return h('span', { title }, percent(trial.int8));
}

function onFront({ chance }) {
  const title = 'How probable it is that no other trial dominates it, given how few clips the accuracies were counted on';
  return chance === null ? percent(null) : h('span', { title }, wholePercent(chance));
}

/** Until there is a score, what the trial had learnt at its last rung. */
function float(trial) {
  const rung = lastRung(trial);
  if (trial.float !== null || !rung) {
    return percent(trial.float);
  }
  return h('span.quiet', { title: `after ${rung[0]} epochs` }, percent(rung[1]));
}

function lastRung({ rungs }) {
  return rungs.at(-1);
}

function compare({ trial, int8: accuracy }, { id, compared }) {
  return accuracy !== null && h('button.small', {
    type: 'button', 'aria-pressed': String(compared), 'aria-label': `Compare trial ${trial}`, onClick: () => toggle(id, trial),
  }, 'compare');
}

function files({ trial, files: there }, { id }) {
  return there && ['model.tflite', 'bundle.zip'].map((name) =>
    h('a', { key: name, href: trialUrl(id, trial, `/${name}`), download: true, 'aria-label': `${name} of trial ${trial}` }, name));
}
