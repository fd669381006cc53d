import { energy, latency, percent, bytes, operations } from '../core/format.js';
import { boardOf, budgetOf, fits } from './fields.js';
import { fieldAxis, inSight, range } from './scale.js';
import { areaSeries } from './brush.js';
import { DOMINATED, FRONT, heights, intervals, scatter, SELECTED, stairs, tintScale, UNFIT } from './marks.js';
import { publishedSeries } from './published.js';

/** Colour-blind-safe, dark to light (viridis, Smith and van der Walt). */
const RAMP = ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'];
/** More points than these would hide each other under rings and large dots. */
const CROWD = 150;
/** Places of the series that take a colour: the dominated, and the front. */
const TINTED = [4, 6];

/**
 * What ECharts draws of a front.
 *
 * @param {object} now the colours of the page
 * @param {import('./view.js').View} view what is shown, and how
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
  const colour = shown.some((trial) => tint !== null && trial[tint.key] !== null) ? tinted(now, tint, shown) : null;
  return {
    grid: { left: 8, right: colour === null ? 30 : 96, top: 56, bottom: 34, containLabel: true },
    legend: legend(now, groups, others, selected),
    tooltip: { formatter: ({ data }) => tell(data, view) },
    visualMap: colour === null ? [] : [colour],
    graphic: [tintTitle(now, colour && tint)],
    xAxis: fieldAxis(now, x, ranges.x, logs.x, { nameLocation: 'middle', nameGap: 30 }),
    yAxis: fieldAxis(now, y, ranges.y, logs.y, { nameTextStyle: { color: now.quiet, align: 'left' } }),
    series: [
      ...intervals(now, groups, view),
      scatter(UNFIT, groups.unfit, view, { size: 8, color: 'transparent', border: now.dominated }),
      scatter(DOMINATED, groups.dominated, view, { size: 7, color: now.dominated, rim: now.quiet }),
      stairs(now, shown.filter((trial) => front.has(trial.trial) && fits(trial, board)), view),
      scatter(FRONT, groups.front, view, { size: groups.front.length > CROWD ? 8 : 12, color: now.accent, border: now.surface, rim: now.text }),
      scatter(SELECTED, selected, view, { ...selectedStyle(now, selected.length), silent: true }),
      borders(now, limits, ranges),
      areaSeries(now, view),
      ...others.series,
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

/** The third quantity as a colour, with its scale beside the plot. */
function tinted(now, field, shown) {
  const known = values(shown, field).filter((value) => value !== null);
  const { min, max } = range(known, { log: false, share: field.share });
  const { to, from } = tintScale(field, shown);
  return {
    type: 'continuous',
    min: from === null ? min : to(Math.min(...known)),
    max: from === null ? max : to(Math.max(...known)),
    dimension: 2,
    seriesIndex: TINTED,
    calculable: false,
    right: 0,
    top: 'middle',
    itemHeight: 180,
    text: ends(field, known, min, max, from),
    textGap: 8,
    textStyle: { color: now.quiet, lineHeight: 16 },
    inRange: { color: RAMP },
    outOfRange: { color: now.line },
  };
}

/** What is written at the ends of the scale. */
function ends(field, known, min, max, from) {
  const [low, high] = from === null ? [min, max] : [Math.min(...known), Math.max(...known)];
  return [field.format(high), field.format(low)];
}

/** Above the scale. It is always there, as ECharts keeps graphics that are left out. */
function tintTitle(now, field) {
  return { id: 'tint', type: 'text', right: 2, top: 74, silent: true, style: { text: field?.title ?? '', fill: now.quiet, font: '12px system-ui, sans-serif' } };
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
