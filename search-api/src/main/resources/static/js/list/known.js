/** Searches that the page holds, newest first, and where older ones begin. */
export const NOTHING = { searches: [], next: null, asked: false };

/**
 * What is known after an answer of the server. Ids rise with time, so an answer covers all searches
 * between where it was asked to begin and its last one: whatever was known there and is not in it,
 * was deleted.
 *
 * @param {{searches: object[], next: string|null, asked: boolean}} known
 * @param {{searches: object[], next: string|null}} page the answer
 * @param {string|null} cursor the search after which it begins, null for the newest
 */
export function merged(known, page, cursor) {
  const last = page.next === null ? '' : page.searches.at(-1).id;
  const covered = (id) => (cursor === null || id < cursor) && id >= last;
  const kept = known.searches.filter(({ id }) => !covered(id));
  const searches = [...kept, ...page.searches].sort((one, other) => (one.id < other.id ? 1 : -1));
  const oldest = searches.at(-1)?.id ?? '';
  return { searches, asked: true, next: page.next === null || oldest >= last ? page.next : known.next };
}

/** With a search as it is now, which may be null for one that is gone. */
export function changed(known, id, now) {
  return {
    ...known,
    searches: known.searches.flatMap((search) => (search.id !== id ? [search] : now === null ? [] : [now])),
  };
}

/** How a list can be ordered. */
export const ORDERS = {
  newest: { title: 'newest first', by: (search) => search.createdAt },
  best: { title: 'best accuracy first', by: (search) => search.bestInt8Accuracy },
  ended: { title: 'most recently ended first', by: (search) => search.endedAt },
};

/** What can be asked for of states. */
export const STATES = {
  all: { title: 'all states', states: null },
  open: { title: 'open', states: ['queued', 'running', 'paused'] },
  queued: { title: 'queued', states: ['queued'] },
  running: { title: 'running', states: ['running'] },
  paused: { title: 'paused', states: ['paused'] },
  completed: { title: 'completed', states: ['completed'] },
  cancelled: { title: 'cancelled', states: ['cancelled'] },
  failed: { title: 'failed', states: ['failed'] },
};

/** Those that a person wants to see, in the order that they want. */
export function wanted(searches, { state, text, order }) {
  const { states } = STATES[state] ?? STATES.all;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ name, spec }) => {
    const told = [name, spec.dataset, spec.device ?? '', ...spec.keywords].join(' ').toLowerCase();
    return words.every((word) => told.includes(word));
  };
  const found = searches.filter((search) => (states === null || states.includes(search.state)) && matches(search));
  if (order === 'newest') {
    return found;
  }
  const { by } = ORDERS[order] ?? ORDERS.newest;
  const [told, silent] = [found.filter((search) => by(search) !== null), found.filter((search) => by(search) === null)];
  return [...told.sort((one, other) => (by(one) < by(other) ? 1 : by(one) > by(other) ? -1 : 0)), ...silent];
}
