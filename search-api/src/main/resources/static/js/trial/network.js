import { h, useMemo } from '../core/dom.js';
import { Picture } from '../core/figure.js';
import { bytes, operations, percent, whole } from '../core/format.js';
import { blockScale, Block } from './block.js';
import { constantBytes, inputWords, joined, shape } from './layers.js';
import { Part } from './pending.js';
import { useWidth } from './width.js';

const NARROW = 860;
const BLOCK = { width: 150, height: 56 };
const NARROW_BLOCK = { width: 92, height: 48 };

/** The network from its input to its scores, each layer drawn to scale, with what it takes. */
export function Network({ trial, estimate }) {
  return h(Part, { part: 'network', title: 'The network, layer by layer', remote: estimate, lines: 4 },
    estimate.data && h(Drawn, { trial, estimate: estimate.data }));
}

function Drawn({ trial, estimate }) {
  const rows = useMemo(() => joined(estimate), [estimate]);
  const { report } = estimate;
  const constants = rows.every(({ operators }) => operators !== null)
    ? rows.reduce((sum, row) => sum + constantBytes(row), 0)
    : null;
  return [
    h('p.quiet', null,
      `${rows.length} layers: ${operations(report.macs)} multiply-accumulates, ${whole(report.parameters)} parameters. `,
      constants === null
        ? `The file takes ${whole(report.flash.modelBytes)} B.`
        : `Of the file's ${whole(report.flash.modelBytes)} B, ${whole(constants)} B are weights and other constants, the rest says how the network is built.`),
    h(Picture, {
      id: `trial-${trial.trial}-network`,
      label: `the network of trial ${trial.trial}, layer by layer`,
      table: () => table(rows),
    }, h(Drawing, { rows, estimate })),
    h('p.quiet', null, 'Bars: multiply-accumulates, and weights in the file, each with its share of the whole. '
      + 'Blocks are to scale: height is time, depth is frequency, length is channels. Shapes read time × frequency × channels; a vector has its length, and each number takes a byte.'),
  ];
}

function Drawing({ rows, estimate }) {
  const [place, width] = useWidth();
  const narrow = width < NARROW;
  const box = narrow ? NARROW_BLOCK : BLOCK;
  const input = rows[0].inputShape;
  const scale = blockScale([input, ...rows.map(({ outputShape }) => outputShape)], box);
  const most = {
    macs: Math.max(1, ...rows.map(({ macs }) => macs)),
    bytes: Math.max(1, ...rows.map((row) => constantBytes(row) ?? row.parameters)),
  };
  const all = { macs: estimate.report.macs, file: estimate.report.flash.modelBytes };
  const rowHeight = narrow ? 98 : 68;
  const top = narrow ? 6 : 26;
  const words = inputWords(estimate.architecture);
  const height = top + rowHeight * (rows.length + 1);
  return h('div.drawing', { ref: place },
    width > 0 && h('svg.network', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Layers' },
      !narrow && h(Heads, { width }),
      h(Row, { y: top, width, narrow, box, scale, rowHeight, first: true, title: words.title, detail: words.detail, sizes: input }),
      rows.map((row, place) => h(Row, {
        key: place, y: top + rowHeight * (place + 1), width, narrow, box, scale, rowHeight,
        title: row.title, detail: row.detail, sizes: row.outputShape,
        bars: [
          bar('series-2', row.macs, most.macs, operations(row.macs), row.macs / Math.max(1, all.macs), 'MACs'),
          weights(row, most.bytes, all.file),
        ],
      }))));
}

function bar(color, value, most, told, share, name) {
  return { color, length: value / most, told: value === 0 ? 'none' : `${told}, ${percent(share)}`, name };
}

function weights(row, most, file) {
  const own = constantBytes(row);
  return own === null
    ? { color: 'series-3', length: row.parameters / most, told: `${whole(row.parameters)} parameters`, name: 'file' }
    : bar('series-3', own, most, bytes(own), own / file, 'file');
}

/** Where the columns stand: text, output, and two bars. */
function columns(width) {
  const text = BLOCK.width + 24;
  const first = text + 410;
  const bars = (width - first - 30) / 2;
  return { text, output: text + 310, bars: [first, first + bars + 30], barWidth: bars };
}

function Heads({ width }) {
  const at = columns(width);
  return h('g.heads', null,
    h('text', { x: at.text, y: 12 }, 'Layer'), h('text', { x: at.output, y: 12 }, 'Output'),
    h('text', { x: at.bars[0], y: 12 }, 'Multiply-accumulates'), h('text', { x: at.bars[1], y: 12 }, 'Weights in the file'));
}

function Row({ y, width, narrow, box, scale, rowHeight, first, title, detail, sizes, bars = [] }) {
  const at = columns(width);
  const text = narrow ? box.width + 14 : at.text;
  const elements = sizes.reduce((product, size) => product * size, 1);
  const told = `${shape(sizes)}, ${bytes(elements)}`;
  return h('g.layer', { transform: `translate(0 ${y})` },
    h('title', null, [title, detail, `output ${told}`, ...bars.map((one) => `${one.name} ${one.told}`)].join('; ')),
    !first && h('path.arrow', { d: `M ${box.width / 2} -9 v 9 m -3.5 -4 l 3.5 4 l 3.5 -4` }),
    h(Block, { sizes, scale, box, y: 4 }),
    h('text.name', { x: text, y: narrow ? 16 : 26 }, title),
    h('text.detail', { x: text, y: narrow ? 32 : 43 }, detail),
    narrow
      ? h('text.detail', { x: text, y: 48 }, `${told} out`)
      : [h('text', { key: 'shape', x: at.output, y: 26 }, shape(sizes)), h('text.detail', { key: 'bytes', x: at.output, y: 43 }, bytes(elements))],
    bars.map((one, place) => {
      const x = narrow ? text : at.bars[place];
      const most = narrow ? Math.max(40, (width - text) * .42) : at.barWidth;
      const line = narrow ? 57 + place * 16 : 18;
      return h('g', { key: place },
        h('rect.rail', { x, y: line, width: most, height: 10, rx: 3 }),
        h('rect', { class: one.color, x, y: line, width: Math.max(one.length > 0 ? 2 : 0, one.length * most), height: 10, rx: 3 }),
        h('text.detail', narrow ? { x: x + most + 6, y: line + 9 } : { x, y: 43 }, one.told));
    }),
    h('line.rule', { x1: 0, x2: width, y1: rowHeight - 4, y2: rowHeight - 4 }));
}

function table(rows) {
  return {
    columns: ['Layer', 'Detail', 'Input', 'Output', 'Parameters', 'Multiply-accumulates', 'Constants in the file, B', 'Output, B', 'Operators'],
    rows: rows.map((row) => [
      row.title, row.detail, shape(row.inputShape), shape(row.outputShape), row.parameters, row.macs, constantBytes(row),
      row.outputShape.reduce((product, size) => product * size, 1), row.operators?.length ?? null,
    ]),
  };
}
