import { h, Pill, Section } from '../core/dom.js';
import { ABSENT, Ago, duration, secondsBetween } from '../core/format.js';
import { Loading, Problem } from '../core/states.js';
import { Log } from './log.js';

const ENDINGS = {
  running: 'is training',
  scored: 'scored the file',
  waiting: 'came to its rung',
  failed: 'failed',
  released: 'gave the trial back',
  lost: 'was lost: its worker fell silent',
  cancelled: 'was cancelled with the search',
  ended: 'ended',
};

/** Who worked on the trial, how far each came, and what they printed. */
export function Attempts({ id, trial, attempts, moving }) {
  const { data, problem, reload } = attempts;
  return h(Section, { part: 'attempts', title: 'Attempts and log' },
    data === null && problem === null && h(Loading, { what: 'Attempts', lines: 2 }),
    data === null && problem !== null && h(Problem, { problem, retry: reload }),
    data !== null && data.length === 0
      && h('p.absent', null, trial.state === 'queued' ? 'No worker has taken it up yet.' : 'No attempt is known.'),
    data !== null && data.length > 0 && h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Attempts' },
      h('table.attempts', null,
        h('thead', null, h('tr', null, ['Attempt', 'Ending', 'Worker', 'Epochs', 'Began', 'Took'].map((title) => h('th', { key: title, scope: 'col' }, title)))),
        h('tbody', null, data.map((one) => h('tr', { key: one.attempt },
          h('th', { scope: 'row' }, one.attempt),
          h('td', null, h(Pill, { state: one.ending, title: ENDINGS[one.ending] }), ' ', h('span.quiet', null, ENDINGS[one.ending] ?? '')),
          h('td', null, one.worker ?? ABSENT),
          h('td', null, one.toEpoch > one.fromEpoch ? `${one.fromEpoch + 1} to ${one.toEpoch}` : 'none'),
          h('td', null, h(Ago, { at: one.startedAt })),
          h('td', null, duration(secondsBetween(one.startedAt, one.endedAt)))))))),
    h(Log, { id, number: trial.trial, moving, attempts: (data ?? []).map((one) => one.attempt) }));
}
