import { request, searchUrl } from '../core/api.js';
import { axis, Chart } from '../core/chart.js';
import { h, useCallback, useMemo } from '../core/dom.js';
import { duration } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { go } from '../core/router.js';
import { Problem } from '../core/states.js';

/** The colour of what became of an attempt, and how it is told. */
const ENDINGS = {
  scored: ['accent', 'scored'],
  waiting: ['series4', 'came to its rung'],
  failed: ['bad', 'failed'],
  lost: ['budget', 'lost with its worker'],
  released: ['series6', 'put back'],
  cancelled: ['dominated', 'cancelled'],
  ended: ['dominated', 'ended'],
  running: ['busy', 'running'],
};
const LANE_PIXELS = 26;

/** Who worked on what, when: a lane for each training that a worker runs at once. */
export function Timeline({ search, news }) {
  const { data, problem, reload } = useRemote(
    (signal) => request(searchUrl(search.id, '/attempts'), { signal }), [search.id], news);
  const { lanes, bars } = useMemo(() => laid(data?.attempts ?? [], search), [data]);
  const option = useCallback((now) => ({
    animation: false,
    grid: { left: 8, right: 28, top: 40, bottom: 60, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: now.text }, data: [...new Set(bars.map((bar) => ENDINGS[bar.ending][1]))] },
    tooltip: { formatter: ({ data: { bar } }) => describe(bar) },
    dataZoom: [{
      id: 'inside', type: 'inside', filterMode: 'weakFilter', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false,
      moveOnMouseMove: !matchMedia('(pointer: coarse)').matches, preventDefaultMouseMove: false,
    }, { id: 'slider', type: 'slider', height: 18, bottom: 6, filterMode: 'weakFilter', labelFormatter: (at) => duration(at) }],
    xAxis: axis(now, { type: 'value', min: 0, axisLabel: { formatter: (at) => duration(at) } }),
    yAxis: axis(now, { type: 'category', inverse: true, data: lanes, axisTick: { show: false }, axisLabel: { width: 130, overflow: 'truncate' } }),
    series: Object.entries(ENDINGS).filter(([ending]) => bars.some((bar) => bar.ending === ending)).map(([ending, [color, name]]) => ({
      type: 'custom', name, itemStyle: { color: now[color] }, encode: { x: [0, 1], y: 2 },
      renderItem: (_, point) => drawn(point, now[color], now.surface),
      data: bars.filter((bar) => bar.ending === ending).map((bar) => ({ value: [bar.from, bar.to, bar.lane], bar })),
    })),
  }), [lanes, bars]);
  if (problem) {
    return h(Problem, { problem, retry: reload });
  }
  if (data && bars.length === 0) {
    return h('p.quiet', null, 'No worker has begun a trial yet.');
  }
  return h(Chart, {
    id: 'timeline', label: 'Attempts by worker over time', option, height: 110 + LANE_PIXELS * Math.max(lanes.length, 2), data: { bars: bars.length },
    on: { click: ({ data: { bar } }) => go(`#/searches/${search.id}/trials/${bar.trial}`) },
    table: {
      columns: ['trial', 'attempt', 'worker', 'started', 'ended', 'ending', 'from epoch', 'to epoch'],
      rows: (data?.attempts ?? []).map((one) => [one.trial, one.attempt, one.worker, one.startedAt, one.endedAt, one.ending, one.fromEpoch, one.toEpoch]),
    },
  });
}

/** Each worker gets as many lanes as it trained at once, filled from the top. */
function laid(attempts, search) {
  const start = Math.min(...attempts.map((one) => Date.parse(one.startedAt)));
  const now = search.endedAt ? Date.parse(search.endedAt) : Date.now();
  const workers = new Map();
  const placed = [...attempts].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)).map((one) => {
    const from = (Date.parse(one.startedAt) - start) / 1000;
    const to = Math.max(from, ((one.endedAt ? Date.parse(one.endedAt) : now) - start) / 1000);
    const lanes = workers.get(one.worker) ?? [];
    workers.set(one.worker, lanes);
    let lane = lanes.findIndex((free) => free <= from);
    lane = lane < 0 ? lanes.length : lane;
    lanes[lane] = to;
    return { ...one, from, to, lane: [one.worker, lane] };
  });
  const lanes = [...workers].flatMap(([worker, ends]) => ends.map((_, place) => (ends.length === 1 ? worker : `${worker} · ${place + 1}`)));
  const first = new Map();
  let count = 0;
  for (const [worker, ends] of workers) {
    first.set(worker, count);
    count += ends.length;
  }
  return { lanes, bars: placed.map((bar) => ({ ...bar, lane: first.get(bar.lane[0]) + bar.lane[1] })) };
}

function drawn(point, color, line) {
  const [x, y] = point.coord([point.value(0), point.value(2)]);
  const [end] = point.coord([point.value(1), point.value(2)]);
  return {
    type: 'rect',
    shape: { x, y: y - 8, width: Math.max(2, end - x), height: 16, r: 3 },
    style: { fill: color, stroke: line, lineWidth: 1 },
  };
}

function describe(bar) {
  return `Trial ${bar.trial}, attempt ${bar.attempt}, ${ENDINGS[bar.ending][1]}\n${bar.worker}\n`
    + `epochs ${bar.fromEpoch} to ${bar.toEpoch}, ${duration(bar.to - bar.from)}`;
}
