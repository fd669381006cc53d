import { h } from '../core/dom.js';
import { RATE_HERTZ } from './wav.js';
import { useWidth } from './width.js';

const HEIGHT = 72;

/** A recording as a wave, with the second that was listened to marked. */
export function Wave({ samples, from, seconds }) {
  const [place, width] = useWidth();
  const length = Math.max(samples.length, (from + seconds) * RATE_HERTZ);
  const across = (second) => (second * RATE_HERTZ / length) * width;
  return h('div.drawing', { ref: place },
    width > 0 && h('svg.wave', {
      width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img',
      'aria-label': `The recording, ${(samples.length / RATE_HERTZ).toFixed(2)} s; from ${from.toFixed(2)} s on ${seconds.toFixed(2)} s were listened to`,
    },
      h('rect.used', { x: across(from), y: 0, width: Math.max(2, across(seconds)), height: HEIGHT, rx: 4 }),
      h('path.loudness', { d: outline(samples, length, width) })));
}

function outline(samples, length, width) {
  const columns = Math.max(1, Math.floor(width / 2));
  const each = length / columns;
  const most = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0.01);
  return Array.from({ length: columns }, (_, column) => {
    let peak = 0;
    for (let at = Math.floor(column * each); at < Math.min(samples.length, (column + 1) * each); at++) {
      peak = Math.max(peak, Math.abs(samples[at]));
    }
    const tall = Math.max(.5, (peak / most) * (HEIGHT / 2 - 3));
    return `M${column * 2 + 1} ${HEIGHT / 2 - tall}V${HEIGHT / 2 + tall}`;
  }).join('');
}
