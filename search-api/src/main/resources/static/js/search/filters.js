import { h, useEffect, useMemo, useState } from '../core/dom.js';
import { useSettled } from '../core/remote.js';
import { setQuery, useRoute } from '../core/router.js';
import { Check, Pick } from './controls.js';
import { fits } from './fields.js';

const texts = new WeakMap();

/** What a text is looked for in. A trial's is put together once. */
function textOf(trial) {
  if (!texts.has(trial)) {
    const decisions = Object.entries(trial.decisions).map(([name, value]) => `${name}=${value}`);
    texts.set(trial, [trial.trial, trial.family, trial.state, trial.worker, trial.reason, ...decisions].join(' ').toLowerCase());
  }
  return texts.get(trial);
}

/**
 * The trials that pass the filters in the address and are selected.
 *
 * @param {import('./points.js').Store} store
 * @param {object|null} board
 * @returns {{rows: import('./points.js').Trial[], filtered: boolean}}
 */
export function useFiltered(store, board) {
  const { query: { state, family, front, fits: fitting, text } } = useRoute();
  return useMemo(() => {
    const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const needed = [
      store.selection !== null && ((trial) => store.selection.has(trial.trial)),
      state && ((trial) => trial.state === state),
      family && ((trial) => trial.family === family),
      front === 'only' && ((trial) => store.front.has(trial.trial)),
      fitting === 'only' && board && ((trial) => fits(trial, board)),
      words.length > 0 && ((trial) => words.every((word) => textOf(trial).includes(word))),
    ].filter(Boolean);
    return {
      rows: needed.length === 0 ? store.trials : store.trials.filter((trial) => needed.every((passes) => passes(trial))),
      filtered: needed.length > 0,
    };
  }, [store, board, state, family, front, fitting, text]);
}

/** The filters of the table. */
export function Filters({ trials, board }) {
  const { query } = useRoute();
  const distinct = (key) => [...new Set(trials.map((trial) => trial[key]))].sort();
  const [states, families] = useMemo(() => [distinct('state'), distinct('family')], [trials]);
  const pick = (name) => (value) => setQuery({ [name]: value || null });
  const only = (name) => (on) => setQuery({ [name]: on ? 'only' : null });
  return h('div.controls.filters', { role: 'search', 'aria-label': 'Filter trials' },
    h(Text, { value: query.text ?? '' }),
    h(Pick, { label: 'State', value: query.state ?? '', options: options(states, query.state), onChange: pick('state') }),
    h(Pick, { label: 'Family', value: query.family ?? '', options: options(families, query.family), onChange: pick('family') }),
    h(Check, { label: 'front only', checked: query.front === 'only', onChange: only('front') }),
    board && h(Check, { label: `fits ${board.name}`, checked: query.fits === 'only', onChange: only('fits') }));
}

/** What the address asks for is offered also where no trial has it, so that it can be taken back. */
function options(values, chosen) {
  const all = chosen && !values.includes(chosen) ? [...values, chosen] : values;
  return [['', 'all'], ...all.map((value) => [value, value])];
}

function Text({ value }) {
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed, 250);
  useEffect(() => {
    if (settled !== value) {
      setQuery({ text: settled || null });
    }
  }, [settled]);
  useEffect(() => {
    if (value !== settled) {
      setTyped(value);
    }
  }, [value]);
  return h('input', {
    type: 'search', value: typed, placeholder: 'Find: 12, dnn, blocks=4 …', 'aria-label': 'Find trials',
    onInput: (event) => setTyped(event.target.value),
  });
}
