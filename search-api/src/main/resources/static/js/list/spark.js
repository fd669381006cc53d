import { h } from '../core/dom.js';

const WIDTH = 104;
const HEIGHT = 30;
const MARGIN = 4;

/**
 * How the hypervolume of a front grew, as a line without axes.
 *
 * @param {Array<number>|undefined} values oldest first
 */
export function Spark({ values = [] }) {
  const told = values.filter((value) => Number.isFinite(value));
  if (told.length === 0) {
    return h('span.spark.quiet', null, 'no front yet');
  }
  const most = Math.max(...told);
  const least = Math.min(...told, 0);
  const x = (place) => MARGIN + (told.length === 1 ? 0.5 : place / (told.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value) => HEIGHT - MARGIN - (most === least ? 0.5 : (value - least) / (most - least)) * (HEIGHT - 2 * MARGIN);
  const points = told.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`);
  const label = told.length === 1
    ? `Hypervolume of the front: ${told[0].toFixed(3)}`
    : `Hypervolume of the front, from ${told[0].toFixed(3)} to ${told.at(-1).toFixed(3)} in ${told.length} steps`;
  return h('svg.spark', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', 'aria-label': label },
    h('title', null, label),
    told.length > 1 && h('polyline', { points: points.join(' ') }),
    h('circle', { cx: x(told.length - 1), cy: y(told.at(-1)), r: 2.6 }));
}
