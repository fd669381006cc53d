import { SearchActions } from '../core/actions.js';
import { Figure, h, Pill, Progress } from '../core/dom.js';
import { duration, endedTrials, exactly, percent, secondsBetween, whole } from '../core/format.js';
import { FINAL } from './points.js';

const WAYS = {
  stream: 'live',
  poll: 'live, asking every few seconds',
  lost: 'the server does not answer; still trying',
};

/**
 * Where a search stands.
 *
 * @param {object} search
 * @param {string} way how news arrive
 * @param {Function} onChanged told after something was done with the search; null when it is deleted
 */
export function Head({ search, way, onChanged }) {
  const ended = endedTrials(search.trials);
  return h('div.head', null,
    h('div.title', null,
      h('h1', null, search.name),
      h(Pill, { state: search.state }),
      h('span.quiet.way', { role: 'status', 'data-way': way }, FINAL.has(search.state) ? '' : WAYS[way] ?? ''),
      h('div.actions', null, h(SearchActions, { search, onChanged, wide: true }))),
    search.reason && h('p.notice', null, search.reason),
    search.missing && h('p.notice', null, search.missing),
    h(Progress, { value: ended, most: search.trials.total, label: 'Trials ended' }),
    h('dl.figures', null,
      h(Figure, { label: 'Trials', value: `${whole(ended)} of ${whole(search.trials.total)}`, note: others(search) }),
      h(Figure, { label: 'Best int8 accuracy', value: percent(search.bestInt8Accuracy), note: 'validation split' }),
      h(Figure, { label: 'Front', value: search.frontSize, note: `hypervolume ${search.hypervolume.toFixed(4)}` }),
      h(Figure, { label: 'Proposals', value: whole(search.proposals), note: rejected(search.rejections) }),
      h(Time, { search })),
    search.running.length > 0 && h('ul.running', { 'aria-label': 'Trials in training' }, search.running.map((trial) =>
      h('li', { key: trial.trial },
        h('a', { href: `#/searches/${encodeURIComponent(search.id)}/trials/${trial.trial}` }, `Trial ${trial.trial}`),
        h(Progress, { value: trial.epoch, most: trial.rung, label: `Epochs of trial ${trial.trial}` }),
        h('span.quiet', null, `epoch ${trial.epoch} of ${trial.rung}`)))));
}

function rejected({ duplicate, infeasible }) {
  return `${whole(duplicate + infeasible)} did not fit or were known`;
}

/** What becomes of the trials that are not scored. */
function others({ state, replicas, trials: { failed, stopped, running, waiting } }) {
  const counted = FINAL.has(state)
    ? [[failed, 'failed'], [stopped, 'stopped early']]
    : [[failed, 'failed'], [stopped, 'stopped early'], [running, 'running'], [waiting, 'waiting']];
  const told = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (replicas.total > 0) {
    told.push(`${replicas.done} of ${replicas.total} repeated`);
  }
  return told.join(', ') || (FINAL.has(state) ? 'none failed' : '0 running');
}

function Time({ search }) {
  if (search.startedAt === null) {
    return h(Figure, { label: 'Time', value: '–', note: 'no worker has taken it up' });
  }
  const taken = duration(secondsBetween(search.startedAt, search.endedAt));
  return search.endedAt === null
    ? h(Figure, { label: 'Time left', value: duration(search.secondsLeft), note: `${taken} so far`, title: `Started ${exactly(search.startedAt)}` })
    : h(Figure, { label: 'Time', value: taken, note: new Date(search.endedAt).toLocaleString(), title: `Ended ${exactly(search.endedAt)}` });
}
