import { h, useEffect, useRef, useState } from '../core/dom.js';
import { exactly, whole } from '../core/format.js';
import { repeat } from '../core/live.js';
import { Loading, Problem } from '../core/states.js';
import { log as askLog } from './data.js';

const FOLLOW_MILLIS = 2000;
const MOST_SHOWN = 500;

/** What the attempts printed: searched, by attempt, and followed while the trial runs. */
export function Log({ id, number, moving, attempts }) {
  const { lines, more, problem, loading, load } = useLines(id, number);
  const [wanted, setWanted] = useState('');
  const [attempt, setAttempt] = useState('');
  const [followed, setFollowed] = useState(true);
  const end = useRef(null);
  useEffect(() => (moving && followed ? repeat(load, FOLLOW_MILLIS) : undefined), [moving, followed]);
  useEffect(() => { load(); }, [moving]);
  useEffect(() => {
    if (moving && followed && end.current) {
      end.current.scrollTop = end.current.scrollHeight;
    }
  }, [lines.length, moving, followed]);

  const words = wanted.trim().toLowerCase();
  const found = lines.filter((line) => (attempt === '' || line.attempt === Number(attempt)) && line.line.toLowerCase().includes(words));
  const shown = found.slice(-MOST_SHOWN);
  return h('div.log', null,
    h('h3', null, 'Log'),
    h('div.controls', null,
      h('label', null, 'Attempt ',
        h('select', { value: attempt, onChange: (event) => setAttempt(event.target.value) },
          h('option', { value: '' }, 'all'), attempts.map((one) => h('option', { key: one, value: one }, one)))),
      h('input', { type: 'search', placeholder: 'Search in the log', 'aria-label': 'Search in the log', value: wanted, onInput: (event) => setWanted(event.target.value) }),
      moving && h('label', null, h('input', { type: 'checkbox', checked: followed, onChange: (event) => setFollowed(event.target.checked) }), ' follow'),
      h('span.quiet', { role: 'status' }, count(lines, found, shown))),
    problem && h(Problem, { problem, retry: load }),
    lines.length === 0 && loading && h(Loading, { what: 'Log', lines: 1 }),
    lines.length === 0 && !loading && !problem && h('p.absent', null, moving ? 'Nothing is printed yet.' : 'Nothing was printed.'),
    shown.length > 0 && h('div.lines.scroll', { ref: end, tabindex: 0, role: 'log', 'aria-label': 'Log', 'aria-live': 'off' }, h('ol', null,
      shown.map((line) => h('li', { key: line.id },
        h('time', { datetime: line.at, title: exactly(line.at) }, new Date(line.at).toLocaleTimeString('en-GB')),
        h('span.attempt', { title: `Attempt ${line.attempt}` }, line.attempt), h('span.line', null, line.line))))),
    more && h('p', null, h('button', { type: 'button', disabled: loading, onClick: load }, 'Load more')));
}

function count(lines, found, shown) {
  if (lines.length === 0) {
    return '';
  }
  const all = found.length === lines.length ? `${whole(lines.length)} lines` : `${whole(found.length)} of ${whole(lines.length)} lines`;
  return shown.length < found.length ? `${all}, the last ${MOST_SHOWN} shown` : all;
}

/** Lines by the cursor: each page goes on behind the last line that is known. */
function useLines(id, number) {
  const [state, setState] = useState({ lines: [], more: false, problem: null, loading: true });
  const busy = useRef(false);
  const known = useRef([]);
  const gone = useRef(false);
  useEffect(() => () => { gone.current = true; }, []);

  async function load() {
    if (busy.current) {
      return;
    }
    busy.current = true;
    setState((before) => ({ ...before, loading: true }));
    try {
      const page = await askLog(id, number, known.current.at(-1)?.id ?? 0);
      known.current = [...known.current, ...page.lines];
      if (!gone.current) {
        setState({ lines: known.current, more: page.next !== null, problem: null, loading: false });
      }
    } catch (problem) {
      if (!gone.current) {
        setState((before) => ({ ...before, problem, loading: false }));
      }
    } finally {
      busy.current = false;
    }
  }

  return { ...state, load };
}
