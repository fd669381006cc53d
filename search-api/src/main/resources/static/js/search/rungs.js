import { axis, Chart } from '../core/chart.js';
import { h, useCallback, useMemo } from '../core/dom.js';
import { percent } from '../core/format.js';
import { go } from '../core/router.js';

/** More lines than this are a carpet; the best are drawn, and the text says so. */
const MOST_LINES = 400;
const KINDS = {
  scored: { title: 'went on to the end', color: 'accent', width: 1.6, opacity: 0.85 },
  audited: { title: 'went on as a check', color: 'budget', width: 1.6, opacity: 0.9 },
  stopped: { title: 'stopped', color: 'dominated', width: 1, opacity: 0.5 },
  open: { title: 'waiting or in training', color: 'busy', width: 1.2, opacity: 0.8 },
};

/** What trials had learnt at each rung, before quantization, with what was stopped there. */
export function RungChart({ search, store }) {
  const lines = useMemo(() => curves(store.trials), [store.trials]);
  const shown = useMemo(() => lines.slice(0, MOST_LINES), [lines]);
  const option = useCallback((now) => ({
    animation: shown.length < 60,
    grid: { left: 8, right: 28, top: 48, bottom: 36, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: now.text }, data: Object.values(KINDS).map(({ title }) => title) },
    tooltip: { trigger: 'item', formatter: ({ seriesName, data }) => `Trial ${data[2]}, ${seriesName}\nfloat accuracy ${percent(data[1])} after ${data[0]} epochs` },
    xAxis: axis(now, { type: 'value', min: 0, minInterval: 1, name: 'epochs', nameLocation: 'middle', nameGap: 30 }),
    yAxis: axis(now, { type: 'value', scale: true, name: 'float accuracy', axisLabel: { formatter: (share) => `${Math.round(share * 100)} %` } }),
    series: shown.map(({ trial, kind, points }) => ({
      type: 'line', name: KINDS[kind].title, symbol: 'circle', symbolSize: 5,
      lineStyle: { color: now[KINDS[kind].color], width: KINDS[kind].width, opacity: KINDS[kind].opacity, type: kind === 'stopped' ? 'dashed' : 'solid' },
      itemStyle: { color: now[KINDS[kind].color], opacity: KINDS[kind].opacity },
      emphasis: { focus: 'series' },
      data: points.map(([epoch, accuracy]) => [epoch, accuracy, trial]),
    })),
  }), [shown]);
  const rungs = search.spec.training?.rungs ?? [];
  if (rungs.length === 0) {
    return h('p.quiet', null, 'This search compares trials at their end alone. With ', h('code', null, 'training.rungs'),
      ', trials are compared early, and only the best go on.');
  }
  if (lines.length === 0) {
    return h('p.quiet', null, `No trial has reached the first rung yet, which is at epoch ${rungs[0]}.`);
  }
  const stopped = lines.filter(({ kind }) => kind === 'stopped').length;
  return [
    h('p.quiet', null, `Compared after ${rungs.join(' and ')} epochs. ${stopped} of ${lines.length} trials were stopped there.`,
      lines.length > MOST_LINES && ` The best ${MOST_LINES} are drawn; CSV has all.`),
    h(Chart, {
      id: 'rungs', label: 'Float accuracy at the rungs', option, height: 300, data: { lines: shown.length },
      on: { click: ({ data }) => go(`#/searches/${search.id}/trials/${data[2]}`) },
      table: () => ({
        columns: ['trial', 'fate', 'epoch', 'float accuracy'],
        rows: lines.flatMap(({ trial, kind, points }) => points.map(([epoch, accuracy]) => [trial, KINDS[kind].title, epoch, accuracy])),
      }),
    }),
  ];
}

/** Best first by what was learnt last. */
function curves(trials) {
  return trials
    .filter((trial) => (trial.rungs ?? []).length > 0)
    .map((trial) => ({ trial: trial.trial, kind: kind(trial), points: points(trial) }))
    .sort((one, other) => other.points.at(-1)[1] - one.points.at(-1)[1]);
}

function points(trial) {
  const last = trial.state === 'scored' && trial.float !== null ? [[trial.epochs, trial.float]] : [];
  return [...trial.rungs, ...last];
}

function kind(trial) {
  if (trial.audited) {
    return 'audited';
  }
  return trial.state === 'scored' || trial.state === 'stopped' ? trial.state : 'open';
}
