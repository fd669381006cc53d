import { bytes, energy, latency, operations, percent } from '../core/format.js';

/**
 * A quantity of trials that an axis can show.
 *
 * @typedef {object} Field
 * @property {string} key the name in a trial and in the address
 * @property {string} title
 * @property {Function} format
 * @property {1|-1} better 1: more is better, -1: less is
 * @property {boolean} share whether it lies between 0 and 1
 * @property {string|undefined} budget its limit in a spec's budget
 * @property {number|undefined} scale what the budget's unit is of this one's
 * @property {string|undefined} board its limit on a board
 */

/** All of them, in the order in which they are offered. */
const FIELDS = [
  { key: 'int8', title: 'int8 accuracy', format: percent, better: 1, share: true },
  { key: 'error', title: 'int8 error', format: percent, better: -1, share: true },
  { key: 'float', title: 'float accuracy', format: percent, better: 1, share: true },
  { key: 'test', title: 'test accuracy', format: percent, better: 1, share: true },
  { key: 'flash', title: 'Flash', format: bytes, better: -1, budget: 'flashBytes', board: 'usableFlashBytes' },
  { key: 'sram', title: 'SRAM', format: bytes, better: -1, budget: 'sramBytes', board: 'usableSramBytes' },
  { key: 'ops', title: 'Operations', format: operations, better: -1, budget: 'opsPerInference' },
  { key: 'latency', title: 'Latency', format: latency, better: -1, budget: 'latencyMillis', scale: 1000 },
  { key: 'energy', title: 'Energy', format: energy, better: -1, budget: 'energyMicrojoules' },
];

const BY_KEY = new Map(FIELDS.map((field) => [field.key, field]));

/** A field by what the address says, or another when there is no such. */
export function fieldOf(key, usual) {
  return BY_KEY.get(key) ?? BY_KEY.get(usual) ?? null;
}

/** The fields that at least one of these trials has a value of. */
export function present(trials, always = []) {
  return FIELDS.filter(({ key }) => always.includes(key) || trials.some((trial) => trial[key] !== null));
}

/** What a search's budget allows of a field, in its unit; null without a limit. */
export function budgetOf(field, spec) {
  const limit = field.budget && spec?.budget?.[field.budget];
  return limit ? limit * (field.scale ?? 1) : null;
}

/** What a board has of a field; null without a board, or where a board sets no limit. */
export function boardOf(field, board) {
  return (field.board && board?.[field.board]) ?? null;
}

/** Whether a trial's file fits a board; without a board all do. */
export function fits(trial, board) {
  return !board || ((trial.flash ?? Infinity) <= board.usableFlashBytes && (trial.sram ?? Infinity) <= board.usableSramBytes);
}
