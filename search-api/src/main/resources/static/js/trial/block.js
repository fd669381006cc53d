import { h } from '../core/dom.js';

/** How much of the depth is seen, to the right and upwards. */
const SLANT = 0.36;
const LEAST = 1.5;

/** Pixels for each element, so that the largest of these maps fits its box. */
export function blockScale(maps, { width, height }) {
  return Math.min(...maps.map(([time, frequency, channels]) =>
    Math.min(width / (channels + SLANT * frequency), height / (time + SLANT * frequency))));
}

/**
 * A map of activations as a block to scale: height is time, depth is frequency, length is channels.
 * What would vanish is drawn a pixel and a half thick.
 */
export function Block({ sizes: [time, frequency, channels], scale, box, y }) {
  const tall = Math.max(LEAST, time * scale);
  const long = Math.max(LEAST, channels * scale);
  const deep = Math.max(LEAST, frequency * scale) * SLANT;
  const left = (box.width - long - deep) / 2;
  const bottom = y + (box.height + tall + deep) / 2;
  const up = bottom - tall;
  return h('g.block', null,
    h('rect.front', { x: left, y: up, width: long, height: tall }),
    h('path.top', { d: `M ${left} ${up} l ${deep} ${-deep} h ${long} l ${-deep} ${deep} z` }),
    h('path.side', { d: `M ${left + long} ${up} l ${deep} ${-deep} v ${tall} l ${-deep} ${deep} z` }));
}
