import { get, search as fetchSearch } from '../core/api.js';
import { useEffect, useRef, useState } from '../core/dom.js';
import { calmly, follow } from '../core/live.js';

/** States in which nothing happens to a search any more, unless somebody extends it. */
export const FINAL = new Set(['completed', 'cancelled', 'failed']);
/** So often all trials are asked for anew: chances to be on the front change without an event. */
const WHOLE_MILLIS = 60_000;
const CLOCK_MILLIS = 10_000;

/**
 * A trial as charts and the table need it. Null stands where there is nothing.
 *
 * @typedef {object} Trial
 * @property {number} trial its number
 * @property {string} state `running`, `waiting`, `stopped`, `scored`, `failed`, …
 * @property {string} family
 * @property {number|null} int8 validation accuracy of the int8 file, 0..1
 * @property {number|null} error 1 - int8
 * @property {number|null} low lower end of the 95 % interval of int8
 * @property {number|null} high its upper end
 * @property {number|null} clips that int8 was counted on
 * @property {number|null} test int8 accuracy on the test split
 * @property {number|null} float validation accuracy before quantization
 * @property {number|null} flash bytes
 * @property {number|null} sram bytes
 * @property {number|null} ops operations of an inference
 * @property {number|null} latency microseconds on the search's device, estimated
 * @property {number|null} energy microjoules of an inference, estimated
 * @property {number} epoch epochs trained
 * @property {number} epochs epochs that it may train up to now
 * @property {Array<[number, number]>} rungs epoch and float accuracy at each rung reached
 * @property {number|null} chance probability to be on the front
 * @property {number|null} replicaOf the trial that it repeats with another seed
 * @property {boolean} audited went on as a check although the comparison discarded it
 * @property {number} attempt
 * @property {string|null} worker
 * @property {string|null} reason why it failed
 * @property {boolean} files whether model.tflite is there to download
 * @property {string|null} startedAt
 * @property {string|null} endedAt
 * @property {Object<string, number>} decisions
 */

/**
 * What is known of a search's trials at one moment. It is never changed: news make another, in which
 * trials that nothing happened to are the same objects, so that `===` tells what is new.
 *
 * @typedef {object} Store
 * @property {string} id of the search
 * @property {Trial[]} trials by number, ascending
 * @property {Map<number, Trial>} byNumber
 * @property {Set<number>} front numbers of the members of the front
 * @property {number} event id of the last event that these trials know of; it grows with news
 * @property {Set<number>|null} selection numbers that a person marked in a chart; null while nobody has
 */

/** Nothing known yet. */
function emptyStore(id) {
  return { id, trials: [], byNumber: new Map(), front: new Set(), event: 0, selection: null };
}

/**
 * A store that knows an answer of `GET …/points`, too.
 *
 * @param {Store} store what was known
 * @param {{event: number, whole: boolean, front: number[], columns: string[], rows: Array[]}} answer
 * @returns {Store}
 */
function learn(store, { event, whole, front, columns, rows }) {
  const byNumber = whole ? new Map() : new Map(store.byNumber);
  for (const row of rows) {
    const trial = read(columns, row);
    byNumber.set(trial.trial, trial);
  }
  const trials = [...byNumber.values()].sort((one, other) => one.trial - other.trial);
  return { ...store, trials, byNumber, event, front: new Set(front) };
}

/** A row as an object; all have the same names in the same order, which keeps them small and quick. */
function read(columns, row) {
  const trial = {};
  columns.forEach((name, place) => { trial[name] = row[place] ?? null; });
  trial.error = trial.int8 === null ? null : 1 - trial.int8;
  trial.rungs ??= [];
  trial.decisions ??= {};
  return trial;
}

/** The path of a search's points below the API's base. */
function pointsPath(id, since) {
  return `/searches/${encodeURIComponent(id)}/points${since > 0 ? `?since=${since}` : ''}`;
}

/**
 * A search and its trials, kept up to date: all once, then what events tell of.
 *
 * @param {string} id of the search
 * @param {Function} onTold takes the search as soon as it is there, which is before its trials are
 * @returns {{search: object|null, store: Store|null, problem: Error|null, way: string, reload: Function}}
 *   `way` is how news arrive: `stream`, `poll`, `lost`, `ended`, or empty before the first
 */
export function useSearch(id, onTold = () => {}) {
  const [state, setState] = useState({ search: null, store: null, problem: null, way: '' });
  const refresh = useRef(null);
  useEffect(() => {
    let store = emptyStore(id);
    let stopFollowing = null;
    let wholeAt = 0;
    let final = false;
    let gone = false;
    const tell = (changes) => !gone && setState((before) => ({ ...before, ...changes }));

    const live = calmly(async () => {
      try {
        const whole = Date.now() - wholeAt > WHOLE_MILLIS;
        const [search, points] = await Promise.all([
          fetchSearch(id).then((told) => { onTold(told); return told; }), get(pointsPath(id, whole ? 0 : store.event)),
        ]);
        if (gone) {
          return;
        }
        wholeAt = points.whole ? Date.now() : wholeAt;
        store = learn(store, points);
        tell({ search, store, problem: null });
        settle(FINAL.has(search.state));
      } catch (problem) {
        tell({ problem });
        if (problem.status === 404 || problem.status === 400) {
          final = true;
          stop();
        }
      }
    });

    /** The last news may have changed every chance, so an end is read whole. */
    function settle(ended) {
      if (ended && !final && stopFollowing !== null) {
        wholeAt = 0;
        live.run();
      }
      final = ended;
      if (ended) {
        stop();
        tell({ way: 'ended' });
      } else {
        stopFollowing ??= follow(id, store.event, live.run, (way) => !final && tell({ way }));
      }
    }

    function stop() {
      stopFollowing?.();
      stopFollowing = null;
    }

    refresh.current = live.run;
    live.run();
    const clock = setInterval(() => !final && !document.hidden && live.run(), CLOCK_MILLIS);
    return () => {
      gone = true;
      stop();
      clearInterval(clock);
      live.stop();
    };
  }, [id]);
  return { ...state, reload: () => refresh.current?.() };
}
