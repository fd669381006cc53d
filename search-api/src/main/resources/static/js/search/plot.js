import { bytes, energy, latency, operations, percent } from './format.js';

const FRONT = 'on the front';
const DOMINATED = 'dominated';
/** A budget farther out than this many times the costliest trial would squeeze the points. */
const BUDGET_IN_SIGHT = 1.6;

/**
 * What ECharts draws.
 *
 * @param {object[]} points scored trials
 * @param {{title: string, of: Function, format: Function, budget: string}} axis the horizontal axis
 * @param {object|null} spec the search's spec, for its budget
 */
export function plotOption(points, axis, spec) {
  const color = colors();
  const front = points.filter((trial) => trial.onFront);
  const others = points.filter((trial) => !trial.onFront);
  const limit = spec?.budget?.[axis.budget] ?? null;
  const costliest = Math.max(...points.map(axis.of), 0);
  const budgetShown = limit !== null && limit <= costliest * BUDGET_IN_SIGHT;
  return {
    animationDuration: 250,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: { left: 8, right: 28, top: 58, bottom: 36, containLabel: true },
    legend: {
      top: 0,
      right: 0,
      icon: 'circle',
      textStyle: { color: color.text },
      data: [
        { name: FRONT, itemStyle: { color: color.accent } },
        { name: DOMINATED, itemStyle: { color: color.dominated } },
      ],
    },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: color.surface,
      borderColor: color.line,
      textStyle: { color: color.text, fontSize: 13, lineHeight: 19 },
      formatter: ({ data }) => (data?.trial ? describe(data.trial) : ''),
    },
    xAxis: {
      type: 'value',
      scale: true,
      max: budgetShown && limit > costliest ? limit : undefined,
      name: axis.title,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: color.quiet },
      axisLabel: { color: color.quiet, formatter: axis.format, hideOverlap: true, showMaxLabel: false },
      axisLine: { lineStyle: { color: color.line } },
      splitLine: { lineStyle: { color: color.grid } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      max: (range) => Math.min(1, Math.ceil(range.max * 50) / 50),
      name: 'int8 accuracy',
      nameTextStyle: { color: color.quiet, align: 'left' },
      axisLabel: { color: color.quiet, formatter: (share) => `${Math.round(share * 100)} %` },
      splitLine: { lineStyle: { color: color.grid } },
    },
    series: [
      intervals(DOMINATED, others, axis, color.faint),
      scatter(DOMINATED, others, axis, color.dominated, 8),
      intervals(FRONT, front, axis, color.accentFaint),
      stairs(front, axis, color, budgetShown ? limit : null),
      scatter(FRONT, front, axis, color.accent, 12),
    ],
  };
}

function scatter(name, trials, axis, color, size) {
  return {
    type: 'scatter',
    name,
    symbolSize: size,
    itemStyle: { color, opacity: 1 },
    data: trials.map((trial) => ({ value: [axis.of(trial), accuracy(trial)], trial })),
  };
}

/** The 95 % interval of each accuracy as an upright bar. */
function intervals(name, trials, axis, color) {
  return {
    type: 'custom',
    name,
    silent: true,
    data: trials.map((trial) => {
      const { low, high } = trial.int8Accuracy.validation;
      return [axis.of(trial), low, high];
    }),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_, point) => {
      const [x, low] = point.coord([point.value(0), point.value(1)]);
      const [, high] = point.coord([point.value(0), point.value(2)]);
      return { type: 'line', shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: color, lineWidth: 2 } };
    },
  };
}

/**
 * Joins the members of the front that are best for their cost on this axis. The others are on the
 * front for the sake of an axis that is not shown.
 */
function stairs(front, axis, color, limit) {
  let best = 0;
  const steps = [...front]
    .sort((one, other) => axis.of(one) - axis.of(other) || accuracy(other) - accuracy(one))
    .filter((trial) => {
      const better = accuracy(trial) > best;
      best = Math.max(best, accuracy(trial));
      return better;
    });
  return {
    type: 'line',
    name: FRONT,
    step: 'end',
    silent: true,
    symbol: 'none',
    lineStyle: { color: color.accent, width: 1.5 },
    data: steps.map((trial) => [axis.of(trial), accuracy(trial)]),
    markLine: limit === null ? undefined : {
      symbol: 'none',
      silent: true,
      lineStyle: { color: color.budget, type: 'dashed' },
      label: { formatter: 'budget', color: color.budget },
      data: [{ xAxis: limit }],
    },
  };
}

function describe(trial) {
  const { accuracy: share, low, high, clips } = trial.int8Accuracy.validation;
  return [
    `Trial ${trial.trial} · ${trial.family}`,
    `int8 ${percent(share)} (${percent(low)} to ${percent(high)}, ${clips} clips)`,
    `float ${percent(trial.floatAccuracy)}`,
    `flash ${bytes(trial.flashBytes)} · SRAM ${bytes(trial.sramBytes)} · ${operations(trial.ops)} ops`,
    trial.latencyMicros ? `latency ${latency(trial.latencyMicros)} · energy ${energy(trial.energyMicrojoules)}` : null,
  ].filter((line) => line !== null).join('\n');
}

function accuracy(trial) {
  return trial.int8Accuracy.validation.accuracy;
}

/** The chart is drawn, not styled, so it asks the style sheet for its colours. */
function colors() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of('text'),
    quiet: of('quiet'),
    surface: of('surface'),
    line: of('line'),
    grid: of('grid'),
    accent: of('accent'),
    accentFaint: of('accent-faint'),
    dominated: of('dominated'),
    faint: of('dominated-faint'),
    budget: of('budget'),
  };
}
