import { useEffect, useRef, useState } from '../core/dom.js';

/**
 * One sound at a time: fetched when it is first asked for, and kept as long as the page.
 *
 * @param {Function} fetchSound takes a name and promises a Blob
 * @returns {{now: string|null, waiting: string|null, problem: {name: string, error: Error}|null,
 *   toggle: Function}} `toggle` plays a name, or stops it
 */
export function useSound(fetchSound) {
  const [state, setState] = useState({ now: null, waiting: null, problem: null });
  const player = useRef(null);
  const kept = useRef(new Map());
  const wanted = useRef(null);

  useEffect(() => () => {
    player.current?.pause();
    wanted.current = null;
    kept.current.forEach((url) => URL.revokeObjectURL(url));
  }, []);

  function stop() {
    player.current?.pause();
    wanted.current = null;
    setState({ now: null, waiting: null, problem: null });
  }

  async function toggle(name) {
    if (wanted.current === name) {
      stop();
      return;
    }
    player.current?.pause();
    wanted.current = name;
    setState({ now: null, waiting: name, problem: null });
    try {
      if (!kept.current.has(name)) {
        kept.current.set(name, URL.createObjectURL(await fetchSound(name)));
      }
      if (wanted.current !== name) {
        return;
      }
      player.current = new Audio(kept.current.get(name));
      player.current.onended = stop;
      await player.current.play().catch((error) => {
        throw wanted.current === name ? new Error(`The browser cannot play this sound (${error.message})`) : error;
      });
      setState({ now: name, waiting: null, problem: null });
    } catch (error) {
      if (wanted.current === name) {
        wanted.current = null;
        setState({ now: null, waiting: null, problem: { name, error } });
      }
    }
  }

  return { ...state, toggle };
}
