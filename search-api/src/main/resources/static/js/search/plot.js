import { bytes, energy, latency, operations, percent } from '../core/format.js';
import { areaSeries } from './brush.js';
import { boardOf, budgetOf, fits } from './fields.js';
import { DOMINATED, FRONT, SELECTED, UNFIT } from './kinds.js';
import { heights, intervals, scatter, stairs } from './marks.js';
import { publishedSeries } from './published.js';
import { fieldAxis, inSight, range } from './scale.js';
import { bins, tintMap, tintTitle } from './tint.js';

/** More points than these would hide each other under rings and large dots. */
const CROWD = 150;
/** Places of the series that take a colour: the dominated, and the front. */
const TINTED = [4, 6];

/**
 * What ECharts draws of a front.
 *
 * @param {object} now the colours of the page
 * @param {object} view what is shown, and how, as front.js puts it together
 */
export function plotOption(now, view) {
  const { x, y, tint, shown, front, board, selection, logs } = view;
  const groups = { front: [], dominated: [], unfit: [] };
  for (const trial of shown) {
    if (!fits(trial, board)) {
      groups.unfit.push(trial);
    } else {
      groups[front.has(trial.trial) ? 'front' : 'dominated'].push(trial);
    }
  }
  const selected = selection === null ? [] : shown.filter(({ trial }) => selection.has(trial));
  const others = publishedSeries(now, view);
  const limits = { x: limitsOf(x, view), y: limitsOf(y, view) };
  const ranges = {
    x: range([...values(shown, x), ...others.x], { log: logs.x, share: x.share, limits: limits.x.map(({ at }) => at) }),
    y: range([...heights(shown, view), ...others.y], { log: logs.y, share: y.share, limits: limits.y.map(({ at }) => at) }),
  };
  const coloured = tint !== null && shown.some((trial) => trial[tint.key] !== null);
  const binned = coloured ? bins(now, groups.dominated, view) : [];
  return {
    grid: { left: 8, right: coloured ? 96 : 30, top: 56, bottom: 34, containLabel: true },
    legend: legend(now, groups, others, selected),
    tooltip: { formatter: ({ data }) => tell(data, view) },
    visualMap: coloured ? [tintMap(now, tint, shown, binned.length > 0 ? TINTED.slice(1) : TINTED)] : [],
    graphic: [tintTitle(now, coloured ? tint : null)],
    xAxis: fieldAxis(now, x, ranges.x, logs.x, { nameLocation: 'middle', nameGap: 30 }),
    yAxis: fieldAxis(now, y, ranges.y, logs.y, { nameTextStyle: { color: now.quiet, align: 'left' } }),
    series: [
      ...intervals(now, groups, view),
      scatter(UNFIT, groups.unfit, view, { size: 8, color: 'transparent', border: now.dominated }),
      scatter(DOMINATED, binned.length > 0 ? [] : groups.dominated, view, { size: 7, color: now.dominated, rim: now.quiet }),
      stairs(now, shown.filter((trial) => front.has(trial.trial) && fits(trial, board)), view),
      scatter(FRONT, groups.front, view, { size: groups.front.length > CROWD ? 8 : 12, color: now.accent, border: now.surface, rim: now.text }),
      scatter(SELECTED, selected, view, { ...selectedStyle(now, selected.length), silent: true }),
      borders(now, limits, ranges),
      areaSeries(now, view),
      ...others.series,
      ...binned,
    ],
  };
}

function values(trials, field) {
  return trials.map((trial) => trial[field.key]);
}

function legend(now, groups, others, selected) {
  const entry = (name, style) => ({ name, itemStyle: style });
  return {
    top: 0,
    left: 0,
    icon: 'circle',
    itemWidth: 14,
    itemHeight: 10,
    textStyle: { color: now.text },
    inactiveColor: now.line,
    data: [
      groups.front.length > 0 && entry(FRONT, { color: now.accent }),
      groups.dominated.length > 0 && entry(DOMINATED, { color: now.dominated }),
      groups.unfit.length > 0 && entry(UNFIT, { color: now.surface, borderColor: now.dominated, borderWidth: 1.5 }),
      selected.length > 0 && entry(SELECTED, { color: now.surface, borderColor: now.budget, borderWidth: 2 }),
      ...others.series.map(({ name, symbol, itemStyle }) => ({ name, icon: symbol, itemStyle })),
    ].filter(Boolean),
  };
}

function selectedStyle(now, count) {
  return count > CROWD
    ? { size: 6, color: now.budget }
    : { size: 15, color: 'transparent', border: now.budget, width: 2 };
}

/** Limits of the budget and of a board on an axis. */
function limitsOf(field, { spec, board }) {
  return [
    { at: budgetOf(field, spec), told: 'budget' },
    { at: boardOf(field, board), told: 'board' },
  ].filter(({ at }) => at !== null);
}

function borders(now, limits, ranges) {
  const lines = ['x', 'y'].flatMap((which) => limits[which]
    .filter(({ at }) => at >= ranges[which].min && at <= ranges[which].max && inSight(at, 0, ranges[which].max))
    .map(({ at, told }) => ({
      [`${which}Axis`]: at,
      lineStyle: { type: told === 'budget' ? 'dashed' : 'solid' },
      label: { formatter: told, position: which === 'x' ? 'end' : 'insideEndTop' },
    })));
  return {
    id: 'limits',
    type: 'line',
    silent: true,
    data: [],
    markLine: {
      symbol: 'none', silent: true, animation: false, lineStyle: { color: now.budget, width: 1.5 }, label: { color: now.budget }, data: lines,
    },
  };
}

function tell(data, { byNumber, x, y, tint }) {
  if (!Array.isArray(data)) {
    return data?.told ?? '';
  }
  const trial = byNumber.get(data[3]);
  return trial ? describe(trial, [x, y, tint]) : '';
}

/** A trial in a few lines. */
export function describe(trial, fields = []) {
  const more = fields.filter((field) => field && ['test', 'error'].includes(field.key) && trial[field.key] !== null);
  return [
    `Trial ${trial.trial} · ${trial.family}`,
    `int8 ${percent(trial.int8)} (${percent(trial.low)} to ${percent(trial.high)}, ${trial.clips} clips)`,
    `float ${percent(trial.float)}`,
    ...more.map(({ key, title, format }) => `${title} ${format(trial[key])}`),
    `flash ${bytes(trial.flash)} · SRAM ${bytes(trial.sram)} · ${operations(trial.ops)} ops`,
    trial.latency === null ? null : `latency ${latency(trial.latency)} · energy ${energy(trial.energy)}`,
    trial.chance === null ? null : `on the front with a chance of ${percent(trial.chance)}`,
  ].filter((line) => line !== null).join('\n');
}
