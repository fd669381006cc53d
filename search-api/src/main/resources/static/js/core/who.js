import { session } from './api.js';
import { useEffect, useState } from './dom.js';

let asked = null;
addEventListener('unauthenticated', () => { asked = null; });

/**
 * Who looks at the page, asked once: `{name, owner, role, auth}`; null until it is known.
 */
export function useWho() {
  const [who, setWho] = useState(null);
  useEffect(() => {
    let gone = false;
    asked ??= session();
    asked.then((answer) => !gone && setWho(answer), () => { asked = null; });
    return () => { gone = true; };
  }, []);
  return who;
}

/** Whether somebody may change things; until it is known, the server is left to refuse. */
export function mayChange(who) {
  return who?.role !== 'reader';
}
