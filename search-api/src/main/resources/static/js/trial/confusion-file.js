import { png } from '../core/export.js';
import { colors } from '../core/theme.js';

const CELL = 34;
const SAID = 90;
const TOP = 96;

/** Draws both matrices side by side, for the files that people take away; the page shows tables. */
export function confusionFiles(labels, float, int8) {
  const panel = SAID + (labels.length + 1) * CELL + 20;
  const width = panel * 2 + 20;
  const height = TOP + labels.length * CELL + 20;
  const svg = () => {
    const now = colors();
    const parts = [
      text(10, 20, 'Float', now.text, 'font-weight="600"'), text(panel + 20, 20, 'Int8', now.text, 'font-weight="600"'),
      ...matrix(10, labels, float, null, now), ...matrix(panel + 20, labels, int8, float, now),
    ];
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`
      + `<rect width="100%" height="100%" fill="${now.surface}"/>${parts.join('')}</svg>`;
  };
  return { svg, png: () => png(svg(), width, height) };
}

function matrix(left, labels, counts, before, now) {
  const at = (column) => left + SAID + column * CELL;
  return labels.flatMap((said, row) => {
    const y = TOP + row * CELL;
    const all = Math.max(1, counts[row].reduce((sum, count) => sum + count, 0));
    return [
      text(left + SAID - 6, y + 21, said, now.text, 'text-anchor="end"'),
      `<text x="0" y="0" fill="${now.text}" transform="translate(${at(row) + 20} ${TOP - 6}) rotate(-55)">${escaped(said)}</text>`,
      ...counts[row].flatMap((count, column) => {
        const share = Math.min(1, (count / all) * (row === column ? 1 : 2.5)) * .45;
        const more = before === null ? 0 : count - before[row][column];
        return [
          `<rect x="${at(column)}" y="${y}" width="${CELL - 1}" height="${CELL - 1}" fill="${row === column ? now.accent : now.bad}" fill-opacity="${share.toFixed(3)}" stroke="${now.grid}"/>`,
          count > 0 ? text(at(column) + CELL / 2, y + 20, count, now.text, 'text-anchor="middle"') : '',
          more === 0 ? '' : text(at(column) + CELL - 4, y + 31, `${more > 0 ? '+' : '−'}${Math.abs(more)}`, (more > 0) === (row === column) ? now.good : now.bad, 'text-anchor="end" font-size="9"'),
        ];
      }),
      text(at(labels.length) + CELL - 2, y + 21, `${Math.round((counts[row][row] / all) * 100)} %`, now.quiet, 'text-anchor="end"'),
    ];
  });
}

function text(x, y, content, fill, more) {
  return `<text x="${x}" y="${y}" fill="${fill}" ${more}>${escaped(content)}</text>`;
}

function escaped(content) {
  return String(content).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
