import { Chart } from '../core/chart.js';
import { h, Section, useCallback, useEffect, useMemo, useRef, useState } from '../core/dom.js';
import { setQuery, useRoute } from '../core/router.js';
import { useLater, brushed } from './later.js';
import { parallelAxes } from './axes.js';
import { Check, Pick } from './controls.js';

const PIXELS_PER_AXIS = 84;
const MOST_LINES = 600;
const FRONT = 'on the front';
const DOMINATED = 'dominated';
const SELECTED = 'selected';

/**
 * Ranges that a person marked on axes: a trial must lie in one of each marked axis.
 *
 * @typedef {Object<string, {of: Function, shape: string, ranges: Array<[number, number]>}>} Marks
 */

/** Whether a trial lies in all marked ranges. */
export function inMarks(trial, marks) {
  return Object.values(marks).every(({ of, ranges }) => {
    const value = of(trial);
    return value !== null && ranges.some(([low, high]) => value >= low && value <= high);
  });
}

/**
 * Scored trials as lines across their decisions and what came of them.
 *
 * @param {object} search
 * @param {import('./points.js').Store} store
 * @param {Marks|null} marks
 * @param {Function} onMarks takes marks, or null when there are none
 */
export function Parallel({ search, store, marks, onMarks }) {
  const { query } = useRoute();
  const later = useLater(store);
  const chart = useRef(null);
  const latest = useRef(marks);
  const { importance, spec } = search;
  const scored = useMemo(() => later.trials.filter((trial) => trial.int8 !== null && trial.replicaOf === null), [later.trials]);
  const families = useMemo(() => [...new Set(scored.map(({ family }) => family))].sort(), [scored]);
  const family = families.includes(query.lines) ? query.lines : families.length === 1 ? families[0] : null;
  const all = query.decisions === 'all';
  const [ready, setReady] = useState(false);

  const view = useMemo(() => {
    const trials = family === null ? scored : scored.filter((trial) => trial.family === family);
    const axes = parallelAxes(trials, { families: family === null ? families : [], family, objectives: spec.objectives, importance, all });
    return { trials, axes, front: later.front, selection: later.selection };
  }, [scored, later.front, later.selection, family, families, all, spec, importance]);
  const option = useCallback((now) => parallelOption(now, view), [view]);

  const names = view.axes.map(({ key }) => key).join();
  const shapes = view.axes.map(shapeOf).join();

  /** Ranges are of axes as they were; on an axis that went or is divided otherwise they mean nothing. */
  useEffect(() => {
    const kept = Object.entries(latest.current ?? {}).filter(([, { shape }]) => view.axes.some((axis) => shapeOf(axis) === shape));
    if (latest.current !== null && kept.length < Object.keys(latest.current).length) {
      wipe(chart.current, view.axes.filter(({ key }) => !kept.some(([name]) => name === key)));
      onMarks(kept.length === 0 ? null : Object.fromEntries(kept));
    }
  }, [shapes]);
  useEffect(() => {
    latest.current = marks;
    if (marks === null && ready) {
      wipe(chart.current, view.axes);
    }
  }, [marks, ready]);

  function marked({ parallelAxisId, intervals }) {
    const axis = view.axes.find(({ key }) => key === parallelAxisId);
    if (!axis || silent) {
      return;
    }
    brushed();
    const { [axis.key]: _, ...rest } = latest.current ?? {};
    const next = intervals.length === 0 ? rest : { ...rest, [axis.key]: { of: axis.of, shape: shapeOf(axis), ranges: intervals.map(ordered) } };
    latest.current = Object.keys(next).length === 0 ? null : next;
    onMarks(latest.current);
  }

  if (scored.length < 2) {
    return null;
  }
  return h(Section, { id: 'decisions', title: 'Decisions and what came of them' },
    h(Chart, {
      id: 'parallel',
      label: `Decisions and objectives of ${view.trials.length} trials as lines; drag along an axis to select`,
      height: 380,
      option,
      minWidth: view.axes.length * PIXELS_PER_AXIS,
      onReady: (made) => { chart.current = made; setReady(true); },
      on: { axisareaselected: marked },
      data: { lines: view.trials.length, axes: names },
      table: () => ({
        columns: ['trial', ...view.axes.map(({ title }) => title)],
        rows: view.trials.map((trial) => [trial.trial, ...view.axes.map(({ of, names: words }) => (words ? words[of(trial)] : of(trial)))]),
      }),
      controls: [
        families.length > 1 && h(Pick, {
          key: 'family', label: 'Lines of', value: family ?? '', options: [['', 'all families'], ...families.map((name) => [name, name])],
          onChange: (name) => setQuery({ lines: name || null }),
        }),
        family !== null && h(Check, {
          key: 'all', label: 'all decisions', checked: all, onChange: (on) => setQuery({ decisions: on ? 'all' : null }),
        }),
        h('button.small', { key: 'clear', type: 'button', disabled: marks === null, onClick: () => onMarks(null) }, 'Clear axes'),
      ],
    }),
    h('p.quiet', null, 'Drag along an axis to select trials; click on it to take that back.',
      view.trials.length > MOST_LINES && ` Of ${view.trials.length} trials about ${MOST_LINES} are drawn, all of the front among them; a selection takes in all.`,
      family === null && ' Families share few decisions: choose one to see all of its own.'));
}

