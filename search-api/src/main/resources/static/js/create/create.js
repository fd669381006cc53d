import { get, search } from '../core/api.js';
import { h, useEffect, useState } from '../core/dom.js';
import { useRemote } from '../core/remote.js';
import { current } from '../core/router.js';
import { Loading, Problem } from '../core/states.js';
import { NewSearchForm } from './new.js';

/** A new search: what the form offers is fetched first, then filled in as the address says. */
export default function NewSearch() {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    document.title = 'New search · Thimble';
    const again = () => setTurn((count) => count + 1);
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  const { data, problem, reload } = useRemote((signal) => offered(current().query, turn, signal), [turn]);
  return [
    h('h1', null, 'New search'),
    problem && h(Problem, { problem, retry: reload }),
    data ? h(NewSearchForm, { key: data.turn, ...data }) : !problem && h(Loading, { what: 'Loading data sets and boards', lines: 4 }),
  ];
}

async function offered(query, turn, signal) {
  const [{ datasets }, { devices }, origin] = await Promise.all([
    get('/datasets', { signal }),
    get('/devices', { signal }),
    query.from ? search(query.from).catch((problem) => ({ problem })) : null,
  ]);
  return {
    turn,
    query,
    datasets,
    devices,
    origin: origin?.problem ? null : origin,
    lost: origin?.problem ?? null,
  };
}
