import { h, Section } from '../core/dom.js';
import { Loading, Problem } from '../core/states.js';

/**
 * A part of the page that shows something once it is there, and says what it waits for until then.
 *
 * @param {{data: *, problem: Error|null, loading: boolean, reload: Function}} remote what it shows
 * @param {*} absent said instead where the data are there and this part has none; null when it has
 */
export function Part({ part, title, links, remote, absent = null, lines = 2, children }) {
  const { data, problem, reload } = remote;
  return h(Section, { part, title, links },
    data === null && problem === null && h(Loading, { what: title, lines }),
    data === null && problem !== null && h(Problem, { problem, retry: reload }),
    data !== null && (absent !== null ? h('p.absent', null, absent) : children));
}

/** What is not there yet, or never will be, depending on where the trial stands. */
export function notYet(trial, moving, later, never = later) {
  const because = {
    failed: 'The trial failed before there was anything to show here.',
    cancelled: 'The search was cancelled before there was anything to show here.',
    stopped: 'The trial was stopped at a rung, so no file was made of it.',
  }[trial.state];
  return moving ? later : because ?? never;
}
