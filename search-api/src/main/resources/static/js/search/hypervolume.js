import { request, searchUrl } from '../core/api.js';
import { axis, Chart } from '../core/chart.js';
import { Choice, h, useCallback } from '../core/dom.js';
import { duration, exactly } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { useQuery } from '../core/router.js';
import { Problem } from '../core/states.js';

const AXES = {
  time: { title: 'Time', name: 'since the start', of: (point) => point.seconds, format: duration },
  trials: { title: 'Trials', name: 'scored trials', of: (point) => point.scored, format: String },
};

/**
 * How the front grew: the volume that it dominates, over time or over scored trials. Between two
 * changes it stays, so it is drawn as stairs.
 */
export function HypervolumeChart({ search, news }) {
  const [over, setOver] = useQuery('over', 'time');
  const along = AXES[over] ?? AXES.time;
  const { data, problem, reload } = useRemote(
    (signal) => request(searchUrl(search.id, '/hypervolume'), { signal }), [search.id], news);
  const points = data?.points ?? [];
  const option = useCallback((now) => ({
    grid: { left: 8, right: 28, top: 32, bottom: 36, containLabel: true },
    tooltip: { trigger: 'axis', formatter: ([{ data: [, , point] }]) => describe(point) },
    xAxis: axis(now, { type: 'value', min: 0, name: along.name, nameLocation: 'middle', nameGap: 30, axisLabel: { formatter: along.format } }),
    yAxis: axis(now, { type: 'value', scale: true, name: 'hypervolume' }),
    series: [{
      type: 'line', step: 'end', showSymbol: points.length < 60, symbolSize: 6,
      lineStyle: { color: now.accent }, itemStyle: { color: now.accent }, areaStyle: { color: now.accent, opacity: 0.08 },
      data: points.map((point) => [along.of(point), point.hypervolume, point]),
    }],
  }), [data, over]);
  if (problem) {
    return h(Problem, { problem, retry: reload });
  }
  if (data && points.length === 0) {
    return h('p.quiet', null, 'The front is empty so far; its hypervolume appears with the first scored trial.');
  }
  return h(Chart, {
    id: 'hypervolume', label: `Hypervolume of the front over ${along.title.toLowerCase()}`, option, height: 260,
    data: { points: points.length },
    controls: h(Choice, {
      name: 'over', label: 'Over', value: over, onChange: setOver,
      options: Object.entries(AXES).map(([key, { title }]) => [key, title]),
    }),
    table: {
      columns: ['at', 'seconds', 'scored trials', 'members', 'hypervolume'],
      rows: points.map((point) => [point.at, point.seconds, point.scored, point.size, point.hypervolume]),
    },
  });
}

function describe(point) {
  return `${point.hypervolume.toFixed(4)} with ${point.size} on the front\n${point.scored} trials scored, after ${duration(point.seconds)}\n${exactly(point.at)}`;
}
