import { useCallback, useEffect, useRef, useState } from './dom.js';

/**
 * What a function answers, for a component. What was there stays while it is asked again.
 *
 * @param {Function} ask takes an AbortSignal and returns a promise
 * @param {Array} inputs asked anew when one of them changes
 * @returns {{data: *, problem: Error|null, loading: boolean, reload: Function}}
 */
export function useRemote(ask, inputs) {
  const [state, setState] = useState({ data: null, problem: null, loading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    latest.current(abort.signal).then(
      (data) => !abort.signal.aborted && setState({ data, problem: null, loading: false }),
      (problem) => !abort.signal.aborted && setState((before) => ({ ...before, problem, loading: false })));
    return () => abort.abort();
  }, [...inputs, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
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
