import { h, Pill } from '../core/dom.js';
import { ABSENT, energy, exactBytes, latency, percent, whole, wholePercent } from '../core/format.js';

/**
 * Rows of the table; `better` is -1 where less is better, 1 where more is, 0 where neither is. Those
 * that were `heard` compare only on the same clips and words.
 */
const ROWS = [
  { title: 'State', cell: ({ trial }) => h(Pill, { state: trial.state, title: trial.reason }) },
  { title: 'Family', cell: ({ trial }) => trial.family },
  { title: 'Data set', cell: ({ search }) => search.spec.dataset },
  { title: 'Keywords', cell: ({ search }) => h('span.wrap', null, search.spec.keywords.join(' ')) },
  { title: 'Board', cell: ({ search }) => search.spec.device ?? ABSENT },
  { title: 'int8, validation', better: 1, heard: true, value: ({ trial }) => trial.int8Accuracy.validation?.accuracy, cell: accuracy('validation') },
  { title: 'int8, test', better: 1, heard: true, value: ({ trial }) => trial.int8Accuracy.test?.accuracy, cell: accuracy('test') },
  { title: 'float, validation', better: 1, heard: true, value: ({ trial }) => trial.floatAccuracy, cell: ({ trial }) => percent(trial.floatAccuracy) },
  { title: 'lost to int8', better: -1, heard: true, value: lost, cell: (one) => (lost(one) === null ? ABSENT : `${(lost(one) * 100).toFixed(1)} points`) },
  { title: 'Chance to be on the front', better: 0, cell: ({ trial }) => (trial.probabilityOnFront === null ? ABSENT : wholePercent(trial.probabilityOnFront)) },
  { title: 'Flash (model)', better: -1, value: ({ trial }) => trial.flashBytes, cell: ({ trial }) => exactBytes(trial.flashBytes) },
  { title: 'SRAM (arena)', better: -1, value: ({ trial }) => trial.sramBytes, cell: ({ trial }) => exactBytes(trial.sramBytes) },
  { title: 'Operations', better: -1, value: ({ trial }) => trial.ops, cell: ({ trial }) => whole(trial.ops) },
  { title: 'Parameters', better: -1, value: ({ trial }) => trial.parameters, cell: ({ trial }) => whole(trial.parameters) },
  { title: 'Latency on its board', better: 0, cell: ({ trial }) => latency(trial.latencyMicros) },
  { title: 'Energy on its board', better: 0, cell: ({ trial }) => energy(trial.energyMicrojoules) },
  { title: 'Trained for', better: 0, cell: ({ trial }) => `${trial.epoch} of ${trial.epochs} epochs` },
  { title: 'Quantization', better: 0, cell: ({ trial }) => trial.quantization ?? ABSENT },
];

/** The figures of each trial in a column of its own; the best of a row says so, where rows compare. */
export function FiguresSideBySide({ compared, remove, comparable }) {
  return [
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Figures side by side' },
      h('table.side-by-side', null,
        h('thead', null, h('tr', null,
          h('td', null),
          compared.map((one, place) => h('th', { key: one.entry, scope: 'col' }, h(Heading, { one, place, remove }))))),
        h('tbody', null, ROWS.map((row) => h(Row, { key: row.title, row, compared, comparable }))))),
    comparable && h(ToldApart, { compared }),
  ];
}

function Heading({ one, place, remove }) {
  return h('div.heading', null,
    h('span', null, h('span.swatch', { 'data-series': place + 1, 'aria-hidden': true }), h('a', { href: one.href }, `Trial ${one.trial.trial}`)),
    h('a.quiet', { href: `#/searches/${one.search.id}` }, one.search.name),
    h('span', null,
      one.trial.modelSha256 && h('a', { href: `${one.files}/model.tflite`, download: true }, 'model.tflite'),
      ' ',
      h('button.small', { type: 'button', onClick: () => remove(one.entry), 'aria-label': `Leave out trial ${one.trial.trial} of ${one.search.name}` }, '×')));
}

function Row({ row, compared, comparable }) {
  const values = row.better && (comparable || !row.heard) ? compared.map((one) => row.value(one) ?? null) : [];
  const known = values.filter((value) => value !== null);
  const best = known.length > 1 && new Set(known).size > 1
    ? (row.better > 0 ? Math.max(...known) : Math.min(...known)) : null;
  return h('tr', null,
    h('th', { scope: 'row' }, row.title),
    compared.map((one, place) => {
      const isBest = best !== null && values[place] === best;
      return h('td', { key: one.entry, class: isBest ? 'best' : null }, row.cell(one), isBest && h('span.quiet', null, ' best'));
    }));
}

/** A difference within the intervals may be luck. */
function ToldApart({ compared }) {
  const measured = compared.map(({ trial }) => trial.int8Accuracy.validation).filter(Boolean);
  if (measured.length < 2) {
    return null;
  }
  const best = measured.reduce((one, other) => (other.accuracy > one.accuracy ? other : one));
  const overlapping = measured.filter((other) => other !== best && other.high >= best.low).length;
  return h('p.quiet', null, overlapping === 0
    ? 'The best accuracy is told apart from the others: its 95 % interval lies above theirs.'
    : `The 95 % interval of the best accuracy overlaps with ${overlapping} of the ${measured.length - 1} others: on ${best.clips} clips, such a difference may be luck.`);
}

function accuracy(split) {
  return ({ trial }) => {
    const told = trial.int8Accuracy[split];
    return told
      ? h('span', { title: `${told.correct} of ${told.clips} clips` }, percent(told.accuracy), ' ',
        h('span.quiet', null, `${percent(told.low)} to ${percent(told.high)}`))
      : ABSENT;
  };
}

function lost({ trial }) {
  const int8 = trial.int8Accuracy.validation;
  return int8 && trial.floatAccuracy !== null ? trial.floatAccuracy - int8.accuracy : null;
}
