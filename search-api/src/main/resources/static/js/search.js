import { move, search as fetchSearch, searchUrl, trials as fetchTrials } from './api.js';
import { frontChart } from './chart.js';
import { fill, h, pill, progress } from './dom.js';
import { duration, endedTrials, percent, secondsBetween } from './format.js';
import { insights } from './insight.js';
import { calmly, follow } from './live.js';
import { trialTable } from './table.js';

const FINAL = new Set(['completed', 'cancelled', 'failed']);
const WAYS = {
  stream: 'live',
  poll: 'live, asking every few seconds',
  lost: 'the server does not answer; still trying',
  ended: '',
};

/** One search: where it stands, its front, its trials, its spec. Returns what leaves the view. */
export function showSearch(view, id) {
  document.title = 'Search · Thimble';
  const notice = h('p.notice', { role: 'alert', hidden: true });
  const head = h('div.head', {}, h('p.quiet', {}, 'Loading …'));
  const way = h('span.quiet.way', { role: 'status' });
  const chart = frontChart();
  const table = trialTable(id);
  const insight = insights();
  const learnt = section('What the search learnt', [], insight.element);
  const spec = h('code');
  const body = h('div', { hidden: true },
    section('Pareto front', [link('JSON', searchUrl(id, '/front')), link('CSV', searchUrl(id, '/front.csv'))],
      chart.element),
    section('Trials', [link('CSV', searchUrl(id, '/trials.csv'))], table.element),
    learnt,
    section('Spec', [], h('details', {}, h('summary', {}, 'As posted, with every default filled in'), h('pre', {}, spec))));
  fill(view,
    h('p.trail', {}, h('a', { href: '#/' }, 'Searches'), way),
    notice, head, body);

  let stopFollowing = () => {};
  let current = null;

  const refresh = calmly(async () => {
    try {
      const [search, trials] = await Promise.all([fetchSearch(id), fetchTrials(id)]);
      current = search;
      notice.hidden = true;
      body.hidden = false;
      document.title = `${search.name} · Thimble`;
      drawHead();
      chart.show(trials.filter((trial) => trial.replicaOf === null), search.spec);
      table.show(trials);
      learnt.hidden = !insight.show(search);
      spec.textContent = JSON.stringify(search.spec, null, 2);
      if (FINAL.has(search.state)) {
        stopFollowing();
        way.textContent = '';
      }
    } catch (problem) {
      failed(problem);
    }
  });

  function drawHead() {
    fill(head, ...heading(current, ask));
  }

  async function ask(transition) {
    try {
      await move(id, transition);
      await refresh.run();
    } catch (problem) {
      failed(problem);
    }
  }

  function failed(problem) {
    notice.textContent = problem.message;
    notice.hidden = false;
    if (current === null) {
      fill(head, h('h1', {}, problem.status === 404 ? 'No such search' : 'The search cannot be shown'));
    }
    if (problem.status === 404 || problem.status === 400) {
      stopFollowing();
    }
  }

  refresh.run();
  stopFollowing = follow(id, refresh.run, (how) => {
    way.textContent = WAYS[how];
  });
  const clock = setInterval(() => {
    if (current !== null && !FINAL.has(current.state)) {
      refresh.run();
    }
  }, 10_000);
  return () => {
    stopFollowing();
    clearInterval(clock);
    refresh.stop();
    chart.dispose();
  };
}

function heading(search, ask) {
  const { total } = search.trials;
  const ended = endedTrials(search.trials);
  const rejected = search.rejections.duplicate + search.rejections.infeasible;
  return [
    h('div.title', {},
      h('h1', {}, search.name),
      pill(search.state),
      h('div.actions', {}, actions(search.state).map(([label, transition]) =>
        h('button', { type: 'button', onclick: () => ask(transition) }, label)))),
    search.reason === null ? null : h('p.notice', {}, search.reason),
    search.missing === null ? null : h('p.notice', {}, search.missing),
    progress(ended, total, 'Trials ended'),
    h('dl.figures', {},
      figure('Trials', `${ended} of ${total}`, others(search)),
      figure('Best int8 accuracy', percent(search.bestInt8Accuracy), 'validation split'),
      figure('Front', search.frontSize, `hypervolume ${search.hypervolume.toFixed(4)}`),
      figure('Proposals', search.proposals, `${rejected} did not fit or were known`),
      time(search)),
    search.running.length === 0 ? null : h('ul.running', {}, search.running.map((trial) =>
      h('li', {},
        h('span', {}, `Trial ${trial.trial}`),
        progress(trial.epoch, trial.rung, `Epochs of trial ${trial.trial}`),
        h('span.quiet', {}, `epoch ${trial.epoch} of ${trial.rung}`)))),
  ].filter((part) => part !== null);
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

function time(search) {
  if (search.startedAt === null) {
    return figure('Time', '–', 'no worker has taken it up');
  }
  const taken = duration(secondsBetween(search.startedAt, search.endedAt));
  return search.endedAt === null
    ? figure('Time left', duration(search.secondsLeft), `${taken} so far`)
    : figure('Time', taken, new Date(search.endedAt).toLocaleString());
}

function figure(label, value, note) {
  return h('div', {}, h('dt', {}, label), h('dd', {}, value), h('dd.quiet', {}, note));
}

function actions(state) {
  switch (state) {
    case 'queued':
    case 'running':
      return [['Pause', 'pause'], ['Cancel', 'cancel']];
    case 'paused':
      return [['Resume', 'resume'], ['Cancel', 'cancel']];
    default:
      return [];
  }
}

function section(title, links, ...children) {
  return h('section', {},
    h('div.section-head', {}, h('h2', {}, title), h('span.links', {}, links)),
    ...children);
}

function link(label, href) {
  return h('a', { href }, label);
}
