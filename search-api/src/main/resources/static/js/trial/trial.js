import { get, search as askSearch, trial as askTrial } from '../core/api.js';
import { h, useEffect, useRef } from '../core/dom.js';
import { calmly, follow } from '../core/live.js';
import { useRemote } from '../core/remote.js';
import { useRoute } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';
import { Attempts } from './attempts.js';
import { Confusion } from './confusion.js';
import { Costs } from './costs.js';
import { Curve } from './curve.js';
import { attempts as askAttempts, estimate as askEstimate, front as askFront, hasNext, report as askReport } from './data.js';
import { Head } from './head.js';
import { Listen } from './listen.js';
import { Loss } from './loss.js';
import { Memory } from './memory.js';
import { Misheard } from './misheard.js';
import { Network } from './network.js';
import { Parts, useArrival } from './parts.js';
import { Why } from './why.js';

const MOVING = ['queued', 'running', 'waiting'];
const OPEN = ['queued', 'running', 'paused'];

/** A trial: the network, what it costs, what it learnt, and what it hears. */
export default function Trial({ id, number }) {
  const inputs = [id, number];
  const trial = useRemote(() => askTrial(id, number), inputs);
  const search = useRemote(() => askSearch(id), [id]);
  const front = useRemote((signal) => askFront(id, signal), [id]);
  const next = useRemote((signal) => hasNext(id, number, signal), inputs);
  const estimate = useRemote((signal) => askEstimate(id, number, signal), inputs);
  const report = useRemote((signal) => askReport(id, number, signal), inputs);
  const attempts = useRemote((signal) => askAttempts(id, number, signal), inputs);
  const devices = useRemote((signal) => get('/devices', { signal }), []);
  const { query } = useRoute();

  useNews({ id, number, trial, search, front, next, estimate, report, attempts });
  useArrival(query.part, [trial, estimate, report, attempts, devices]);
  useEffect(() => {
    document.title = `Trial ${number}${search.data ? ` of ${search.data.name}` : ''} · Thimble`;
  }, [number, search.data?.name]);

  if (trial.data === null) {
    return trial.problem ? h(NotThere, { id, number, trial }) : h(Loading, { what: 'Loading the trial', lines: 5 });
  }
  const all = { id, trial: trial.data, search: search.data };
  const moving = MOVING.includes(trial.data.state);
  return h('div.trial', { 'data-state': trial.data.state },
    h(Head, { ...all, front: front.data, next: next.data === true }),
    trial.problem && h(Problem, { problem: trial.problem, retry: trial.reload }),
    h(Parts),
    h(Why, all),
    h(Network, { ...all, estimate }),
    h(Memory, { ...all, estimate, devices: devices.data?.devices ?? null }),
    h(Costs, { ...all, estimate, devices }),
    h(Curve, { ...all, report, moving }),
    h(Confusion, { ...all, report, moving }),
    h(Loss, { ...all, report, moving }),
    h(Misheard, { ...all, report, moving }),
    h(Listen, { ...all, moving }),
    h(Attempts, { ...all, attempts, moving }));
}

function NotThere({ id, number, trial }) {
  if (trial.problem.status !== 404) {
    return h(Problem, { problem: trial.problem, retry: trial.reload });
  }
  return h(Empty, { title: `There is no trial ${number}`, level: 'h1' },
    h('p', { role: 'alert' }, trial.problem.message),
    h('p', null, h('a', { href: `#/searches/${encodeURIComponent(id)}` }, 'See the search'), ' or ',
      h('a', { href: '#/' }, 'all searches'), '.'));
}

/** Asks again, and leaves the answers this long to come before they are asked for once more. */
function reloading(remotes, millis) {
  return calmly(async () => {
    remotes.forEach(({ reload }) => reload());
    await new Promise((resolve) => setTimeout(resolve, millis));
  });
}

/** Asks again for what news of this trial, or of its search, have changed; while either may change. */
function useNews({ id, number, trial, search, front, next, estimate, report, attempts }) {
  const open = search.data !== null && OPEN.includes(search.data.state);
  const known = front.data === null ? undefined : front.data.event ?? 0;
  const was = useRef(false);
  useEffect(() => {
    // The last news may have come while nobody listened any more.
    if (was.current && !open) {
      [trial, report, attempts, estimate, front, next].forEach(({ reload }) => reload());
    }
    was.current = open;
  }, [open]);
  useEffect(() => {
    if (!open || known === undefined) {
      return undefined;
    }
    const own = reloading([trial, report, attempts], 600);
    const file = reloading([estimate], 0);
    const others = reloading([search, front, next], 2000);
    const stop = follow(id, known, (event) => {
      if (event === null || event.trial === number) {
        own.run();
      }
      if (event === null || (event.trial === number && event.type.includes('scored'))) {
        file.run();
      }
      others.run();
    }, () => {});
    // What happened between the answers that were asked for at once.
    own.run();
    return () => [stop, own.stop, file.stop, others.stop].forEach((end) => end());
  }, [id, number, open, known !== undefined]);
}
