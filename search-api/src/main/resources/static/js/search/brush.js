import { h, useEffect, useRef, useState } from '../core/dom.js';
import { brushed } from './later.js';

const LEAST_PIXELS = 5;
const STEP_PIXELS = 20;

/**
 * An area that a person drew on the front: a polygon on the axes that were shown then. Where an axis
 * was logarithmic, so are the corners.
 *
 * @typedef {{x: string, y: string, logs: {x: boolean, y: boolean}, corners: Array<[number, number]>}} Area
 */

/** Whether a trial lies in an area. */
export function inArea(trial, { x, y, logs, corners }) {
  if (trial[x] === null || trial[y] === null) {
    return false;
  }
  const across = logs.x ? Math.log10(trial[x]) : trial[x];
  const up = logs.y ? Math.log10(trial[y]) : trial[y];
  let inside = false;
  for (let here = 0, before = corners.length - 1; here < corners.length; before = here, here += 1) {
    const [ax, ay] = corners[here];
    const [bx, by] = corners[before];
    if (ay > up !== by > up && across < ((bx - ax) * (up - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
  }
  return inside;
}

/** The area as ECharts draws it, on the axes that it was drawn on. */
export function areaSeries(now, { area, x, y, logs }) {
  const here = area !== null && area.x === x.key && area.y === y.key && area.logs.x === logs.x && area.logs.y === logs.y;
  const corners = here ? area.corners.map(([across, up]) => [logs.x ? 10 ** across : across, logs.y ? 10 ** up : up]) : [];
  return {
    id: 'area',
    type: 'custom',
    silent: true,
    clip: true,
    animation: false,
    data: here ? [corners[0]] : [],
    renderItem: (_, point) => ({
      type: 'polygon',
      shape: { points: corners.map((corner) => point.coord(corner)) },
      style: { fill: now.budget, opacity: 0.12, stroke: now.budget, lineWidth: 1 },
    }),
  };
}

/**
 * Lies over a chart while a person may draw an area: with the pointer, or with the keyboard (arrows
 * move a frame, with Shift they resize it, Enter takes it).
 *
 * @param {object} chart of ECharts
 * @param {'frame'|'lasso'} shape
 * @param {Function} onArea takes an {@link Area}, or null for nothing
 */
export function Brush({ chart, shape, x, y, logs, onArea }) {
  const place = useRef(null);
  const [path, setPath] = useState([]);
  const drawing = useRef(false);
  useEffect(() => setPath([]), [shape]);

  function take(drawn) {
    brushed();
    const corners = drawn
      .map((pixel) => chart.convertFromPixel({ gridIndex: 0 }, pixel))
      .map(([across, up]) => [logs.x ? Math.log10(across) : across, logs.y ? Math.log10(up) : up]);
    onArea({ x: x.key, y: y.key, logs, corners });
  }

  function at(event) {
    const { left, top } = place.current.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  function down(event) {
    drawing.current = true;
    place.current.setPointerCapture(event.pointerId);
    setPath([at(event)]);
  }

  function move(event) {
    if (!drawing.current) {
      return;
    }
    const now = at(event);
    setPath((before) => {
      if (shape === 'frame') {
        return frame(before[0], now);
      }
      const [lastX, lastY] = before.at(-1);
      return Math.hypot(now[0] - lastX, now[1] - lastY) < LEAST_PIXELS ? before : [...before, now];
    });
  }

  function up() {
    if (!drawing.current) {
      return;
    }
    drawing.current = false;
    if (path.length > 2 && size(path) >= LEAST_PIXELS) {
      take(path);
    } else {
      onArea(null);
    }
    setPath([]);
  }

  function key(event) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    const { width, height } = place.current.getBoundingClientRect();
    const shown = path.length > 2 ? path : frame([width * 0.35, height * 0.35], [width * 0.65, height * 0.65]);
    if (dx !== 0 || dy !== 0) {
      event.preventDefault();
      const [[left, top], , [right, bottom]] = shown;
      const by = [dx * STEP_PIXELS, dy * STEP_PIXELS];
      const corner = event.shiftKey ? [left, top] : [left + by[0], top + by[1]];
      setPath(frame(corner, [Math.max(corner[0] + STEP_PIXELS, right + by[0]), Math.max(corner[1] + STEP_PIXELS, bottom + by[1])]));
    } else if (event.key === 'Enter') {
      take(shown);
      setPath([]);
    } else if (event.key === 'Escape') {
      setPath([]);
      onArea(null);
    }
  }

  return h('div.brush', {
    ref: place,
    tabindex: 0,
    role: 'application',
    'aria-label': 'Select trials: arrow keys move a frame, with Shift they resize it, Enter takes it, Escape clears',
    onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up, onKeyDown: key,
  }, h('svg', { 'aria-hidden': true }, path.length > 1 && h('polygon', { points: path.map((pixel) => pixel.join(',')).join(' ') })));
}

function frame([left, top], [right, bottom]) {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

function size(path) {
  const spread = (which) => Math.max(...path.map((pixel) => pixel[which])) - Math.min(...path.map((pixel) => pixel[which]));
  return Math.max(spread(0), spread(1));
}
