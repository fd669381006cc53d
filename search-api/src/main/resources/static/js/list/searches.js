import { search as fetchSearch, searches as fetchSearches } from '../core/api.js';
import { useCallback, useEffect, useRef, useState } from '../core/dom.js';
import { calmly, repeat } from '../core/live.js';
import { changed, merged, NOTHING } from './known.js';

const OPEN = new Set(['queued', 'running', 'paused']);
const MOST_AT_ONCE = 100;
const MOST_LOOKED_THROUGH = 1000;
const MOST_OLD_ONES_REFRESHED = 10;

/**
 * The searches that the page knows, kept fresh while it is visible.
 *
 * @param {boolean} all whether to look through older ones, too, as somebody looks for something
 * @returns {{known: object, problem: Error|null, loading: boolean, older: Function, refresh: Function, change: Function}}
 */
export function useSearches(all) {
  const [known, setKnown] = useState(NOTHING);
  const [problem, setProblem] = useState(null);
  const [loading, setLoading] = useState(false);
  const latest = useRef(known);
  const keep = (next) => {
    latest.current = next;
    setKnown(next);
  };

  const ask = useCallback(async (cursor, limit) => {
    const page = await fetchSearches(cursor, limit);
    keep(merged(latest.current, page, cursor));
    return page;
  }, []);

  const refresh = useRef(null);
  refresh.current ??= calmly(async () => {
    try {
      await freshen(latest.current, ask, (id, now) => keep(changed(latest.current, id, now)));
      setProblem(null);
    } catch (failure) {
      setProblem(failure);
    }
  });

  useEffect(() => {
    const { run, stop } = refresh.current;
    run();
    const stopRepeating = repeat(run);
    const seen = () => !document.hidden && run();
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      stopRepeating();
      stop();
    };
  }, []);

  const older = useCallback(async (limit) => {
    setLoading(true);
    try {
      await ask(latest.current.next, limit);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setLoading(false);
    }
  }, []);

  const lookFurther = all && known.next !== null && known.searches.length < MOST_LOOKED_THROUGH && problem === null;
  useEffect(() => {
    if (lookFurther) {
      older(MOST_AT_ONCE);
    }
  }, [lookFurther, known.next]);

  return {
    known,
    problem,
    loading,
    older: () => older(),
    refresh: refresh.current.run,
    change: (id, now) => keep(changed(latest.current, id, now)),
  };
}

/** Asks for the newest until nothing is left out, and for older ones that are not over, one by one. */
async function freshen(before, ask, change) {
  const newest = before.searches[0]?.id ?? null;
  let page = await ask(null);
  const [first] = page.searches;
  while (newest !== null && page.next !== null && page.searches.at(-1).id > newest) {
    page = await ask(page.next, MOST_AT_ONCE);
  }
  const last = page.searches.at(-1)?.id;
  const open = before.searches.filter(({ id, state }) => first && id < last && OPEN.has(state));
  for (const { id } of open.slice(0, MOST_OLD_ONES_REFRESHED)) {
    try {
      change(id, await fetchSearch(id));
    } catch (failure) {
      if (failure.status !== 404) {
        throw failure;
      }
      change(id, null);
    }
  }
}
