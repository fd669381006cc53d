import { searchUrl } from '../core/api.js';
import { Chart } from '../core/chart.js';
import { h, Section, useCallback, useEffect, useMemo, useState } from '../core/dom.js';
import { go, link, useRoute } from '../core/router.js';
import { Brush } from './brush.js';
import { FrontControls } from './controls.js';
import { fieldOf, fits } from './fields.js';
import { useLater } from './later.js';
import { plotOption } from './plot.js';
import { FINAL } from './points.js';
import { usePublished } from './published.js';

/**
 * What the address says about the front.
 *
 * @returns {{x: object, y: object, tint: object|null, logs: {x: boolean, y: boolean}, bars: boolean, withPublished: boolean, fitting: boolean}}
 */
function choices({ x, y, colour, log = '', bars, published, fits: fitting }) {
  return {
    x: fieldOf(x, 'flash'),
    y: fieldOf(y, 'int8'),
    tint: fieldOf(colour, null),
    logs: { x: log.split(',').includes('x'), y: log.split(',').includes('y') },
    bars: bars !== 'off',
    withPublished: published === 'on',
    fitting: fitting === 'only',
  };
}

/**
 * The scored trials as points on any two quantities, with a third as colour.
 *
 * @param {object} search
 * @param {import('./points.js').Store} store
 * @param {object|null} board that trials should fit
 * @param {object[]} boards that there are
 * @param {import('./brush.js').Area|null} area drawn last
 * @param {Function} onArea takes an area, or null
 * @param {Function} onClear takes every selection back
 * @param {{listen: Function}} hover tells which trial is pointed at in the table
 */
export function Front({ search, store, board, boards, area, onArea, onClear, hover }) {
  const { query } = useRoute();
  const later = useLater(useMemo(() => ({ store, area }), [store, area]));
  const [chart, setChart] = useState(null);
  const [shape, setShape] = useState(null);
  const { spec } = search;
  const published = usePublished(query.published === 'on');
  const view = useMemo(() => {
    const chosen = choices(query);
    const { x, y, logs } = chosen;
    const scored = later.store.trials.filter((trial) => trial.int8 !== null && trial.replicaOf === null);
    return {
      ...chosen,
      spec,
      board,
      published,
      scored,
      area: later.area,
      front: later.store.front,
      byNumber: later.store.byNumber,
      selection: later.store.selection,
      shown: scored.filter((trial) => drawable(trial[x.key], logs.x) && drawable(trial[y.key], logs.y)
        && !(chosen.fitting && board && !fits(trial, board))),
    };
  }, [later, JSON.stringify(choices(query)), board, published, spec]);
  const option = useCallback((now) => plotOption(now, view), [view]);
  const { x, y, logs, shown, scored, fitting } = view;

  return h(Section, {
    id: 'front',
    title: 'Pareto front',
    links: [['JSON', '/front'], ['CSV', '/front.csv']].map(([title, path]) =>
      h('a', { key: path, href: searchUrl(search.id, path) }, title)),
  },
    scored.length === 0 && h('p.quiet', null, FINAL.has(search.state) ? 'No trial was scored, so there is no front.' : 'Points appear as trials are scored.'),
    scored.length > 0 && h(Chart, {
      id: 'front',
      label: `${y.title} against ${x.title}; the table of trials has the same figures`,
      height: 430,
      option,
      onReady: setChart,
      data: { points: shown.length },
      table: () => figures(view),
      on: {
        click: ({ data }) => Array.isArray(data) && go(link(`/searches/${search.id}/trials/${data[3]}`)),
        rendered: () => shown.length > 0 && markFirst(),
      },
      controls: h(FrontControls, {
        view, boards, scored, shape, setShape, clear: onClear, cleared: store.selection === null,
      }),
      overlay: chart && [
        shape && h(Brush, { key: 'brush', chart, shape, x, y, logs, onArea }),
        h(Ring, { key: 'ring', chart, view, hover }),
      ],
    }),
    scored.length > shown.length && h('p.quiet', null, missing(scored.length - shown.length, fitting && board)),
    published && h(Caveat, { published }));
}

function drawable(value, log) {
  return Number.isFinite(value) && (!log || value > 0);
}

function missing(count, fitting) {
  const what = count === 1 ? '1 scored trial is' : `${count} scored trials are`;
  return fitting ? `${what} not shown: no value on these axes, or too large for the board.` : `${what} not shown: no value on these axes.`;
}

let marked = false;

function markFirst() {
  if (!marked) {
    marked = true;
    performance.mark('first-front');
  }
}

function figures({ shown, x, y, tint, front }) {
  const fields = [x, y, ...(tint === null ? [] : [tint])];
  return {
    columns: ['trial', 'family', 'on front', ...fields.map(({ title }) => title), 'int8 low', 'int8 high'],
    rows: shown.map((trial) => [
      trial.trial, trial.family, front.has(trial.trial) ? 'yes' : 'no', ...fields.map(({ key }) => trial[key]), trial.low, trial.high,
    ]),
  };
}

/** A ring around the trial that is pointed at in the table. */
function Ring({ chart, view, hover }) {
  const [number, setNumber] = useState(null);
  useEffect(() => hover.listen(setNumber), [hover]);
  const trial = number === null ? null : view.shown.find((one) => one.trial === number);
  if (!trial) {
    return null;
  }
  const [left, top] = chart.convertToPixel({ gridIndex: 0 }, [trial[view.x.key], trial[view.y.key]]);
  return h('span.ring', { 'data-ring': number, style: { left: `${left}px`, top: `${top}px` } });
}

/** What published points can and cannot be compared with. */
function Caveat({ published }) {
  return h('div.caveat.quiet', null,
    h('p', null, published.caveat),
    h('ul', null, published.sources.map(({ id, reference, caveat }) => h('li', { key: id }, `${reference}. ${caveat}`))));
}
