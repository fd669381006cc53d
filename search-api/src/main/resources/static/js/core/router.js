import { useEffect, useState } from './dom.js';

/**
 * The address behind the hash decides what is shown and how, so that every view can be linked to:
 * `#/searches/ID?x=sram&log=x`.
 *
 * @returns {{path: string, parts: string[], query: Object<string, string>}}
 */
export function current() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  return {
    path: path || '/',
    parts: path.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    // A link that was cut off leads nowhere, which is told.
    return part;
  }
}

/** The hash of a path with a query; null and empty values are left out. */
export function link(path, query = {}) {
  const told = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `#${path}${told.length === 0 ? '' : `?${new URLSearchParams(told)}`}`;
}

/** The current route; renders anew when it changes. */
export function useRoute() {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const changed = () => setRoute(current());
    addEventListener('hashchange', changed);
    addEventListener('requery', changed);
    return () => {
      removeEventListener('hashchange', changed);
      removeEventListener('requery', changed);
    };
  }, []);
  return route;
}

/** Changes parts of the query in place: the view stays, and its address says what is shown. */
export function setQuery(changes) {
  const { path, query } = current();
  history.replaceState(null, '', link(path, { ...query, ...changes }));
  dispatchEvent(new Event('requery'));
}

/** One part of the query, with a default that is left out of the address, and how to change it. */
export function useQuery(name, usual) {
  const { query } = useRoute();
  return [query[name] ?? usual, (value) => setQuery({ [name]: value === usual ? null : value })];
}

/** Goes to another view. */
export function go(hash) {
  location.hash = hash;
}