/** An axis, and how it is divided. */
function shapeOf({ key, names }) {
  return `${key}:${(names ?? []).join('|')}`;
}

let silent = false;

/** Takes the ranges off the axes, without telling of it. */
function wipe(chart, axes) {
  silent = true;
  for (const { key } of axes) {
    chart?.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: key, intervals: [] });
  }
  silent = false;
}

function ordered([one, other]) {
  return one <= other ? [one, other] : [other, one];
}

/** What ECharts draws. */
function parallelOption(now, { trials, axes, front, selection }) {
  const isChosen = ({ trial }) => selection !== null && selection.has(trial);
  const drawn = sample(trials, front);
  const chosen = drawn.filter(isChosen);
  const rest = drawn.filter((trial) => !isChosen(trial));
  const members = rest.filter(({ trial }) => front.has(trial));
  const strong = (count) => Math.max(0.2, Math.min(0.9, 60 / Math.max(count, 1)));
  const lines = (name, some, color, opacity, width) => ({
    id: name,
    name,
    type: 'parallel',
    silent: true,
    smooth: false,
    progressive: 300,
    inactiveOpacity: 0.04,
    activeOpacity: opacity,
    lineStyle: { color, width, opacity },
    data: some.map((trial) => axes.map(({ of }) => of(trial))),
  });
  const faint = Math.max(0.1, Math.min(0.55, 60 / Math.max(drawn.length, 1))) * (selection === null ? 1 : 0.5);
  return {
    animation: false,
    legend: {
      top: 0, left: 0, textStyle: { color: now.text }, inactiveColor: now.line, selectedMode: false,
      data: [FRONT, DOMINATED, ...(chosen.length > 0 ? [SELECTED] : [])].map((name) => ({ name, icon: 'roundRect' })),
    },
    color: [now.dominated, now.accent, now.budget],
    parallel: { left: 48, right: 84, top: 78, bottom: 20 },
    parallelAxis: axes.map((axis, place) => axisOption(now, axis, place)),
    series: [
      lines(DOMINATED, rest.filter(({ trial }) => !front.has(trial)), now.dominated, faint, 1),
      lines(FRONT, members, now.accent, strong(members.length) * (selection === null ? 1 : 0.4), 1.6),
      lines(SELECTED, chosen, now.budget, strong(chosen.length), 1.4),
    ],
  };
}

/** Not more lines than can be seen: the front, and others evenly by number. */
function sample(trials, front) {
  if (trials.length <= MOST_LINES) {
    return trials;
  }
  const others = trials.filter(({ trial }) => !front.has(trial));
  const step = Math.max(1, others.length / Math.max(MOST_LINES / 4, MOST_LINES - (trials.length - others.length)));
  const kept = new Set(others.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step)).map(({ trial }) => trial));
  const members = trials.filter(({ trial }) => front.has(trial)).slice(0, MOST_LINES);
  return [...members, ...others.filter(({ trial }) => kept.has(trial))];
}

function axisOption(now, { key, title, names, range, format, better, log }, place) {
  return {
    id: key,
    dim: place,
    name: title,
    // The better end is up, and the name stands above it.
    nameLocation: better === -1 ? 'start' : 'end',
    nameTextStyle: { color: now.text, fontSize: 11, align: 'left' },
    nameRotate: 12,
    inverse: better === -1,
    realtime: false,
    type: names ? 'category' : log ? 'log' : 'value',
    ...(names ? { data: names } : { min: range.min, max: range.max, interval: range.interval, logBase: range.base }),
    axisLine: { lineStyle: { color: now.quiet } },
    axisTick: { lineStyle: { color: now.line } },
    axisLabel: { color: now.text, fontSize: 11, hideOverlap: true, textBorderColor: now.surface, textBorderWidth: 3, ...(format ? { formatter: (value) => format(Number(value.toPrecision(6))) } : {}) },
    areaSelectStyle: { width: 18, borderWidth: 1, borderColor: now.budget, color: now.budget, opacity: 0.25 },
  };
}
