import { h, useState } from '../core/dom.js';
import { bytes, whole } from '../core/format.js';
import { useWidth } from './width.js';

const SIDE_BY_SIDE = 760;
const GAP = 36;
const MARGIN = { left: 58, right: 10, top: 44, bottom: 40 };
const TALL = 300;
const KINDS = [['tensor', 'activations'], ['scratch', 'scratch of a kernel'], ['loop', 'inside a loop']];

/**
 * Two plans of the same buffers on one scale: steps to the right, bytes upwards. The step in which
 * most is in use is marked, and the height that each plan takes.
 */
export function Plans({ plans, steps, arena }) {
  const [place, width] = useWidth();
  const [told, tell] = useState(null);
  const beside = width >= SIDE_BY_SIDE;
  const each = beside ? (width - GAP) / 2 : width;
  const height = beside ? TALL : 2 * TALL + GAP;
  const most = Math.max(...plans.map((plan) => plan.bytes), 1);
  const busy = busiest(plans[1].buffers, arena.steps);
  return h('div.drawing', { ref: place },
    width > 0 && h('svg.plan', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Memory plans' },
      plans.map((plan, index) => h(Panel, {
        key: index, index, plan, width: each, most, busy, steps, count: arena.steps, told, tell,
        x: beside ? index * (each + GAP) : 0, y: beside ? 0 : index * (TALL + GAP),
      }))),
    h('p.legend', null,
      KINDS.filter(([kind]) => plans.some(({ buffers }) => buffers.some((buffer) => kindOf(buffer) === kind)))
        .map(([kind, name]) => h('span', { key: kind }, h('span.swatch', { class: kind, 'aria-hidden': true }), name)),
      h('span', null, h('span.swatch.step', { 'aria-hidden': true }), `busiest step: ${busy.step}, ${steps(busy.step)}, ${whole(busy.bytes)} B`)),
    h('p.told', { role: 'status' }, told === null
      ? 'Point at a buffer, or move to a plan with Tab and through its buffers with the arrow keys.'
      : sentence(plans[told.plan], plans[told.plan].buffers[told.buffer], steps)));
}

function Panel({ index, plan, x, y, width, most, busy, steps, count, told, tell }) {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: TALL - MARGIN.top - MARGIN.bottom };
  const across = (step) => MARGIN.left + (step / count) * inner.width;
  const up = (offset) => MARGIN.top + inner.height * (1 - offset / most);
  const marked = told?.buffer ?? null;
  const order = plan.buffers.map((_, place) => place).filter((place) => plan.buffers[place].firstStep >= 0)
    .sort((one, other) => plan.buffers[one].firstStep - plan.buffers[other].firstStep);

  function move(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by !== undefined && order.length > 0) {
      event.preventDefault();
      const at = told?.plan === index ? order.indexOf(marked) : -1;
      tell({ plan: index, buffer: order[(at + by + order.length + (at < 0 && by < 0 ? 1 : 0)) % order.length] });
    }
  }

  return h('g.panel', { transform: `translate(${x} ${y})`, 'data-plan': index === 0 ? 'greedy' : 'ours' },
    h('text.name', { x: 0, y: 13 }, plan.title),
    h('text.detail', { x: 0, y: 30 }, `${whole(plan.bytes)} B`),
    h('rect.busy', { x: across(busy.step), y: MARGIN.top, width: inner.width / count, height: inner.height }),
    ticks(most).map((tick) => h('g', { key: tick },
      h('line.rule', { x1: MARGIN.left, x2: width - MARGIN.right, y1: up(tick), y2: up(tick) }),
      h('text.tick.end', { x: MARGIN.left - 6, y: up(tick) + 4 }, bytes(tick)))),
    stepTicks(count, inner.width).map((step) =>
      h('text.tick.middle', { key: step, x: across(step + .5), y: TALL - MARGIN.bottom + 16 }, `${step}`)),
    h('text.tick.middle', { x: MARGIN.left + inner.width / 2, y: TALL - 4 }, 'step, one for each operator'),
    h('g.buffers', {
      tabindex: 0, role: 'listbox', 'aria-label': `Buffers, ${plan.title}`, onKeyDown: move,
      'aria-activedescendant': told?.plan === index ? `buffer-${index}-${marked}` : null,
      onFocus: () => told?.plan !== index && order.length > 0 && tell({ plan: index, buffer: order[0] }),
    }, order.map((place) => {
      const buffer = plan.buffers[place];
      return h(Buffer, {
        key: place, id: `buffer-${index}-${place}`, buffer, marked: marked === place,
        x: across(buffer.firstStep), width: across(buffer.lastStep + 1) - across(buffer.firstStep),
        y: up(buffer.offsetBytes + buffer.bytes), height: up(buffer.offsetBytes) - up(buffer.offsetBytes + buffer.bytes),
        label: sentence(plan, buffer, steps), onTell: () => tell({ plan: index, buffer: place }),
      });
    })),
    h('line.peak', { x1: MARGIN.left, x2: width - MARGIN.right, y1: up(plan.bytes), y2: up(plan.bytes) }),
    h('text.peak.end', { x: width - MARGIN.right, y: up(plan.bytes) - 5 }, `peak ${whole(plan.bytes)} B`));
}

function Buffer({ id, buffer, marked, x, y, width, height, label, onTell }) {
  const size = bytes(buffer.bytes);
  return h('g', { id, role: 'option', 'aria-selected': marked, 'aria-label': label, class: `buffer ${kindOf(buffer)}`, 'data-buffer': buffer.name, onMouseEnter: onTell, onClick: onTell },
    h('title', null, label),
    h('rect', { x: x + .5, y, width: Math.max(1, width - 1), height: Math.max(1.5, height), rx: 2 }),
    height > 15 && width > size.length * 7 + 6
      && h('text.middle', { x: x + width / 2, y: y + height / 2 + 4, 'aria-hidden': true }, size));
}

function kindOf({ name }) {
  return name.includes('scratch') ? 'scratch' : name.startsWith('graph') ? 'loop' : 'tensor';
}

function sentence({ title }, buffer, steps) {
  const until = buffer.lastStep === buffer.firstStep ? '' : ` to ${buffer.lastStep}, ${steps(buffer.lastStep)}`;
  return `${buffer.name}: ${whole(buffer.bytes)} B at offset ${whole(buffer.offsetBytes)}, `
    + `in use in step ${buffer.firstStep}, ${steps(buffer.firstStep)}${until} (${title.split(',')[0].toLowerCase()})`;
}

/** The step in which most is in use, the first of several. */
function busiest(buffers, count) {
  const used = Array.from({ length: Math.max(count, 1) }, (_, step) => buffers
    .filter((buffer) => buffer.firstStep <= step && step <= buffer.lastStep)
    .reduce((sum, buffer) => sum + buffer.bytes, 0));
  const most = Math.max(...used);
  return { step: used.indexOf(most), bytes: most };
}

/** Round figures up to the top, three to five of them. */
function ticks(most) {
  const power = 10 ** Math.floor(Math.log10(most / 3));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => most / candidate <= 5);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => place * step);
}

function stepTicks(count, width) {
  const every = Math.max(1, Math.ceil((count * 24) / width));
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}
