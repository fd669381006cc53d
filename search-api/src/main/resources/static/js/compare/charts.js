import { axis, Chart } from '../core/chart.js';
import { Choice, h, useCallback } from '../core/dom.js';
import { bytes, operations, percent } from '../core/format.js';
import { useQuery } from '../core/router.js';

const COSTS = {
  flash: { title: 'Flash', of: (trial) => trial.flashBytes, format: bytes, unit: 'B' },
  sram: { title: 'SRAM', of: (trial) => trial.sramBytes, format: bytes, unit: 'B' },
  ops: { title: 'Operations', of: (trial) => trial.ops, format: operations, unit: '' },
};

/** Accuracy with its interval against one cost. */
export function Accuracies({ compared }) {
  const [name, setName] = useQuery('x', 'flash');
  const cost = COSTS[name] ?? COSTS.flash;
  const measured = compared.filter(({ trial }) => trial.int8Accuracy.validation);
  const option = useCallback((now) => ({
    grid: { left: 8, right: 28, top: 48, bottom: 36, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: now.text } },
    tooltip: { formatter: ({ data }) => (data.trial ? describe(data) : '') },
    xAxis: axis(now, { type: 'value', scale: true, name: cost.title, nameLocation: 'middle', nameGap: 30, axisLabel: { formatter: cost.format } }),
    yAxis: axis(now, { type: 'value', scale: true, name: 'int8 accuracy', axisLabel: { formatter: (share) => `${Math.round(share * 100)} %` } }),
    series: measured.flatMap((one) => [interval(one, cost, now.series[compared.indexOf(one)]), point(one, cost, now.series[compared.indexOf(one)])]),
  }), [compared, name]);
  if (measured.length === 0) {
    return h('p.quiet', null, 'None of these trials has a score yet.');
  }
  return h(Chart, {
    id: 'compare-accuracy', label: 'Int8 accuracy against cost', option, height: 320,
    controls: h(Choice, {
      name: 'x', label: 'Horizontal axis', value: name, onChange: setName,
      options: Object.entries(COSTS).map(([key, { title }]) => [key, title]),
    }),
    table: {
      columns: ['search', 'trial', `${cost.title}${cost.unit && ` ${cost.unit}`}`, 'int8 accuracy', 'low', 'high'],
      rows: measured.map(({ search, trial }) => [search.name, trial.trial, cost.of(trial),
        ...['accuracy', 'low', 'high'].map((field) => trial.int8Accuracy.validation[field])]),
    },
  });
}

function point({ label, trial }, cost, color) {
  return {
    type: 'scatter', name: label, symbolSize: 13, itemStyle: { color },
    data: [{ value: [cost.of(trial), trial.int8Accuracy.validation.accuracy], trial, label: undefined }],
  };
}

function interval({ label, trial }, cost, color) {
  const { low, high } = trial.int8Accuracy.validation;
  return {
    type: 'line', name: label, symbol: 'none', silent: true, lineStyle: { color, width: 2, opacity: 0.5 }, itemStyle: { color },
    data: [[cost.of(trial), low], [cost.of(trial), high]],
  };
}

function describe({ trial }) {
  const { accuracy, low, high, clips } = trial.int8Accuracy.validation;
  return `Trial ${trial.trial} · ${trial.family}\nint8 ${percent(accuracy)} (${percent(low)} to ${percent(high)}, ${clips} clips)\n`
    + `flash ${bytes(trial.flashBytes)} · SRAM ${bytes(trial.sramBytes)} · ${operations(trial.ops)} ops`;
}

/** The loss of each epoch, and what was heard at rungs. */
export function Curves({ compared }) {
  const curved = compared.filter(({ report }) => (report?.curve ?? []).length > 0);
  const option = useCallback((now) => ({
    grid: { left: 8, right: 28, top: 48, bottom: 36, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: now.text } },
    tooltip: { trigger: 'axis', valueFormatter: (loss) => Number(loss).toFixed(3) },
    xAxis: axis(now, { type: 'value', min: 1, minInterval: 1, name: 'epoch', nameLocation: 'middle', nameGap: 30 }),
    yAxis: axis(now, { type: 'value', name: 'loss in nats', scale: true }),
    series: curved.map((one) => ({
      type: 'line', name: one.label, showSymbol: one.report.curve.length < 3,
      lineStyle: { color: now.series[compared.indexOf(one)] }, itemStyle: { color: now.series[compared.indexOf(one)] },
      data: one.report.curve.map(({ epoch, loss }) => [epoch, loss]),
    })),
  }), [compared]);
  if (curved.length === 0) {
    return h('p.quiet', null, 'No learning curves were kept for these trials.');
  }
  return h(Chart, {
    id: 'compare-curves', label: 'Mean cross-entropy by epoch', option, height: 280,
    table: {
      columns: ['search', 'trial', 'epoch', 'loss'],
      rows: curved.flatMap(({ search, trial, report }) => report.curve.map(({ epoch, loss }) => [search.name, trial.trial, epoch, loss])),
    },
  });
}
