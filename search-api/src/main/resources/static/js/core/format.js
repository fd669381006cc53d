import { h } from './dom.js';

/** What stands where there is no figure. */
export const ABSENT = '–';

/** 0.9312 → 93.1 % */
export function percent(share) {
  return share === null || share === undefined ? ABSENT : `${(share * 100).toFixed(1)} %`;
}

/** 0.9312 → 93 % */
export function wholePercent(share) {
  return `${(share * 100).toFixed(0)} %`;
}

/** 81234 → 81.2 kB; a kilobyte has 1000 bytes, as in "Hello Edge". */
export function bytes(count) {
  if (count === null || count === undefined) {
    return ABSENT;
  }
  if (count >= 1e6) {
    return `${significant(count / 1e6)} MB`;
  }
  return count < 1000 ? `${count} B` : `${significant(count / 1000)} kB`;
}

/** 5400000 → 5.4 M */
export function operations(count) {
  if (count === null || count === undefined) {
    return ABSENT;
  }
  if (count < 1000) {
    return `${count}`;
  }
  return count < 1e6 ? `${significant(count / 1e3)} k` : `${significant(count / 1e6)} M`;
}

/** 524288 → 512 KiB: what a board has is a power of two, and known by it. */
export function binaryBytes(count) {
  return count < 1024 * 1024 ? `${trimmed(count / 1024)} KiB` : `${trimmed(count / 1024 / 1024)} MiB`;
}

function trimmed(value) {
  return value.toFixed(1).replace(/\.0$/, '');
}

/** 81234 → 81,234 B: to the byte, for a title or a table. */
export function exactBytes(count) {
  return count === null || count === undefined ? ABSENT : `${whole(count)} B`;
}

/** 81234 → 81,234 */
export function whole(count) {
  return count === null || count === undefined ? ABSENT : Math.round(count).toLocaleString('en');
}

/** Microseconds → milliseconds; an interval is told by its estimate. */
export function latency(micros) {
  const value = estimate(micros);
  return value === null ? ABSENT : `${significant(value / 1000)} ms`;
}

/** 14055 microjoules → 14.1 mJ; an interval is told by its estimate. */
export function energy(microjoules) {
  const value = estimate(microjoules);
  if (value === null) {
    return ABSENT;
  }
  return value < 1000 ? `${significant(value)} µJ` : `${significant(value / 1000)} mJ`;
}

function estimate(value) {
  const told = typeof value === 'object' ? value?.estimate : value;
  return told === undefined || told === null ? null : told;
}

/** 3725 → 1 h 2 min */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return ABSENT;
  }
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long ago something was. */
export function ago(instant) {
  const seconds = (Date.now() - Date.parse(instant)) / 1000;
  if (seconds < 60) {
    return 'just now';
  }
  return seconds < 86400
    ? `${duration(seconds).replace(/ \d+ s$/, '')} ago`
    : new Date(instant).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** An instant as people tell it, with the exact one on hover. */
export function Ago({ at }) {
  if (!at) {
    return ABSENT;
  }
  return h('time', { datetime: at, title: exactly(at) }, ago(at));
}

/** The exact instant, in the reader's own zone. */
export function exactly(instant) {
  return new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
}

/** How many trials will not change any more. */
export function endedTrials({ done, failed, stopped }) {
  return done + failed + stopped;
}

/** Seconds from one instant to another, or to now. */
export function secondsBetween(from, to) {
  return ((to ? Date.parse(to) : Date.now()) - Date.parse(from)) / 1000;
}

function significant(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
