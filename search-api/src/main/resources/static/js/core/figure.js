import { h, useRef, useState } from './dom.js';
import { csv, png, save, svgFile } from './export.js';
import { colors } from './theme.js';

const MOST_ROWS_READ = 200;

/**
 * A picture with what a person takes away from it: PNG, SVG, CSV, and a link to just this view.
 *
 * @param {string} id names files, and the part of the page that the link leads to
 * @param {string} label what the picture shows, for those who hear the page
 * @param {{columns: string[], rows: Array[]}|Function} table the figures behind it; a function is
 *   asked when they are wanted
 * @param {{svg: Function, png: Function}|undefined} files makes the picture's files; without, the
 *   first SVG element inside is taken
 * @param {*} controls what stands to the left of the buttons
 * @param {boolean} wide whether it may be wider than the page, and scrolls then
 */
export function Picture({ id, label, table, files, controls, wide = false, children }) {
  const frame = useRef(null);
  const [said, setSaid] = useState('');
  const rows = () => (typeof table === 'function' ? table() : table);
  const making = files ?? fromElement(frame);

  async function keep(kind) {
    const name = `thimble-${id}.${kind}`;
    try {
      if (kind === 'csv') {
        const { columns, rows: lines } = rows();
        save(name, csv(columns, lines));
      } else if (kind === 'svg') {
        save(name, new Blob([await making.svg()], { type: 'image/svg+xml' }));
      } else {
        save(name, await making.png());
      }
      setSaid('');
    } catch (failure) {
      setSaid(`The file cannot be made: ${failure.message}`);
    }
  }

  async function copyLink() {
    const { href } = location;
    try {
      await navigator.clipboard.writeText(href);
      setSaid('Link copied.');
    } catch {
      setSaid(href);
    }
  }

  const button = (kind, title) =>
    h('button.small', { type: 'button', onClick: () => keep(kind), 'aria-label': `${title} of ${label}` }, kind.toUpperCase());
  return h('figure.picture', { id: `figure-${id}`, 'aria-label': label },
    h('div.picture-head', null,
      h('div.controls', null, controls),
      h('div.take', null,
        h('span.quiet', { role: 'status' }, said),
        button('png', 'PNG picture'), button('svg', 'SVG picture'), table && button('csv', 'Figures as CSV'),
        h('button.small', { type: 'button', onClick: copyLink, 'aria-label': `Copy a link to ${label}` }, 'Link'))),
    h('div.frame', { ref: frame, ...(wide ? { tabindex: 0, role: 'region', 'aria-label': `${label}, may scroll sideways`, class: 'wide' } : {}) }, children),
    table && h(Figures, { rows, label }));
}

/** The same figures as a table, for those who cannot see the picture; made when it is opened. */
function Figures({ rows, label }) {
  const [open, setOpen] = useState(false);
  const shown = open ? rows() : null;
  return h('details.as-table', { onToggle: (event) => setOpen(event.target.open) },
    h('summary', null, 'As a table'),
    shown && h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': `${label}, as a table` },
      h('table', null,
        h('thead', null, h('tr', null, shown.columns.map((column) => h('th', { key: column, scope: 'col' }, column)))),
        h('tbody', null, shown.rows.slice(0, MOST_ROWS_READ).map((row, place) =>
          h('tr', { key: place }, row.map((cell, column) => h('td', { key: column }, cell ?? '–'))))))),
    shown && shown.rows.length > MOST_ROWS_READ
      && h('p.quiet', null, `The first ${MOST_ROWS_READ} of ${shown.rows.length} rows; CSV has all.`));
}

function fromElement(frame) {
  const svg = () => {
    const element = frame.current.querySelector('svg');
    if (!element) {
      throw new Error('there is no picture yet');
    }
    return svgFile(element, colors().surface);
  };
  return {
    svg,
    png: () => {
      const { width, height } = frame.current.querySelector('svg').getBoundingClientRect();
      return png(svg(), width, height);
    },
  };
}
