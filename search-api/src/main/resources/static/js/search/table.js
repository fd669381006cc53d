import { searchUrl } from './api.js';
import { details } from './details.js';
import { arrange, fill, h, pill } from './dom.js';
import { bytes, energy, latency, operations, percent, wholePercent } from './format.js';

const COLUMNS = [
  { title: 'Trial', value: (trial) => trial.trial, cell: opener },
  { title: 'State', value: (trial) => trial.state, cell: state },
  { title: 'Family', value: (trial) => trial.family, cell: (trial) => trial.family },
  { title: 'Int8', value: (trial) => accuracy(trial)?.accuracy, cell: int8, best: -1 },
  { title: 'On front', value: (trial) => trial.probabilityOnFront ?? undefined, cell: onFront, best: -1, optional: true },
  { title: 'Float', value: (trial) => trial.floatAccuracy ?? lastRung(trial)?.floatAccuracy.accuracy, cell: float, best: -1 },
  { title: 'Flash', value: (trial) => trial.flashBytes, cell: (trial) => bytes(trial.flashBytes) },
  { title: 'SRAM', value: (trial) => trial.sramBytes, cell: (trial) => bytes(trial.sramBytes) },
  { title: 'Ops', value: (trial) => trial.ops, cell: (trial) => operations(trial.ops) },
  { title: 'Latency', value: (trial) => trial.latencyMicros?.estimate, cell: (trial) => latency(trial.latencyMicros), optional: true },
  { title: 'Energy', value: (trial) => trial.energyMicrojoules?.estimate, cell: (trial) => energy(trial.energyMicrojoules), optional: true },
];

/** The trials of a search as a table that sorts by any column. */
export function trialTable(searchId) {
  const head = h('tr');
  const rows = h('tbody');
  const only = h('input', { type: 'checkbox', onchange: () => draw() });
  const element = h('div', {},
    h('label.only', {}, only, 'front only'),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Trials' },
      h('table', {}, h('thead', {}, head), rows)));
  const drawn = new Map();
  const open = new Set();
  let trials = [];
  let sorted = { column: COLUMNS[0], direction: 1 };

  function draw() {
    const columns = COLUMNS.filter((column) =>
      !column.optional || trials.some((trial) => column.value(trial) !== undefined));
    fill(head, columns.map(header), h('th', { scope: 'col' }, 'Files'));
    const shown = trials.filter((trial) => !only.checked || trial.onFront).sort(order);
    arrange(rows, shown.length === 0
      ? [h('tr', {}, h('td.quiet', { colspan: columns.length + 1 }, 'No trial yet.'))]
      : shown.map((trial) => row(trial, columns)).flat());
  }

  function header(column) {
    const active = sorted.column === column;
    const direction = sorted.direction === 1 ? 'ascending' : 'descending';
    return h('th', { scope: 'col', 'aria-sort': active ? direction : 'none' },
      h('button', { type: 'button', onclick: () => sort(column) }, column.title));
  }

  function sort(column) {
    sorted = { column, direction: sorted.column === column ? -sorted.direction : column.best ?? 1 };
    draw();
  }

  /** Trials without a value stand last in either direction. */
  function order(one, other) {
    const [left, right] = [one, other].map(sorted.column.value);
    if (left === right) {
      return one.trial - other.trial;
    }
    if (left === undefined || left === null) {
      return 1;
    }
    if (right === undefined || right === null) {
      return -1;
    }
    return (left < right ? -1 : 1) * sorted.direction;
  }

  /** Rows that say the same stay the same elements, so that a click or the focus is not lost. */
  function row(trial, columns) {
    const key = JSON.stringify(trial) + columns.length;
    const before = drawn.get(trial.trial);
    if (before?.key === key) {
      return before.parts();
    }
    const made = h('tr', { 'data-trial': trial.trial, class: trial.onFront ? 'front' : null },
      columns.map((column) => h('td', { 'data-column': column.title }, column.cell(trial, turn))),
      h('td.files', { 'data-column': 'Files' }, files(trial)));
    const told = h('tr.told', { id: `details-${trial.trial}` },
      h('td', { colspan: columns.length + 1 }, details(trial)));
    const parts = () => (open.has(trial.trial) ? [made, told] : [made]);
    made.querySelector('.opener').setAttribute('aria-expanded', String(open.has(trial.trial)));
    drawn.set(trial.trial, { key, parts });
    return parts();
  }

  /** Opens or closes what there is to know of a trial. */
  function turn(trial, opener) {
    if (!open.delete(trial.trial)) {
      open.add(trial.trial);
    }
    opener.setAttribute('aria-expanded', String(open.has(trial.trial)));
    draw();
  }

  function files(trial) {
    if (trial.modelSha256 === null) {
      return [];
    }
    return ['model.tflite', 'bundle.zip'].map((name) =>
      h('a', { href: searchUrl(searchId, `/trials/${trial.trial}/${name}`), download: true }, name));
  }

  draw();
  return {
    element,
    show(all) {
      trials = all;
      draw();
    },
  };
}

/** The trial's number, as a button that opens its details. */
function opener(trial, turn) {
  const title = trial.origin === null ? 'Details' : trial.origin.sentence;
  const button = h('button.opener', {
    type: 'button', title, 'aria-controls': `details-${trial.trial}`, onclick: () => turn(trial, button),
  }, `${trial.trial}`);
  return button;
}

function onFront(trial) {
  const title = 'How probable it is that no other trial dominates it, given how few clips the accuracies were counted on';
  return trial.probabilityOnFront === null ? percent(null) : h('span', { title }, wholePercent(trial.probabilityOnFront));
}

function accuracy(trial) {
  return trial.int8Accuracy.validation ?? undefined;
}

function int8(trial) {
  const validation = accuracy(trial);
  if (!validation) {
    return percent(null);
  }
  const test = trial.int8Accuracy.test;
  const title = `${percent(validation.low)} to ${percent(validation.high)} with 95 % confidence, ${validation.clips} clips`
    + (test ? `; test split ${percent(test.accuracy)}` : '');
  return h('span', { title }, percent(validation.accuracy));
}

/** Until there is a score, what the trial had learnt at its last rung. */
function float(trial) {
  const rung = lastRung(trial);
  if (trial.floatAccuracy !== null || !rung) {
    return percent(trial.floatAccuracy);
  }
  const title = `after ${rung.epoch} epochs, ${rung.floatAccuracy.clips} clips`;
  return h('span.quiet', { title }, percent(rung.floatAccuracy.accuracy));
}

function lastRung(trial) {
  return trial.rungs.at(-1);
}

function state(trial) {
  const shown = pill(trial.state);
  if (trial.reason !== null) {
    shown.title = trial.reason;
  }
  return h('span', {}, shown, h('span.quiet', {}, howFar(trial), purpose(trial)));
}

function howFar(trial) {
  switch (trial.state) {
    case 'running':
      return ` ${trial.epoch}/${trial.epochs}`;
    case 'waiting':
    case 'stopped':
      return ` at epoch ${trial.epoch}`;
    default:
      return '';
  }
}

/** Trials that are trained for another reason than to be on the front. */
function purpose(trial) {
  if (trial.replicaOf !== null) {
    return ` repeats ${trial.replicaOf}`;
  }
  return trial.audited ? ' as a check' : '';
}
