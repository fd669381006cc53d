import { h } from '../core/dom.js';
import { percent, whole } from '../core/format.js';
import { useWidth } from './width.js';

const TAIL = [
  ['allocatorBytes', 'allocator and planner'],
  ['graphBytes', 'graphs'],
  ['tensorBytes', 'tensors'],
  ['operatorBytes', 'operators'],
  ['scratchHandleBytes', 'scratch handles'],
  ['variableBytes', 'variables'],
  ['boundaryBytes', 'inputs and outputs'],
  ['alignmentBytes', 'alignment'],
];
const COLORS = 7;

/**
 * All of the arena: the head, what kernels keep, the rest of the tail, and what only planning or
 * alignment asks for.
 */
export function arenaParts({ headBytes, tailBytes, tail, minimumBytes }) {
  const rest = TAIL.map(([field, name]) => ({ name, bytes: tail[field] }));
  const kernels = tailBytes - rest.reduce((sum, part) => sum + part.bytes, 0);
  const spare = minimumBytes - headBytes - tailBytes;
  return [
    { name: 'head: activations and scratch', bytes: headBytes },
    { name: 'kernels’ own data', bytes: kernels },
    ...rest,
    { name: 'while planning, or rounding', bytes: spare },
  ].filter((part) => part.bytes > 0);
}

/** The arena as a bar of its parts, with a legend that tells each to the byte. */
export function ArenaStack({ arena }) {
  const [place, width] = useWidth();
  const parts = arenaParts(arena);
  const columns = width < 520 ? 1 : width < 900 ? 2 : 3;
  const lines = Math.ceil(parts.length / columns);
  const height = 66 + lines * 22;
  let at = 0;
  return h('div.drawing', { ref: place },
    width > 0 && h('svg.arena', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `The arena, ${whole(arena.minimumBytes)} B: ${parts.map((part) => `${part.name} ${whole(part.bytes)} B`).join(', ')}` },
      h('text.name', { x: 0, y: 12 }, `Arena, ${whole(arena.minimumBytes)} B, from its start to its end`),
      parts.map((part, index) => {
        const x = at;
        const wide = (part.bytes / arena.minimumBytes) * width;
        at += wide;
        return h('g', { key: part.name },
          h('title', null, told(part, arena)),
          h('rect', { class: `part-${index % COLORS} ${index >= COLORS ? 'lighter' : ''}`, x, y: 22, width: Math.max(1, wide), height: 26 }));
      }),
      parts.map((part, index) => {
        const x = Math.floor(index / lines) * (width / columns);
        const y = 66 + (index % lines) * 22;
        return h('g', { key: part.name },
          h('rect', { class: `part-${index % COLORS} ${index >= COLORS ? 'lighter' : ''}`, x, y: y - 1, width: 12, height: 12, rx: 2 }),
          h('text', { x: x + 19, y: y + 9 }, told(part, arena)));
      })));
}

function told(part, { minimumBytes }) {
  return `${part.name}: ${whole(part.bytes)} B, ${percent(part.bytes / minimumBytes)}`;
}
