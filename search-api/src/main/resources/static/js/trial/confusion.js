import { Choice, h } from '../core/dom.js';
import { Picture } from '../core/figure.js';
import { percent, whole } from '../core/format.js';
import { setQuery, useQuery, useRoute } from '../core/router.js';
import { confusionFiles } from './confusion-file.js';
import { show } from './parts.js';
import { notYet, Part } from './pending.js';

const SPLITS = [['validation', 'Validation'], ['test', 'Test']];

/** What was said and what was heard, before and after quantization. */
export function Confusion({ trial, report, moving }) {
  const [wanted, choose] = useQuery('split', 'validation');
  const there = SPLITS.filter(([name]) => report.data?.[name]);
  const absent = there.length === 0
    ? notYet(trial, moving, 'Clips are counted when the trial is scored.', 'Nothing was kept of what it heard.')
    : null;
  const split = there.some(([name]) => name === wanted) ? wanted : there[0]?.[0];
  return h(Part, { part: 'confusion', title: 'What was said, what was heard', remote: report, absent, lines: 4 },
    split && h(Both, { trial, report: report.data, split, there, choose }));
}

function Both({ trial, report, split, there, choose }) {
  const { labels } = report;
  const { float, int8 } = report[split];
  const { query } = useRoute();
  const pair = { said: query.said, heard: query.heard };
  return [
    h('p', null, summary(float, int8, labels)),
    h(Picture, {
      id: `trial-${trial.trial}-confusion-${split}`,
      label: `what trial ${trial.trial} heard of the ${split} clips, float and int8`,
      table: () => table(labels, float, int8),
      files: confusionFiles(labels, float, int8),
      controls: h(Choice, { name: 'split', label: 'Clips', value: split, options: there, onChange: choose }),
    }, h('div.matrices', null,
      h(Matrix, { title: 'Float', labels, counts: float }),
      h(Matrix, { title: 'Int8, the file', labels, counts: int8, before: float, pair, open: split === 'validation' && report.misheard !== null }))),
    h('p.quiet', null, 'Rows are what was said, columns what was heard. Small figures in the right table say how many clips more or fewer than in float. ',
      split === 'validation' && report.misheard !== null && 'Press a mistake to see its clips.'),
  ];
}

function Matrix({ title, labels, counts, before, pair = {}, open = false }) {
  return h('div.matrix', null,
    h('h3', null, title, ' ', h('span.quiet', null, `${whole(diagonal(counts))} of ${whole(sum(counts.flat()))} right, ${percent(diagonal(counts) / Math.max(1, sum(counts.flat())))}`)),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': `Confusion matrix, ${title}` },
      h('table.confusion', null,
        h('thead', null, h('tr', null,
          h('th', { scope: 'col' }, h('span.quiet', null, 'said')),
          labels.map((label) => h('th', { key: label, scope: 'col' }, h('span.upright', null, label))),
          h('th', { scope: 'col' }, h('span.upright', null, 'recall')))),
        h('tbody', null, labels.map((said, row) => {
          const all = sum(counts[row]);
          return h('tr', { key: said },
            h('th', { scope: 'row' }, said),
            labels.map((heard, column) => h(Cell, {
              key: heard, said, heard, count: counts[row][column], all, more: before ? counts[row][column] - before[row][column] : 0,
              chosen: pair.said === said && pair.heard === heard, open: open && row !== column,
            })),
            h('td.recall', null, all === 0 ? '–' : `${Math.round((counts[row][row] / all) * 100)} %`));
        })))));
}

function Cell({ said, heard, count, all, more, chosen, open }) {
  const right = said === heard;
  const told = `${count} of ${all} clips of “${said}” heard as “${heard}”${more === 0 ? '' : `, ${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'} than in float`}`;
  const inside = [
    count === 0 ? h('span.nothing', null, '·') : count,
    more !== 0 && h('span.more', { class: (more > 0) === right ? 'better' : 'worse', 'aria-hidden': true }, `${more > 0 ? '+' : '−'}${Math.abs(more)}`),
  ];
  return h('td', { class: right ? 'right' : 'wrong', style: { '--share': `${all === 0 ? 0 : Math.min(1, (count / all) * (right ? 1 : 2.5)) * 45}%` }, title: told },
    open && count > 0
      ? h('button', {
        type: 'button', 'aria-pressed': chosen, 'aria-label': `${told}; show them`,
        onClick: () => choose(said, heard, chosen),
      }, inside)
      : inside);
}

/** Shows the clips of one mistake alone, or all again. */
function choose(said, heard, chosen) {
  setQuery(chosen ? { said: null, heard: null } : { said, heard, part: 'misheard' });
  if (!chosen) {
    show('misheard');
  }
}

function summary(float, int8, labels) {
  const lost = diagonal(float) - diagonal(int8);
  const worst = labels
    .map((label, row) => ({ label, lost: float[row][row] - int8[row][row] }))
    .sort((one, other) => other.lost - one.lost)[0];
  const whole8 = `Int8 hears ${lost === 0 ? 'as many clips right as float' : `${Math.abs(lost)} ${Math.abs(lost) === 1 ? 'clip' : 'clips'} ${lost > 0 ? 'fewer' : 'more'} right than float`}`;
  return worst.lost > 0 ? `${whole8}; “${worst.label}” loses most, ${worst.lost}.` : `${whole8}.`;
}

function table(labels, float, int8) {
  return {
    columns: ['Said', 'Heard', 'Float', 'Int8', 'Difference'],
    rows: labels.flatMap((said, row) => labels.map((heard, column) =>
      [said, heard, float[row][column], int8[row][column], int8[row][column] - float[row][column]])),
  };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function diagonal(counts) {
  return sum(counts.map((row, place) => row[place]));
}
