import { axis } from '../core/chart.js';

const STEPS = 5;
/** A limit farther out than this many times the largest value would squeeze the points. */
const IN_SIGHT = 1.6;

/**
 * The range and ticks of an axis. It never collapses, also when all values are the same.
 *
 * @param {number[]} values finite ones
 * @param {{log: boolean, share: boolean, limits: number[]}} how the limits are kept in sight where near
 * @returns {{min: number, max: number, interval: number|undefined, base: number, empty: boolean|undefined}}
 *   empty where there is no value
 */
export function range(values, { log, share, limits = [] }) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) {
    return { min: log ? 1 : 0, max: log ? 10 : 1, interval: log ? undefined : 1, base: 10, empty: true };
  }
  for (const limit of limits) {
    if (inSight(limit, low, high)) {
      low = Math.min(low, limit);
      high = Math.max(high, limit);
    }
  }
  return log ? logarithmic(low, high) : linear(low, high, share);
}

/** Whether a limit is near enough to values to be drawn with them. */
export function inSight(limit, low, high) {
  return limit !== null && limit <= high * IN_SIGHT && limit >= low / IN_SIGHT;
}

function linear(low, high, share) {
  const spread = high - low || Math.abs(high) * 0.2 || 1;
  const interval = nice(spread / STEPS);
  const from = high === low ? low - spread / 2 : low - spread * 0.03;
  const to = high === low ? high + spread / 2 : high + spread * 0.03;
  const min = Math.floor(from / interval) * interval;
  const max = Math.ceil(to / interval) * interval;
  return {
    min: low >= 0 ? Math.max(0, min) : min,
    max: share ? Math.min(1, max) : max,
    interval,
    base: 10,
  };
}

/** Two decades and more have a line at each, less have one at each doubling or two, and little has a few. */
function logarithmic(low, high) {
  const ratio = high / low;
  const margin = Math.max(ratio ** 0.04, 1.03);
  const few = Math.max(ratio ** (1 / STEPS), 1.01);
  return { min: low / margin, max: high * margin, base: baseOf(ratio) ?? few };
}

function baseOf(ratio) {
  const [base] = [[10, 100], [4, 32], [2, 8]].find(([, least]) => ratio >= least) ?? [];
  return base;
}

/** 1, 2 or 5 times a power of ten, not below a number. */
function nice(number) {
  const power = 10 ** Math.floor(Math.log10(number));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= number * 0.999);
}

/**
 * An axis of ECharts for a field.
 *
 * @param {import('./fields.js').Field} field
 * @param {object} its range of {@link range}
 */
export function fieldAxis(now, field, { min, max, interval, base, empty }, log, more) {
  return axis(now, {
    type: log ? 'log' : 'value',
    logBase: base,
    min,
    max,
    interval,
    minorTick: { show: false },
    name: `${field.title}${log ? ', logarithmic' : ''}`,
    ...more,
    axisLabel: {
      show: !empty,
      formatter: (value) => label(field, value, interval),
      showMinLabel: !log && min === 0 ? undefined : !log,
      showMaxLabel: log ? false : undefined,
    },
  });
}

/** Shares without decimals where the steps are whole. */
function label(field, value, interval) {
  return field.share && interval >= 0.0099 ? `${Math.round(value * 100)} %` : field.format(rounded(value));
}

/** Ticks on a logarithmic axis come as 32767.999999. */
function rounded(value) {
  return Number(value.toPrecision(6));
}
