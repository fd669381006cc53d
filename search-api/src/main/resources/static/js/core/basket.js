import { useEffect, useState } from './dom.js';
import { link } from './router.js';

/** As many trials as can be told apart side by side. */
export const MOST_COMPARED = 6;
const KEY = 'thimble.compare';

/** Trials that a person has put aside to compare, as "SEARCH:NUMBER"; kept as long as the tab. */
export function basket() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, MOST_COMPARED) : [];
  } catch {
    return [];
  }
}

/** Puts a trial aside, or takes it back. */
export function toggle(search, trial) {
  const entry = `${search}:${trial}`;
  const before = basket();
  const after = before.includes(entry) ? before.filter((one) => one !== entry) : [...before, entry].slice(-MOST_COMPARED);
  keep(after);
}

/** Takes all back. */
export function clear() {
  keep([]);
}

function keep(entries) {
  sessionStorage.setItem(KEY, JSON.stringify(entries));
  dispatchEvent(new Event('basket'));
}

/** The basket; renders anew when it changes. */
export function useBasket() {
  const [entries, setEntries] = useState(basket);
  useEffect(() => {
    const changed = () => setEntries(basket());
    addEventListener('basket', changed);
    return () => removeEventListener('basket', changed);
  }, []);
  return entries;
}

/** Where these trials are compared. */
export function compareLink(entries) {
  return link('/compare', { trials: entries.join(',') });
}
