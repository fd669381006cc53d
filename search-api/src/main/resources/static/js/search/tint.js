import { DOMINATED, LARGE } from './kinds.js';
import { range } from './scale.js';

/** Colour-blind-safe, dark to light (viridis, Smith and van der Walt). */
const RAMP = ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'];
const LOG_RATIO = 30;
/** So many colours thousands of points are drawn in, each as one shape. */
const BINS = 14;

/**
 * How a quantity becomes a colour: costs that differ by much do so by their logarithm.
 *
 * @returns {{to: Function, low: number, high: number}} to what colours count, and the values at the ends
 */
export function tintScale(field, shown) {
  const known = shown.map((trial) => trial[field.key]).filter(Number.isFinite);
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (!field.share && low > 0 && high / low > LOG_RATIO) {
    return { to: Math.log10, low, high };
  }
  const { min, max } = range(known, { log: false, share: field.share });
  return { to: (value) => value, low: min, high: max };
}

/**
 * The scale beside the plot, which colours those series that are not in {@link bins}.
 *
 * @param {number[]} seriesIndex places of the series that it colours
 */
export function tintMap(now, field, shown, seriesIndex) {
  const { to, low, high } = tintScale(field, shown);
  return {
    type: 'continuous',
    min: to(low),
    max: to(high),
    dimension: 2,
    seriesIndex,
    calculable: false,
    right: 0,
    top: 'middle',
    itemHeight: 180,
    text: [field.format(high), field.format(low)],
    textGap: 8,
    textStyle: { color: now.quiet },
    inRange: { color: RAMP },
    outOfRange: { color: now.line },
  };
}

/** Above the scale. It is always there, as ECharts keeps graphics that are left out. */
export function tintTitle(now, field) {
  return {
    id: 'tint', type: 'text', right: 2, top: 74, silent: true,
    style: { text: field?.title ?? '', fill: now.quiet, font: '12px system-ui, sans-serif' },
  };
}

/**
 * Thousands of points that have colours, as one series for each of a few colours: ECharts draws those
 * as one shape each, where it would take seconds for points one by one.
 *
 * @returns {object[]} no series while there are not as many
 */
export function bins(now, trials, { x, y, tint, shown }) {
  if (tint === null || trials.length < LARGE) {
    return [];
  }
  const { to, low, high } = tintScale(tint, shown);
  const binOf = (value) => Math.min(BINS - 1, Math.max(0, Math.floor(((to(value) - to(low)) / (to(high) - to(low))) * BINS)));
  const filled = Array.from({ length: BINS }, () => []);
  for (const trial of trials) {
    if (trial[tint.key] !== null) {
      filled[binOf(trial[tint.key])].push([trial[x.key], trial[y.key], null, trial.trial]);
    }
  }
  return filled.map((data, bin) => ({
    id: `${DOMINATED} ${bin}`,
    type: 'scatter',
    name: DOMINATED,
    z: 1,
    symbolSize: 7,
    cursor: 'pointer',
    animation: false,
    large: true,
    largeThreshold: 1,
    progressive: 0,
    itemStyle: { color: colourAt((bin + 0.5) / BINS), opacity: 1, borderColor: now.quiet, borderWidth: 0.6 },
    encode: { x: 0, y: 1 },
    data,
  }));
}

/** The colour at a share of the ramp. */
function colourAt(share) {
  const place = Math.min(RAMP.length - 1.0001, share * (RAMP.length - 1));
  const [from, to] = [RAMP[Math.floor(place)], RAMP[Math.floor(place) + 1]].map((hex) => Number.parseInt(hex.slice(1), 16));
  const part = place % 1;
  const channels = [16, 8, 0].map((shift) => Math.round(((from >> shift) & 255) * (1 - part) + ((to >> shift) & 255) * part));
  return `rgb(${channels.join(', ')})`;
}
