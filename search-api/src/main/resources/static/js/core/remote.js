import { useCallback, useEffect, useRef, useState } from './dom.js';

/**
 * What a function answers, for a component. What was there stays while it is asked again. An answer
 * that is on its way is waited for, however often news come meanwhile, unless the inputs change.
 *
 * @param {Function} ask takes an AbortSignal and returns a promise
 * @param {Array} inputs asked anew at once when one of them changes
 * @param {*} news asked again, after the answer that is on its way, when it changes
 * @returns {{data: *, problem: Error|null, loading: boolean, reload: Function}}
 */
export function useRemote(ask, inputs, news) {
  const [state, setState] = useState({ data: null, problem: null, loading: true });
  const latest = useRef(ask);
  latest.current = ask;
  const again = useRef(() => {});
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const tell = (next) => !signal.aborted && setState(next);
    let busy = false;
    let more = false;
    async function run() {
      if (busy) {
        more = true;
        return;
      }
      busy = true;
      tell((before) => ({ ...before, loading: true }));
      try {
        const data = await latest.current(signal);
        tell({ data, problem: null, loading: false });
      } catch (problem) {
        tell((before) => ({ ...before, problem, loading: false }));
      }
      busy = false;
      if (more && !signal.aborted) {
        more = false;
        run();
      }
    }
    again.current = run;
    run();
    return () => abort.abort();
  }, inputs);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      again.current();
    }
    first.current = false;
  }, [news]);
  const reload = useCallback(() => again.current(), []);
  return { ...state, reload };
}

/** Gives a value once it has been left alone for so many milliseconds; for fields that people type in. */
export function useSettled(value, millis) {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [key, millis]);
  return settled;
}

/** Follows a value that changes often, but changes itself at most every so many milliseconds. */
export function usePaced(value, millis) {
  const [paced, setPaced] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const timer = useRef(null);
  useEffect(() => {
    if (timer.current === null && value !== paced) {
      timer.current = setTimeout(() => {
        timer.current = null;
        setPaced(latest.current);
      }, millis);
    }
  }, [value, paced, millis]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return paced;
}
