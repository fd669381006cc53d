import { move, request, searchUrl } from './api.js';
import { Answers, Dialog } from './dialog.js';
import { h, useState } from './dom.js';
import { Extend } from './extend.js';
import { Menu } from './menu.js';
import { link } from './router.js';
import { mayChange, useWho } from './who.js';

const OPEN = new Set(['queued', 'running', 'paused']);

/**
 * What can be done with a search: pause, resume, cancel, extend, clone, delete, as far as its state
 * and who asks allow.
 *
 * @param {{id: string, name: string, state: string, spec: object, trials: object}} search
 * @param {Function} onChanged takes the search as it is now, or null when it is deleted
 * @param {boolean} wide whether the everyday ones are buttons of their own; else all are in one menu
 */
export function SearchActions({ search, onChanged, wide = false }) {
  const who = useWho();
  const [asking, setAsking] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);

  async function act(action) {
    setBusy(true);
    try {
      const now = await action();
      setAsking(null);
      onChanged(now);
    } catch (failure) {
      setAsking(null);
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  }

  const { state, name } = search;
  const change = (transition) => () => act(() => move(search.id, transition));
  const ask = (what) => () => setAsking(what);
  const everyday = mayChange(who) ? [
    (state === 'queued' || state === 'running') && { text: 'Pause', onChoose: change('pause') },
    state === 'paused' && { text: 'Resume', onChoose: change('resume') },
    OPEN.has(state) && { text: 'Cancel', onChoose: ask('cancel') },
  ].filter(Boolean) : [];
  const rare = mayChange(who) ? [
    (OPEN.has(state) || state === 'completed') && { text: 'Extend', onChoose: ask('extend') },
    { text: 'Clone', href: cloneLink(search) },
    { text: 'Delete', onChoose: ask('delete'), danger: true },
  ].filter(Boolean) : [];
  const back = () => setAsking(null);
  if (everyday.length + rare.length === 0) {
    return null;
  }
  return [
    wide && everyday.map(({ text, onChoose }) =>
      h('button', {
        // The same element for both turns, and never disabled, so that the focus stays.
        type: 'button', key: text === 'Cancel' ? 'cancel' : 'turn', 'aria-disabled': busy ? 'true' : null, onClick: () => !busy && onChoose(),
      }, text)),
    h(Menu, {
      key: 'menu',
      text: wide ? 'More' : 'Actions',
      label: `${wide ? 'More' : 'Actions'}: ${name}`,
      items: wide ? rare : [...everyday, ...rare],
    }),
    asking === 'cancel' && h(Dialog, { key: 'cancel', title: 'Cancel this search?', onClose: back },
      h('p', null, h('strong', null, name), ' ends now. What is scored stays; trials in training are lost, and it cannot go on afterwards.'),
      h(Answers, { yes: 'Cancel the search', danger: true, busy, onYes: change('cancel'), onNo: back })),
    asking === 'extend' && h(Extend, { key: 'extend', search, onExtended: (now) => { back(); onChanged(now); }, onClose: back }),
    asking === 'delete' && h(Delete, { key: 'delete', search, busy, onClose: back, onDelete: () => act(() => remove(search.id)) }),
    problem && h(Dialog, { key: 'problem', title: 'This was not done', onClose: () => setProblem(null) },
      h('p', { role: 'alert' }, problem.message),
      h('div.answers', null, h('button', { type: 'button', 'data-first': '', onClick: () => setProblem(null) }, 'Close'))),
  ];
}

/** Where a new search begins with this one's spec. */
function cloneLink({ id }) {
  return link('/new', { from: id });
}

/** Asks twice, as nothing brings it back; the second answer stands elsewhere than the first. */
function Delete({ search, busy, onDelete, onClose }) {
  const [sure, setSure] = useState(false);
  const { name, state, trials } = search;
  return sure
    ? h(Dialog, { key: 'second', title: 'Delete it for good?', onClose },
      h('p', null, 'There is no way back: trials, scores, models and logs of ', h('strong', null, name), ' are gone at once.'),
      h(Answers, { yes: 'Delete for good', no: 'Keep it', danger: true, swapped: true, busy, onYes: onDelete, onNo: onClose }))
    : h(Dialog, { key: 'first', title: 'Delete this search?', onClose },
      h('p', null, h('strong', null, name), OPEN.has(state) ? ' is not over. It ends now, and everything that belongs to it is deleted: '
        : ' and everything that belongs to it is deleted: ', `${trials.done} scored trials with their models, logs and events.`),
      h(Answers, { yes: 'Delete …', no: 'Keep it', danger: true, onYes: () => setSure(true), onNo: onClose }));
}

async function remove(id) {
  await request(searchUrl(id), { method: 'DELETE', headers: { Accept: 'application/json' } });
  return null;
}
