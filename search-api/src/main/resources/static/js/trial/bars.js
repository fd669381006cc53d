import { h } from '../core/dom.js';
import { useWidth } from './width.js';

const LINE = 26;

/**
 * Bars with their names to the left and their figures to the right.
 *
 * @param {Array<{name: string, value: number, told: string, marked: boolean,
 *   chosen: boolean, title: string}>} rows
 * @param {number} most what a bar of full length stands for
 * @param {string} label what they show, for those who hear the page
 */
export function Bars({ rows, most, label }) {
  const [place, width] = useWidth();
  const names = Math.min(width * .42, 16 + Math.max(...rows.map(({ name }) => name.length)) * 7.2);
  const figures = 16 + Math.max(...rows.map(({ told }) => told.length)) * 7.2;
  const inner = Math.max(20, width - names - figures);
  const letters = Math.floor((names - 12) / 6.6);
  const height = rows.length * LINE;
  return h('div.drawing', { ref: place },
    width > 0 && h('svg.bars', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label },
      rows.map((row, index) => {
        const y = index * LINE;
        return h('g', { key: index, class: row.marked ? 'marked' : row.chosen ? 'chosen' : null },
          h('title', null, row.title ?? `${row.name}: ${row.told}`),
          h('text.end', { x: names - 10, y: y + 17 }, row.name.length > letters ? `${row.name.slice(0, letters - 1)}…` : row.name),
          h('rect.rail', { x: names, y: y + 7, width: inner, height: 12, rx: 3 }),
          h('rect.bar-value', { x: names, y: y + 7, width: Math.max(row.value > 0 ? 2 : 0, Math.min(1, row.value / most) * inner), height: 12, rx: 3 }),
          h('text', { x: names + inner + 10, y: y + 17 }, row.told));
      })));
}
