import { searches } from './api.js';
import { fill, h, pill, progress } from './dom.js';
import { ago, duration, endedTrials, percent } from './format.js';
import { calmly, repeat } from './live.js';

/** All searches, newest first. Returns what leaves the view. */
export function showList(view) {
  document.title = 'Searches · Thimble';
  const notice = h('p.notice', { role: 'alert', hidden: true });
  const list = h('div.searches', {}, h('p.quiet', {}, 'Loading …'));
  const more = h('button', { type: 'button', hidden: true, onclick: () => older() }, 'Show older');
  fill(view, h('h1', {}, 'Searches'), notice, list, more);

  let newest = [];
  let beyond = [];
  let next = null;

  const refresh = calmly(async () => {
    try {
      const page = await searches();
      newest = page.searches;
      if (beyond.length === 0) {
        next = page.next;
      }
      notice.hidden = true;
      draw();
    } catch (problem) {
      notice.textContent = problem.message;
      notice.hidden = false;
    }
  });

  async function older() {
    const page = await searches(next);
    beyond.push(...page.searches);
    next = page.next;
    draw();
  }

  function draw() {
    const shown = new Set(newest.map((search) => search.id));
    const all = [...newest, ...beyond.filter((search) => !shown.has(search.id))];
    fill(list, all.length === 0 ? empty() : all.map(row));
    more.hidden = next === null;
  }

  refresh.run();
  const stop = repeat(refresh.run);
  return () => {
    stop();
    refresh.stop();
  };
}

function row(search) {
  const { total } = search.trials;
  const ended = endedTrials(search.trials);
  return h('a.search', { href: `#/searches/${search.id}` },
    h('div.what', {},
      h('strong', {}, search.name),
      h('span.quiet', {}, about(search))),
    pill(search.state),
    h('div.how-far', {},
      progress(ended, total, 'Trials ended'),
      h('span.quiet', {}, `${ended} of ${total} trials${left(search)}`)),
    figure('best int8', percent(search.bestInt8Accuracy)),
    figure('on front', search.frontSize));
}

function figure(label, value) {
  return h('div.figure', {}, h('b', {}, value), h('span.quiet', {}, label));
}

function about(search) {
  return [search.spec.dataset, search.spec.device, ago(search.createdAt)].filter(Boolean).join(' · ');
}

function left(search) {
  return search.secondsLeft === null ? '' : `, ${duration(search.secondsLeft)} left`;
}

function empty() {
  const command = [
    `curl -H 'Content-Type: application/json' ${location.origin}/api/v1/searches -d '`,
    '  {"name": "my first search", "dataset": "synthetic",',
    '   "budget": {"flashBytes": 80000, "sramBytes": 40000}, "trials": 12}\'',
  ].join('\n');
  return h('section.empty', {},
    h('img', { src: '/favicon.svg', alt: '', width: 56, height: 56 }),
    h('h2', {}, 'No search yet'),
    h('p', {}, 'Post a budget and a data set; what fits is trained, measured and shown here as it happens.'),
    h('pre', {}, h('code', {}, command)),
    h('p.quiet', {}, 'Or, with a spec in a file: ', h('code', {}, './thimble search -f spec.json --wait')));
}
