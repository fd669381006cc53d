import { isoDuration, minutesOf } from '../core/iso.js';
import { bytes, operations } from '../core/format.js';
import { BOARD_OBJECTIVES, DEFAULTS, FIRST_LIMITS } from './options.js';

/** The limits of the form, and what a spec calls them. */
export const LIMITS = {
  flash: 'flashBytes',
  sram: 'sramBytes',
  ops: 'opsPerInference',
  latency: 'latencyMillis',
  energy: 'energyMicrojoules',
};
const BOARD_LIMITS = new Set(['latency', 'energy']);
const NONE = 'none';
const LONGEST_NAME = 200;

/** The form as it is before anybody says anything: fields as they are typed, choices as lists. */
const BLANK = {
  name: '', dataset: '', words: [], device: '',
  flash: '', sram: '', ops: '', latency: '', energy: '',
  families: DEFAULTS.families, objectives: DEFAULTS.objectives, strategy: DEFAULTS.strategy,
  trials: String(DEFAULTS.trials), minutes: String(minutesOf(DEFAULTS.maxDuration)),
  parallelism: String(DEFAULTS.parallelism), seed: String(DEFAULTS.seed), warmStart: '',
  ...training(DEFAULTS.training),
};

function training({ epochs, quantization, rungs, reduction, audit, finalistSeeds }) {
  return {
    epochs: String(epochs),
    quantization: [quantization].flat(),
    rungs: rungs.join(', '),
    reduction: String(reduction),
    audit: String(audit),
    finalistSeeds: String(finalistSeeds),
  };
}

/** The form of a search that there is, which is to be made again. */
function ofSpec(spec) {
  const limits = Object.fromEntries(Object.entries(LIMITS).map(([key, field]) =>
    [key, String(spec.budget?.[field] ?? '')]));
  return {
    ...BLANK,
    ...limits,
    name: `${spec.name} (again)`.slice(0, LONGEST_NAME),
    dataset: spec.dataset,
    words: spec.keywords,
    device: spec.device ?? '',
    families: spec.families,
    objectives: spec.objectives,
    strategy: spec.strategy,
    trials: String(spec.trials),
    minutes: String(minutesOf(spec.maxDuration)),
    parallelism: String(spec.parallelism),
    seed: String(spec.seed),
    warmStart: (spec.warmStart ?? []).join(', '),
    ...training(spec.training),
  };
}

/** What the form has no field for, and a search that is made again keeps: recipes of training. */
export function keptOf(origin) {
  const known = Object.keys(DEFAULTS.training);
  return Object.fromEntries(Object.entries(origin?.spec.training ?? {}).filter(([name]) => !known.includes(name)));
}

/**
 * The form that an address tells of.
 *
 * @param {Object<string, string>} query of the address
 * @param {object|null} origin the search that it begins from
 */
export function formOf(query, origin) {
  const form = { ...baseOf(origin) };
  for (const [name, text] of Object.entries(query)) {
    if (Object.hasOwn(form, name)) {
      form[name] = Array.isArray(form[name]) ? text.split(',').filter((one) => one !== '' && one !== NONE) : text === NONE ? '' : text;
    }
  }
  const limited = ['from', 'device', ...Object.keys(LIMITS)].some((name) => name in query);
  return limited ? form : { ...form, ...FIRST_LIMITS };
}

/** What the address says of a form: only what is not as it would be without. */
export function queryOf(form, origin) {
  const base = baseOf(origin);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => {
    const text = [value].flat().join(',');
    return [name, text === [base[name]].flat().join(',') ? null : text || NONE];
  }));
}

function baseOf(origin) {
  return origin ? ofSpec(origin.spec) : BLANK;
}

function listOf(text) {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** The words that a data set has of those that a search takes when it does not say. */
export function usualWords(dataset) {
  return DEFAULTS.keywords.filter((word) => dataset === undefined || dataset.anyWords || dataset.words[word] > 0);
}

/**
 * What will be posted: what differs from the defaults, and what must be there.
 *
 * @param {object|undefined} dataset the chosen one, as the server knows it
 * @param {object} kept fields of the training that the form does not have
 * @param {Array} devices the catalogue
 */
export function specOf(form, dataset, kept, devices) {
  const budget = Object.fromEntries(Object.entries(LIMITS)
    .filter(([key]) => form[key] !== '' && (form.device !== '' || !BOARD_LIMITS.has(key)))
    .map(([key, field]) => [field, Number(form[key])]));
  const objectives = form.objectives.filter((name) => form.device !== '' || !BOARD_OBJECTIVES.has(name));
  const schemes = form.quantization;
  const taught = {
    ...numbers(form, DEFAULTS.training, ['epochs', 'reduction', 'audit', 'finalistSeeds']),
    ...(schemes.join() === DEFAULTS.training.quantization ? {} : { quantization: schemes.length === 1 ? schemes[0] : schemes }),
    ...(listOf(form.rungs).length === 0 ? {} : { rungs: listOf(form.rungs).map(numberOr) }),
    ...kept,
  };
  const minutes = Number(form.minutes);
  const time = form.minutes === '' ? DEFAULTS.maxDuration : isoDuration(minutes);
  return {
    name: form.name.trim() || suggestedName(form, devices),
    ...(form.dataset === '' ? {} : { dataset: form.dataset }),
    ...(form.words.join() === usualWords(dataset).join() ? {} : { keywords: form.words }),
    ...(form.device === '' ? {} : { device: form.device }),
    ...(Object.keys(budget).length === 0 ? {} : { budget }),
    ...differing('families', form.families),
    ...differing('strategy', form.strategy),
    ...differing('objectives', objectives),
    ...numbers(form, DEFAULTS, ['trials']),
    ...differing('maxDuration', time),
    ...numbers(form, DEFAULTS, ['parallelism']),
    ...(Object.keys(taught).length === 0 ? {} : { training: taught }),
    ...numbers(form, DEFAULTS, ['seed']),
    ...(listOf(form.warmStart).length === 0 ? {} : { warmStart: listOf(form.warmStart) }),
  };
}

function differing(name, value) {
  return [value].flat().join() === [DEFAULTS[name]].flat().join() ? {} : { [name]: value };
}

function numbers(form, defaults, names) {
  return Object.fromEntries(names
    .filter((name) => form[name] !== '' && Number(form[name]) !== defaults[name])
    .map((name) => [name, Number(form[name])]));
}

/** What is no number is sent as it is: the server says what is wrong with it. */
function numberOr(text) {
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A name that tells a search from its neighbours. */
export function suggestedName(form, devices) {
  const words = form.words.length > 0 && form.words.length <= 3
    ? form.words.join(', ')
    : `${form.words.length} words`;
  const board = devices.find(({ id }) => id === form.device);
  const limits = [
    form.flash !== '' && `${bytes(Number(form.flash))} flash`,
    form.sram !== '' && `${bytes(Number(form.sram))} SRAM`,
    form.flash === '' && form.sram === '' && form.ops !== '' && `${operations(Number(form.ops))} operations`,
  ].filter(Boolean).map((limit) => limit.replace('.0 ', ' '));
  const place = [
    board && `on ${board.name.replace(/ *[(,].*$/, '')}`,
    limits.length > 0 && `in ${limits.join(', ')}`,
  ].filter(Boolean).join(' ');
  return `${words} ${place || `of ${form.dataset}`}`.slice(0, LONGEST_NAME);
}
