import { useEffect, useState } from '../core/dom.js';

const SYMBOLS = { 'hello-edge': 'diamond', micronets: 'triangle' };
let fetched = null;

/** Published networks as `/published.json` tells them; null while they are not wanted or not there. */
export function usePublished(wanted) {
  const [published, setPublished] = useState(null);
  useEffect(() => {
    if (wanted) {
      fetched ??= fetch('/published.json').then((response) => response.json());
      fetched.then(setPublished, () => { fetched = null; });
    }
  }, [wanted]);
  return wanted ? published : null;
}

/** What a published network has of a field; null where that was not published. */
function valueOf(point, { key }, device) {
  switch (key) {
    case 'error':
      return point.accuracy === null ? null : 1 - point.accuracy;
    case 'int8':
    case 'float':
    case 'test':
      return point.accuracy;
    case 'flash':
      return point.flash ?? point.memory;
    case 'latency':
    case 'energy':
      return point[key][device] ?? null;
    default:
      return point[key];
  }
}

/**
 * Published networks on the axes of a front.
 *
 * @returns {{x: number[], y: number[], series: object[]}} their values, and what ECharts draws
 */
export function publishedSeries(now, { published, x, y, spec, logs }) {
  const told = { x: [], y: [], series: [] };
  for (const source of published?.sources ?? []) {
    const data = published.points
      .filter((point) => point.source === source.id)
      .map((point) => ({ point, at: [valueOf(point, x, spec?.device), valueOf(point, y, spec?.device)] }))
      .filter(({ at }) => at.every((value, place) => value !== null && (value > 0 || !logs[place === 0 ? 'x' : 'y'])))
      .map(({ point, at }) => ({ value: at, told: describe(point, source, x, y, at) }));
    told.x.push(...data.map(({ value }) => value[0]));
    told.y.push(...data.map(({ value }) => value[1]));
    told.series.push({
      id: source.id,
      name: source.title,
      type: 'scatter',
      symbol: SYMBOLS[source.id] ?? 'rect',
      symbolSize: 11,
      itemStyle: { color: now.series[source.id === 'micronets' ? 3 : 4], opacity: 0.9 },
      data,
    });
  }
  return told;
}

function describe(point, source, x, y, [across, up]) {
  const memory = [x, y].some(({ key }) => key === 'flash') && point.flash === null
    ? `memory ${x.key === 'flash' ? x.format(across) : y.format(up)} stands in for flash` : null;
  return [
    `${source.title}: ${point.name}, published`,
    `${x.title} ${x.format(across)} · ${y.title} ${y.format(up)}`,
    memory,
    'Other data and splits than this search.',
  ].filter((line) => line !== null).join('\n');
}
