import { move } from './api.js';
import { Answers, Dialog } from './dialog.js';
import { h, useState } from './dom.js';
import { isoDuration, minutesOf } from './iso.js';

/** Gives a search more trials, more time, or both. The server takes all, old and new together. */
export function Extend({ search, onExtended, onClose }) {
  const had = { trials: search.spec.trials, minutes: minutesOf(search.spec.maxDuration) };
  const [trials, setTrials] = useState(String(had.trials));
  const [minutes, setMinutes] = useState(String(had.minutes));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const body = {
    ...(Number(trials) !== had.trials && trials !== '' ? { trials: Number(trials) } : {}),
    ...(Number(minutes) !== had.minutes && minutes !== '' ? { maxDuration: isoDuration(Number(minutes)) } : {}),
  };
  const nothing = Object.keys(body).length === 0;

  async function submit(event) {
    event.preventDefault();
    if (nothing) {
      setProblem({ message: 'Nothing is changed yet. Maybe raise one of the two.', errors: [] });
      return;
    }
    setBusy(true);
    try {
      onExtended(await move(search.id, 'extend', body));
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  const error = (field) => problem?.errors.find((one) => one.field === field)?.message ?? null;
  const field = (name, label, value, set, hint, more) => h('div.field', null,
    h('label', { for: `extend-${name}` }, label),
    h('input', {
      id: `extend-${name}`,
      type: 'number',
      required: true,
      value,
      'aria-describedby': `extend-${name}-hint`,
      'aria-invalid': error(name) ? 'true' : null,
      onInput: (event) => set(event.target.value),
      ...more,
    }),
    h('span', { id: `extend-${name}-hint`, class: error(name) ? 'wrong' : 'quiet' }, error(name) ?? hint));
  return h(Dialog, { title: 'Extend this search', onClose },
    h('form', { onSubmit: submit, novalidate: true },
      h('p', null, h('strong', null, search.name), search.state === 'completed'
        ? ' goes on with the proposals that it would have had from the start.' : ' gets more, and goes on.'),
      field('trials', 'Trials in all', trials, setTrials, `${had.trials} now`, { min: had.trials, step: 1, 'data-first': '' }),
      field('maxDuration', 'Minutes in all', minutes, setMinutes, `${had.minutes} now`, { min: 0, step: 'any' }),
      problem && !problem.errors.some((one) => one.field === 'trials' || one.field === 'maxDuration')
        && h('p.notice', { role: 'alert' }, problem.message),
      h(Answers, { yes: 'Extend', busy, onNo: onClose })));
}
