import { DOMINATED, FRONT, LARGE, UNFIT } from './kinds.js';
import { tintScale } from './tint.js';

/** Of more points than these, only the front has its intervals. */
const MOST_INTERVALS = 400;
const ENDS = { int8: ['low', 'high'], error: ['high', 'low'] };

/** Upright intervals must not be cut off where they are drawn. */
export function heights(trials, { y, bars, logs }) {
  const [low, high] = bars ? (ENDS[y.key] ?? []) : [];
  if (!low) {
    return trials.map((trial) => trial[y.key]);
  }
  return trials.flatMap((trial) => [trial[y.key], ends(trial, low, y), ends(trial, high, y)])
    .filter((value) => Number.isFinite(value) && (!logs.y || value > 0));
}

function ends(trial, name, { key }) {
  const end = trial[name] ?? trial.int8;
  return key === 'error' ? 1 - end : end;
}

/** Trials as points; the third value is the colour's, the fourth the number. */
export function scatter(name, trials, { x, y, tint, shown }, { size, color, border, width = 1.2, silent = false, rim = null }) {
  const coloured = rim !== null && tint !== null;
  const { to } = coloured ? tintScale(tint, shown) : {};
  return {
    id: name,
    type: 'scatter',
    name,
    silent,
    symbolSize: size,
    cursor: 'pointer',
    ...(trials.length < LARGE ? {} : { animation: false }),
    large: !coloured && trials.length >= LARGE,
    largeThreshold: LARGE,
    progressive: 0,
    itemStyle: { color, opacity: 1, borderColor: coloured ? rim : border, borderWidth: coloured || border ? width : 0 },
    encode: { x: 0, y: 1 },
    data: trials.map((trial) => [trial[x.key], trial[y.key], coloured && trial[tint.key] !== null ? to(trial[tint.key]) : null, trial.trial]),
  };
}

/** The 95 % interval of each accuracy. The series are there also without, as colours count on their places. */
export function intervals(now, groups, { x, y, bars, shown }) {
  const [low, high] = ENDS[y.key] ?? ENDS.int8;
  const drawn = bars && ENDS[y.key] !== undefined;
  const all = drawn && shown.length <= MOST_INTERVALS;
  const upright = (name, trials, stroke) => ({
    id: `${name} interval`,
    type: 'custom',
    name,
    silent: true,
    data: trials.map((trial) => [trial[x.key], ends(trial, low, y), ends(trial, high, y)]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_, point) => {
      const [at, from] = point.coord([point.value(0), point.value(1)]);
      const [, to] = point.coord([point.value(0), point.value(2)]);
      return { type: 'line', shape: { x1: at, y1: from, x2: at, y2: to }, style: { stroke, lineWidth: 2 } };
    },
  });
  return [
    upright(DOMINATED, all ? groups.dominated : [], now.dominatedFaint),
    upright(UNFIT, all ? groups.unfit : [], now.dominatedFaint),
    upright(FRONT, drawn ? groups.front : [], now.accentFaint),
  ];
}

/**
 * Joins the members of the front that are best on these two axes. The others are on the front for
 * the sake of a quantity that is not shown.
 */
export function steps(front, x, y) {
  let best = null;
  return [...front]
    .sort((one, other) => (other[x.key] - one[x.key]) * x.better || (other[y.key] - one[y.key]) * y.better)
    .filter((trial) => {
      const better = best === null || (trial[y.key] - best) * y.better > 0;
      best = better ? trial[y.key] : best;
      return better;
    });
}

/** The line of {@link steps}. */
export function stairs(now, front, view) {
  return {
    id: 'stairs',
    type: 'line',
    name: FRONT,
    // What is best at one cost stays so until a costlier one is better, whichever way costs grow.
    step: view.x.better === -1 ? 'end' : 'start',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { color: now.accent, width: 1.5 },
    itemStyle: { color: now.accent },
    data: steps(front, view.x, view.y).map((trial) => [trial[view.x.key], trial[view.y.key]]),
  };
}

