import { fieldOf } from './fields.js';
import { range } from './scale.js';

const MOST_DECISIONS = 8;
/** A decision of so few values has its axis divided evenly among them. */
const MOST_NAMED = 8;
/** Costs that differ by more than this would crowd at one end of an even axis. */
const LOG_RATIO = 30;

/**
 * The axes of parallel coordinates: the family, decisions that differ, then what came of them.
 *
 * @param {import('./points.js').Trial[]} trials
 * @param {{families: string[], family: string|null, objectives: string[], importance: object|null, all: boolean}} how
 *   families to tell apart, or the one family that is shown; all decisions, or those that matter most
 * @returns {Array<{key: string, title: string, of: Function, names: string[]|undefined, range: object, format: Function|undefined, better: number|undefined}>}
 */
export function parallelAxes(trials, { families, family, objectives, importance, all }) {
  const kind = families.length > 1
    ? [{ key: 'family', title: 'family', names: families, of: (trial) => families.indexOf(trial.family) }] : [];
  return [
    ...kind,
    ...decisions(trials, family, importance, all).map(decisionAxis(trials)),
    ...fields(objectives).map(fieldAxis(trials)).filter(({ range: its }) => its !== null),
  ];
}

/** Decisions that all of these trials took, and not all alike. */
function decisions(trials, family, importance, all) {
  const values = new Map();
  for (const trial of trials) {
    for (const [name, value] of Object.entries(trial.decisions)) {
      if (!values.has(name)) {
        values.set(name, { count: 0, distinct: new Set() });
      }
      const seen = values.get(name);
      seen.count += 1;
      seen.distinct.add(value);
    }
  }
  const differing = [...values].filter(([, { count, distinct }]) => count === trials.length && distinct.size > 1).map(([name]) => name);
  if (all || differing.length <= MOST_DECISIONS) {
    return differing;
  }
  const weight = new Map((importance?.shares ?? [])
    .filter((share) => share.family === family || share.family === '')
    .map(({ decision, total }) => [decision, total]));
  const most = [...differing].sort((one, other) => (weight.get(other) ?? 0) - (weight.get(one) ?? 0)).slice(0, MOST_DECISIONS);
  return differing.filter((name) => most.includes(name));
}

function decisionAxis(trials) {
  return (name) => {
    const of = (trial) => trial.decisions[name] ?? null;
    const distinct = [...new Set(trials.map(of))].sort((one, other) => one - other);
    if (distinct.length <= MOST_NAMED) {
      const places = new Map(distinct.map((value, place) => [value, place]));
      return { key: `decision ${name}`, title: name, names: distinct.map(String), of: (trial) => places.get(of(trial)) ?? null };
    }
    return { key: `decision ${name}`, title: name, of, range: range(trials.map(of), { log: false, share: false }) };
  };
}

/** The objectives of the search; errors are told as accuracies, as people read those. */
function fields(objectives) {
  const keys = objectives.map((name) => (name === 'error' ? 'int8' : name));
  const known = keys.filter((key) => fieldOf(key, null) !== null && key !== 'int8');
  return [...known, 'int8'].map((key) => fieldOf(key, null));
}

function fieldAxis(trials) {
  return (field) => {
    const values = trials.map((trial) => trial[field.key]).filter(Number.isFinite);
    const log = !field.share && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > LOG_RATIO;
    return {
      key: field.key,
      title: log ? `${field.title}, log` : field.title,
      log,
      of: (trial) => trial[field.key],
      format: field.format,
      better: field.better,
      range: values.length === 0 ? null : range(values, { log, share: field.share }),
    };
  };
}
