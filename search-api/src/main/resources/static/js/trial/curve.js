import { axis, Chart } from '../core/chart.js';
import { h, useCallback } from '../core/dom.js';
import { duration, percent } from '../core/format.js';
import { notYet, Part } from './pending.js';

/** How the loss fell from epoch to epoch, and what accuracy was measured on the way and at the end. */
export function Curve({ trial, report, moving }) {
  const points = report.data?.curve ?? [];
  const rungs = report.data?.rungs ?? [];
  const absent = points.length === 0 && rungs.length === 0
    ? notYet(trial, moving, 'The curve begins with the first epoch.', 'No loss was kept of its epochs.')
    : null;
  return h(Part, { part: 'curve', title: 'How it learnt', remote: report, absent, lines: 3 },
    report.data && absent === null && h(Drawn, { trial, points, rungs }));
}

function Drawn({ trial, points, rungs }) {
  const marks = measured(trial, rungs);
  const key = JSON.stringify([points, marks]);
  const option = useCallback((now) => chart(now, points, marks, trial), [key]);
  const seconds = points.map((point) => point.seconds).filter((value) => value !== null && value !== undefined);
  const total = seconds.reduce((sum, value) => sum + value, 0);
  return [
    h(Chart, {
      id: `trial-${trial.trial}-curve`, label: `how trial ${trial.trial} learnt`, option, height: 320, data: { points: points.length },
      table: () => ({
        columns: ['Epoch', 'Loss', 'Seconds', 'Accuracy', 'What'],
        rows: rows(points, marks),
      }),
    }),
    h('p.quiet', null, 'Loss is the mean cross-entropy of an epoch’s training clips; accuracy is on the validation clips. ',
      seconds.length > 0 && `An epoch took ${took(total / seconds.length)} on average, all of them ${took(total)}.`),
  ];
}

function took(seconds) {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : duration(seconds);
}

/** Accuracies with the epoch at which they were measured. */
function measured({ epoch, floatAccuracy, int8Accuracy: { validation } }, rungs) {
  return [
    ...rungs.map((rung) => ({ epoch: rung.epoch, accuracy: rung.accuracy, what: 'at rungs', symbol: 'circle' })),
    ...(floatAccuracy === null ? [] : [{ epoch, accuracy: floatAccuracy, what: 'float', symbol: 'diamond' }]),
    ...(validation === null ? [] : [{ epoch, accuracy: validation.accuracy, what: 'int8', symbol: 'rect' }]),
  ];
}

function rows(points, marks) {
  const losses = points.map((point) => [point.epoch, point.loss, point.seconds ?? null, null, 'training']);
  return [...losses, ...marks.map((mark) => [mark.epoch, null, null, mark.accuracy, mark.what])];
}

function chart(now, points, marks, { epochs }) {
  const last = Math.max(epochs, ...points.map(({ epoch }) => epoch), ...marks.map(({ epoch }) => epoch));
  const kinds = [...new Set(marks.map(({ what }) => what))];
  return {
    grid: { left: 56, right: 60, top: 42, bottom: 46 },
    legend: { top: 0, left: 0, textStyle: { color: now.text }, itemGap: 14 },
    tooltip: {
      trigger: 'item',
      formatter: ({ seriesName, value: [epoch, value] }) =>
        `${seriesName}\nepoch ${epoch}: ${seriesName === 'loss' ? value.toFixed(3) : percent(value)}`,
    },
    xAxis: axis(now, { type: 'value', name: 'Epoch', nameLocation: 'middle', nameGap: 28, min: 0, max: last, minInterval: 1, splitLine: { show: false } }),
    yAxis: [
      axis(now, { type: 'value', name: 'Loss', min: 0 }),
      axis(now, { type: 'value', name: 'Accuracy', min: 0, max: 1, splitLine: { show: false }, axisLabel: { formatter: (value) => `${Math.round(value * 100)} %` } }),
    ],
    series: [
      {
        name: 'loss', type: 'line', data: points.map(({ epoch, loss }) => [epoch, loss]), symbolSize: 5,
        showSymbol: points.length <= 60, itemStyle: { color: now.series[1] }, lineStyle: { color: now.series[1], width: 2 },
      },
      ...kinds.map((kind, place) => ({
        name: kind, type: 'scatter', yAxisIndex: 1, symbolSize: 12, z: 4,
        symbol: marks.find(({ what }) => what === kind).symbol,
        itemStyle: { color: [now.series[2], now.series[3], now.series[0]][['at rungs', 'float', 'int8'].indexOf(kind)] ?? now.series[place] },
        data: marks.filter(({ what }) => what === kind).map(({ epoch, accuracy }) => [epoch, accuracy]),
      })),
    ],
  };
}
