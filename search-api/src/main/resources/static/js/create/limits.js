import { h } from '../core/dom.js';
import { bytes, energy, latency, operations } from '../core/format.js';
import { described, Told } from './fields.js';
import { LIMITS } from './form.js';

const STEPS_IN_A_DECADE = 100;

/** What can be limited: its slider's ends, how it is told, and where a new limit begins. */
const KINDS = {
  flash: { title: 'Flash', unit: 'bytes', what: 'length of model.tflite', least: 1e3, most: 2e6, begin: 80000, told: bytes },
  sram: { title: 'SRAM', unit: 'bytes', what: 'tensor arena', least: 1e3, most: 1e6, begin: 40000, told: bytes },
  ops: { title: 'Operations', unit: 'operations', what: 'of one inference, two for each multiply-accumulate', least: 1e4, most: 1e9, begin: 6e6, told: operations },
  latency: { title: 'Latency', unit: 'milliseconds', what: 'of one inference, estimated for the board', least: 1, most: 2000, begin: 100, told: (millis) => latency(millis * 1000) },
  energy: { title: 'Energy', unit: 'microjoules', what: 'of one inference, estimated for the board', least: 10, most: 1e6, begin: 5000, told: energy },
};

/** Limits by slider and by number. */
export function Limits({ form, set, board, limits, errors }) {
  const names = form.device === '' ? ['flash', 'sram', 'ops'] : Object.keys(LIMITS);
  return names.map((name) => h(Limit, {
    key: name,
    name,
    kind: KINDS[name],
    path: `budget.${LIMITS[name]}`,
    value: form[name],
    errors,
    missing: name === 'energy' && board && board.activePowerMilliwatts === null
      ? 'The power of this board is not published, so energy cannot be limited.' : null,
    nothingBelow: limits.find(({ field }) => field === `budget.${LIMITS[name]}`)?.smallest ?? null,
    board: { flash: board?.usableFlashBytes, sram: board?.usableSramBytes }[name] ?? null,
    onChange: (value) => set({ [name]: value }),
  }));
}

function Limit({ name, kind, path, value, errors, missing, nothingBelow, board, onChange }) {
  const on = value !== '';
  const id = `new-${name}`;
  const number = Number(value);
  const hint = missing ?? [
    on ? number > 0 && kind.told(number) : 'no limit of its own',
    board !== null && `the board has ${bytes(board)} for the whole application`,
    nothingBelow !== null && `with the other limits, nothing fits below ${kind.told(nothingBelow)}`,
  ].filter(Boolean).join(' · ');
  return h('div.limit', { role: 'group', 'aria-label': kind.title, 'data-field': path },
    h('label.limit-name', { title: kind.what },
      h('input', {
        type: 'checkbox', checked: on, disabled: missing !== null && !on, 'aria-label': `Limit ${kind.title}`,
        onChange: (event) => onChange(event.target.checked ? String(kind.begin) : ''),
      }),
      kind.title),
    h('input.slider', {
      type: 'range',
      min: 0,
      max: Math.round(Math.log10(kind.most / kind.least) * STEPS_IN_A_DECADE),
      value: position(on && number > 0 ? number : kind.begin, kind),
      disabled: !on,
      'aria-label': `${kind.title}, by slider`,
      'aria-valuetext': on ? kind.told(number) : 'no limit',
      onInput: (event) => onChange(String(atPosition(Number(event.target.value), kind))),
    }),
    h('input', {
      id, type: 'number', value, min: 1, step: 'any', placeholder: 'none', disabled: missing !== null && !on,
      'aria-label': `${kind.title} in ${kind.unit}`, ...described(name, path, errors, hint),
      onInput: (event) => onChange(event.target.value),
    }),
    h('span.unit.quiet', { 'aria-hidden': 'true' }, kind.unit),
    h('div.limit-told', null, h(Told, { name, path, errors, hint })));
}

function position(value, { least, most }) {
  return Math.round(Math.log10(Math.min(Math.max(value, least), most) / least) * STEPS_IN_A_DECADE);
}

/** Three digits are enough, and few enough that every step of the slider has a number of its own. */
function atPosition(place, { least }) {
  return Number((least * 10 ** (place / STEPS_IN_A_DECADE)).toPrecision(3));
}
