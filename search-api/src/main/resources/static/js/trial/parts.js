import { h, useEffect, useRef } from '../core/dom.js';
import { link, useRoute } from '../core/router.js';

/** The parts of the page in their order; each is a section that carries its name as `data-part`. */
const PARTS = [
  ['why', 'Why'], ['network', 'Network'], ['memory', 'Memory'], ['costs', 'Devices'], ['curve', 'Learning'],
  ['confusion', 'Confusion'], ['loss', 'Quantization'], ['misheard', 'Misheard'], ['listen', 'Try it'], ['attempts', 'Attempts'],
];

/** Links to the parts of a long page, which are permalinks to them. */
export function Parts() {
  const { path, query } = useRoute();
  return h('nav.parts', { 'aria-label': 'Parts of this page' },
    PARTS.map(([part, title]) => h('a', {
      key: part,
      href: link(path, { ...query, part }),
      'aria-current': query.part === part ? 'location' : null,
      onClick: () => query.part === part && show(part),
    }, title)));
}

/**
 * Brings the part that the address names into view, and keeps it there while what stands above is
 * still on its way and moves it, until the reader moves.
 *
 * @param {string|undefined} part its name
 * @param {Array<{loading: boolean}>} remotes what is on its way
 */
export function useArrival(part, remotes) {
  const moved = useRef(false);
  useEffect(() => {
    const touched = () => { moved.current = true; };
    const kinds = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
    kinds.forEach((kind) => addEventListener(kind, touched, { passive: true }));
    return () => kinds.forEach((kind) => removeEventListener(kind, touched));
  }, []);
  useEffect(() => { moved.current = false; }, [part]);
  const arrived = remotes.map(({ loading }) => (loading ? 0 : 1)).join('');
  useEffect(() => {
    if (part && !moved.current) {
      const timer = setTimeout(() => show(part), 60);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [part, arrived]);
}

/** Brings a part into view. */
export function show(part) {
  const known = PARTS.some(([name]) => name === part);
  const element = known ? document.querySelector(`.trial > [data-part="${part}"]`) : null;
  element?.scrollIntoView({ block: 'start' });
}
