import { request, search as fetchSearch, trial as fetchTrial, trialUrl } from '../core/api.js';
import { basket, clear, MOST_COMPARED, toggle } from '../core/basket.js';
import { h, Section, useEffect, useState } from '../core/dom.js';
import { useRemote } from '../core/remote.js';
import { setQuery, useRoute } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';
import { Accuracies, Curves } from './charts.js';
import { FiguresSideBySide } from './figures.js';
import { ChoicesSideBySide, LayersSideBySide } from './networks.js';

const ENTRY = /^([0-9a-f-]{36}):(\d+)$/i;

/** Two to six trials side by side, also of different searches. */
export default function Compare() {
  const { query } = useRoute();
  const entries = [...new Set((query.trials ?? '').split(',').filter((entry) => ENTRY.test(entry)))].slice(0, MOST_COMPARED);
  const { data, problem, loading, reload } = useRemote(() => Promise.all(entries.map(fetchEntry)), [entries.join()]);
  useEffect(() => { document.title = 'Compare · Thimble'; }, []);

  function remove(entry) {
    const [, id, number] = ENTRY.exec(entry);
    setQuery({ trials: entries.filter((one) => one !== entry).join(',') });
    if (basket().includes(entry)) {
      toggle(id, Number(number));
    }
  }

  const found = (data ?? []).filter((one) => one.trial && entries.includes(one.entry));
  return [
    h('div.title', null, h('h1', null, 'Compare'),
      entries.length > 0 && h('div.actions', null,
        h('button', { type: 'button', onClick: () => { clear(); setQuery({ trials: null }); } }, 'Clear'))),
    h(Add, { entries }),
    problem && h(Problem, { problem, retry: reload }),
    (data ?? []).filter((one) => one.problem).map((one) =>
      h('p.notice', { key: one.entry, role: 'alert' }, `Trial ${one.entry}: ${one.problem.message} `,
        h('button.small', { type: 'button', onClick: () => remove(one.entry) }, 'Leave it out'))),
    entries.length === 0 && h(Empty, { title: 'Nothing to compare yet' },
      h('p', null, `Put two to ${MOST_COMPARED} trials aside with the `, h('b', null, 'Compare'),
        ' buttons of a search or a trial, or name them above. They may belong to different searches.')),
    loading && !data && entries.length > 0 && h(Loading, { what: 'Loading the trials', lines: 5 }),
    found.length === 1 && h('p.quiet', null, 'One trial alone has nothing beside it; put another one aside.'),
    found.length > 0 && h(SideBySide, { compared: found, remove }),
  ];
}

function SideBySide({ compared, remove }) {
  const differing = differences(compared);
  return [
    differing.length > 0 && h('p.notice', { role: 'note' },
      `These trials were measured on different ${differing.join(' and ')}: their accuracies do not compare. Costs do.`),
    h(Section, { title: 'Figures' }, h(FiguresSideBySide, { compared, remove, comparable: differing.length === 0 })),
    h(Section, { title: 'Accuracy against cost' }, h(Accuracies, { compared })),
    h(Section, { title: 'Learning curves' }, h(Curves, { compared })),
    h(Section, { title: 'Decisions' }, h(ChoicesSideBySide, { compared })),
    h(Section, { title: 'Networks' }, h(LayersSideBySide, { compared })),
  ];
}

/** Accuracies on other clips or other words say nothing about each other, which has to be said. */
function differences(compared) {
  return [
    ['data sets', (spec) => spec.dataset],
    ['keywords', (spec) => [...spec.keywords].sort().join()],
  ].filter(([, of]) => new Set(compared.map((one) => of(one.search.spec))).size > 1).map(([what]) => what);
}

function Add({ entries }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(null);
  function add(event) {
    event.preventDefault();
    const told = text.trim().replace(/^.*#\/searches\/([0-9a-f-]{36})\/trials\/(\d+).*$/i, '$1:$2');
    if (!ENTRY.test(told)) {
      setWrong('That is no trial. Maybe paste the address of a trial’s page, or SEARCH:NUMBER.');
    } else if (entries.length >= MOST_COMPARED) {
      setWrong(`At most ${MOST_COMPARED} trials stand side by side. Maybe leave one out first.`);
    } else {
      setWrong(null);
      setText('');
      setQuery({ trials: [...entries, told].join(',') });
    }
  }
  return h('form.add', { onSubmit: add },
    h('label', { for: 'add-trial' }, 'Add a trial'),
    h('input', {
      id: 'add-trial', type: 'text', value: text, placeholder: 'address of a trial, or SEARCH:NUMBER',
      'aria-describedby': wrong ? 'add-wrong' : null, onInput: (event) => setText(event.target.value),
    }),
    h('button', { type: 'submit' }, 'Add'),
    wrong && h('span.wrong', { id: 'add-wrong', role: 'alert' }, wrong));
}

/** All that is known of a trial; what an older search does not have is null. */
async function fetchEntry(entry) {
  const [, id, number] = ENTRY.exec(entry);
  try {
    const [search, trial, estimate, report] = await Promise.all([
      fetchSearch(id),
      fetchTrial(id, number),
      request(trialUrl(id, number, '/estimate')).catch(() => null),
      request(trialUrl(id, number, '/report')).catch(() => null),
    ]);
    return { entry, search, trial, estimate, report, label: `${search.name} · ${trial.trial}`, href: `#/searches/${id}/trials/${number}`, files: trialUrl(id, number) };
  } catch (problem) {
    return { entry, problem };
  }
}
