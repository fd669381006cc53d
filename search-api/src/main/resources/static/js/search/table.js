import { searchUrl } from '../core/api.js';
import { useBasket } from '../core/basket.js';
import { h, Section, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../core/dom.js';
import { csv, save } from '../core/export.js';
import { whole } from '../core/format.js';
import { setQuery, useRoute } from '../core/router.js';
import { COLUMNS, columnsOf, sorted } from './columns.js';
import { Details } from './details.js';
import { Filters, useFiltered } from './filters.js';
import { tableShown } from './later.js';
import { inWindow, ROW, topOf } from './window.js';
import { moved } from './keys.js';

const FIRST_HEIGHT = 560;

/**
 * The trials as a table: sorted by any column, filtered, only those rows drawn that are in sight.
 *
 * @param {object} search
 * @param {import('./points.js').Store} store
 * @param {object|null} board that trials may have to fit
 * @param {Function} onClear takes the selection back
 * @param {{tell: Function}} hover is told which trial is pointed at
 */
export function TrialTable({ search, store, board, onClear, hover }) {
  const { query } = useRoute();
  const { rows: passing, filtered } = useFiltered(store, board);
  const [column, direction] = order(query.sort);
  const rows = useMemo(() => sorted(passing, column, direction), [passing, column, direction]);
  const columns = useMemo(() => columnsOf(store.trials), [store.trials]);
  useLayoutEffect(tableShown, [store.selection]);

  const { selection, trials } = store;
  return h(Section, {
    id: 'trials',
    title: 'Trials',
    links: [
      h('a', { key: 'all', href: searchUrl(search.id, '/trials.csv') }, 'CSV of all'),
      h('button.small', { key: 'these', type: 'button', disabled: rows.length === 0, onClick: () => keep(search, rows, store) },
        selection === null ? 'CSV of these' : 'CSV of the selection'),
    ],
  },
    h(Filters, { trials, board }),
    h('p.quiet.told-count', { role: 'status' }, count(rows.length, trials.length, selection),
      filtered && h('button.small', { type: 'button', onClick: () => { onClear(); setQuery({ state: null, family: null, front: null, fits: null, text: null }); } }, 'Show all')),
    h(Rows, { search, rows, columns, column, direction, hover, front: store.front, empty: trials.length === 0 }));
}

function count(shown, all, selection) {
  if (selection !== null) {
    const narrowed = shown < selection.size ? `, ${whole(shown)} of them pass the filters` : '';
    return `${whole(selection.size)} of ${whole(all)} selected${narrowed}`;
  }
  return shown === all ? `${whole(all)} ${all === 1 ? 'trial' : 'trials'}` : `${whole(shown)} of ${whole(all)} trials`;
}

/** What the address says: `int8` ascending, `-int8` descending. */
function order(sort = 'trial') {
  const key = sort.replace(/^-/, '');
  const column = COLUMNS.find((one) => one.key === key) ?? COLUMNS[0];
  return [column, column.key === key && sort.startsWith('-') ? -1 : 1];
}

function Rows({ search, rows, columns, column, direction, hover, front, empty }) {
  const region = useRef(null);
  const [sight, setSight] = useState({ top: 0, height: FIRST_HEIGHT });
  const [open, setOpen] = useState(() => new Map());
  const basket = useBasket();
  const opened = useMemo(() => rows
    .map(({ trial }, place) => [place, open.get(trial)])
    .filter(([, height]) => height !== undefined), [rows, open]);
  const { first, last, before, after } = inWindow(rows.length, opened, sight.top, sight.height);
  const shown = rows.slice(first, last);
  // Screens say a number of columns that stays; widths that stay keep columns from jumping.
  const width = columns.reduce((sum, { width: em }) => sum + em, 0);

  function scrolled() {
    const { scrollTop, clientHeight } = region.current;
    const top = Math.floor(scrollTop / ROW / 4) * ROW * 4;
    setSight((now) => (now.top === top && now.height === clientHeight + ROW * 4 ? now : { top, height: clientHeight + ROW * 4 }));
  }

  useEffect(() => {
    const resized = new ResizeObserver(scrolled);
    resized.observe(region.current);
    return () => resized.disconnect();
  }, []);

  function turn(number) {
    setOpen((now) => {
      const next = new Map(now);
      if (!next.delete(number)) {
        next.set(number, 0);
      }
      return next;
    });
  }

  const measure = (number, height) => setOpen((now) =>
    (!now.has(number) || now.get(number) === height ? now : new Map(now).set(number, height)));

  function sort(key, best) {
    const next = column.key === key ? -direction : best ?? 1;
    setQuery({ sort: key === 'trial' && next === 1 ? null : `${next === -1 ? '-' : ''}${key}` });
    region.current.scrollTop = 0;
  }

  function pressed(event) {
    moved(event, { rows, region: region.current, topOf: (place) => topOf(opened, place) });
  }

  return h('div.scroll.trials', { ref: region, tabindex: 0, role: 'region', 'aria-label': 'Table of trials', onScroll: scrolled },
    h('table', { 'aria-rowcount': rows.length + 1, style: { minWidth: `${width}em` } },
      h('colgroup', null, columns.map(({ title, width: em }) => h('col', { key: title, style: { width: `${(em / width) * 100}%` } }))),
      h('thead', null, h('tr', { 'aria-rowindex': 1 }, columns.map(({ key, title, best }) =>
        h('th', { key: title, scope: 'col', 'aria-sort': key === null ? null : sortOf(column.key === key, direction) },
          key === null ? title : h('button', { type: 'button', onClick: () => sort(key, best) }, title))))),
      h('tbody', {
        onMouseOver: (event) => hover.tell(trialAt(event)), onMouseLeave: () => hover.tell(null),
        onFocusIn: (event) => hover.tell(trialAt(event)), onFocusOut: () => hover.tell(null), onKeyDown: pressed,
      },
        before > 0 && h('tr.spare', { key: 'before', 'aria-hidden': true, style: { height: `${before}px` } }),
        rows.length === 0 && h('tr', { key: 'none' }, h('td.quiet', { colspan: columns.length }, empty ? 'No trial yet.' : 'No trial is like this.')),
        shown.map((trial, place) => [
          h('tr', {
            key: trial.trial, 'data-trial': trial.trial, 'aria-rowindex': first + place + 2, class: front.has(trial.trial) ? 'front' : null,
          }, columns.map(({ title, cell }) => h('td', { key: title, 'data-column': title }, cell(trial, {
            id: search.id, isOpen: open.has(trial.trial), onTurn: turn, compared: basket.includes(`${search.id}:${trial.trial}`),
          })))),
          open.has(trial.trial) && h(Told, { key: `details of ${trial.trial}`, id: search.id, trial, columns: columns.length, measure }),
        ]),
        after > 0 && h('tr.spare', { key: 'after', 'aria-hidden': true, style: { height: `${after}px` } }))));
}

function sortOf(active, direction) {
  const way = direction === 1 ? 'ascending' : 'descending';
  return active ? way : 'none';
}

function trialAt(event) {
  const row = event.target.closest('tr[data-trial]');
  return row ? Number(row.dataset.trial) : null;
}

/** What is open below a row. */
function Told({ id, trial, columns, measure }) {
  const row = useRef(null);
  useEffect(() => {
    const resized = new ResizeObserver(() => row.current && measure(trial.trial, row.current.offsetHeight));
    resized.observe(row.current);
    return () => resized.disconnect();
  }, []);
  return h('tr.told', { id: `details-${trial.trial}`, ref: row }, h('td', { colspan: columns }, h(Details, { id, trial })));
}

function keep(search, rows, { front }) {
  const names = ['state', 'family', 'int8', 'low', 'high', 'clips', 'test', 'float', 'flash', 'sram', 'ops', 'latency', 'energy', 'epoch', 'chance', 'replicaOf', 'audited', 'worker', 'reason', 'startedAt', 'endedAt'];
  const decisions = [...new Set(rows.flatMap((trial) => Object.keys(trial.decisions)))].sort();
  save(`thimble-${search.id}-selection.csv`, csv(
    ['trial', 'onFront', ...names, ...decisions],
    rows.map((trial) => [
      trial.trial, front.has(trial.trial), ...names.map((name) => trial[name]), ...decisions.map((name) => trial.decisions[name]),
    ])));
}
