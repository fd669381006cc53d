import { h, useEffect, useRef, useState } from '../core/dom.js';
import { whole } from '../core/format.js';
import { setQuery, useQuery } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';
import { NoSearch } from './first.js';
import { ORDERS, STATES, wanted } from './known.js';
import { Row } from './row.js';
import { useSearches } from './searches.js';

/** All searches: newest first, or those that a person looks for. */
export default function Searches() {
  const [state, setState] = useQuery('state', 'all');
  const [order, setOrder] = useQuery('order', 'newest');
  const [text, setText] = useQuery('find', '');
  const picky = state !== 'all' || order !== 'newest' || text.trim() !== '';
  const { known, problem, loading, older, refresh, change } = useSearches(picky);
  const heading = useRef(null);
  const [gone, setGone] = useState(0);
  useEffect(() => {
    if (gone > 0) {
      // A row went that was deleted, and the focus with it, unless it is put somewhere.
      heading.current.focus();
    }
  }, [gone]);
  useEffect(() => { document.title = 'Searches · Thimble'; }, []);

  const shown = wanted(known.searches, { state, text, order });
  const none = known.asked && known.searches.length === 0;
  const changed = (id, now) => {
    change(id, now);
    setGone((count) => count + (now === null ? 1 : 0));
  };
  const everything = () => setQuery({ state: null, order: null, find: null });
  return [
    h('div.title', null,
      h('h1', { ref: heading, tabindex: -1 }, 'Searches'),
      !none && h('div.actions', null, h('a.button.primary', { href: '#/new' }, 'New search'))),
    problem && h(Problem, { problem, retry: refresh }),
    !known.asked && !problem && h(Loading, { what: 'Loading searches', lines: 5 }),
    none && h(NoSearch),
    known.searches.length > 0 && [
      h(Wishes, { state, setState, order, setOrder, text, setText }),
      h('p.quiet.count', { role: 'status' }, count(shown, known, picky)),
      shown.length === 0 && !loading && h(Empty, { title: 'No search is like that', picture: false },
        h('p', null, 'None of the ', whole(known.searches.length), ' searches that were looked through has this state and these words.'),
        h('button', { type: 'button', onClick: everything }, 'Show all searches')),
      shown.length > 0 && h('ul.searches', null, shown.map((search) =>
        h(Row, { key: search.id, search, onChanged: (now) => changed(search.id, now) }))),
      known.next !== null && h('button.older', { type: 'button', onClick: older, disabled: loading },
        loading ? 'Loading …' : 'Show older'),
    ],
  ];
}

function Wishes({ state, setState, order, setOrder, text, setText }) {
  const select = (id, label, value, options, choose) => h('label', { for: id },
    h('span.quiet', null, label),
    h('select', { id, value, onChange: (event) => choose(event.target.value) },
      Object.entries(options).map(([option, { title }]) => h('option', { key: option, value: option }, title))));
  return h('form.wishes', { role: 'search', onSubmit: (event) => event.preventDefault() },
    h('label.find', { for: 'find' },
      h('span.quiet', null, 'Find'),
      h('input', {
        id: 'find', type: 'search', value: text, placeholder: 'name, data set, board or word', autocomplete: 'off',
        onInput: (event) => setText(event.target.value),
      })),
    select('state', 'State', state in STATES ? state : 'all', STATES, setState),
    select('order', 'Order', order in ORDERS ? order : 'newest', ORDERS, setOrder));
}

function count(shown, { searches, next }, picky) {
  const running = searches.filter((search) => search.state === 'running').length;
  const all = `${whole(searches.length)} ${searches.length === 1 ? 'search' : 'searches'}`;
  if (picky) {
    return `${whole(shown.length)} of ${next === null ? all : `the ${all} looked through`}`;
  }
  return `${next === null ? all : `The ${whole(searches.length)} newest searches`}${running > 0 ? `, ${running} running` : ''}`;
}

