import { get, searchUrl } from '../core/api.js';
import { echarts } from '../core/chart.js';
import { h, Section, useEffect, useMemo, useRef, useState } from '../core/dom.js';
import { whole } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { go, useRoute } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';
import { inArea } from './brush.js';
import { Front } from './front.js';
import { Head } from './head.js';
import { hoverSignal } from './later.js';
import More from './more.js';
import { inMarks, Parallel } from './parallel.js';
import { FINAL, useSearch } from './points.js';
import { TrialTable } from './table.js';

/** One search: where it stands, its front, its decisions, its trials, what it learnt, its spec. */
export default function Search({ id }) {
  const { search, store: known, problem, way, reload } = useSearch(id, prepare);
  const { query } = useRoute();
  const left = useRef(false);
  useEffect(() => () => { left.current = true; }, []);
  const { data: devices } = useRemote(() => get('/devices'), []);
  const [area, setArea] = useState(null);
  const [marks, setMarks] = useState(null);
  const hover = useMemo(hoverSignal, []);
  const store = useMemo(() => known && { ...known, selection: selected(known.trials, area, marks) }, [known, area, marks]);
  const boards = devices?.devices ?? [];
  const board = boards.find((one) => one.id === query.board) ?? null;

  useEffect(() => {
    document.title = `${search?.name ?? 'Search'} · Thimble`;
  }, [search?.name]);

  if (search === null || store === null) {
    return problem
      ? [h('h1', { key: 'title' }, problem.status === 404 ? 'No such search' : 'The search cannot be shown'),
        h(Problem, { key: 'problem', problem, retry: problem.status === 404 ? null : reload })]
      : h(Loading, { what: 'The search', lines: 5 });
  }
  const clear = () => {
    setArea(null);
    setMarks(null);
  };
  const changed = (now) => (now === null ? !left.current && go('#/') : reload());
  return [
    problem && h(Problem, { key: 'problem', problem, retry: reload }),
    h(Head, { key: 'head', search, way, onChanged: changed }),
    store.trials.length > 0
      ? [
        h(Front, { key: 'front', search, store, board, boards, area, onArea: setArea, onClear: clear, hover }),
        h(TrialTable, { key: 'table', search, store, board, onClear: clear, hover }),
        h(Parallel, { key: 'parallel', search, store, marks, onMarks: setMarks }),
      ]
      : h(NoTrials, { key: 'none', search }),
    h(More, { key: 'more', search, store }),
    h(Section, { key: 'spec', id: 'spec', title: 'Spec', links: h('a', { href: searchUrl(id) }, 'JSON') },
      h('details', null,
        h('summary', null, 'As posted, with every default filled in'),
        h('pre', { tabindex: 0 }, h('code', null, JSON.stringify(search.spec, null, 2))))),
  ];
}

/** Charts need their library and the trials, so neither waits for the other. A chart tells where it fails. */
function prepare({ trials }) {
  if (trials.done > 0) {
    echarts().catch(() => {});
  }
}

/** Numbers of the trials in the area and in the marked ranges, as far as there are such; null without. */
function selected(trials, area, marks) {
  if (area === null && marks === null) {
    return null;
  }
  return new Set(trials
    .filter((trial) => trial.int8 !== null && trial.replicaOf === null
      && (area === null || inArea(trial, area)) && (marks === null || inMarks(trial, marks)))
    .map(({ trial }) => trial));
}

/** What stands where the trials will, or would. */
function NoTrials({ search }) {
  const { infeasible, duplicate } = search.rejections;
  const refused = infeasible + duplicate;
  if (FINAL.has(search.state)) {
    return h(Empty, { title: 'No trial was trained', picture: false },
      h('p', null, refused > 0
        ? `All ${whole(search.proposals)} proposals were refused before training; what refused them stands below. Maybe clone the search with a larger budget or more families.`
        : 'The search ended before anything was proposed.'));
  }
  return h(Empty, { title: 'No trial yet', picture: false }, h('p', null, waiting(search.state, refused)));
}

function waiting(state, refused) {
  if (state === 'queued') {
    return 'A worker that is free takes the search up; its trials appear here by themselves.';
  }
  return refused > 0
    ? `${whole(refused)} proposals were refused so far, none of them fits. Trials appear here by themselves.`
    : 'The first proposals are on their way; trials appear here by themselves.';
}
