const ABSENT = '–';

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
  return count < 1000 ? `${count} B` : `${significant(count / 1000)} kB`;
}

/** 5400000 → 5.4 M */
export function operations(count) {
  return count < 1e6 ? `${significant(count / 1e3)} k` : `${significant(count / 1e6)} M`;
}

/** Microseconds → milliseconds. */
export function latency(interval) {
  return interval ? `${significant(interval.estimate / 1000)} ms` : ABSENT;
}

/** 14055 microjoules → 14.1 mJ */
export function energy(interval) {
  if (!interval) {
    return ABSENT;
  }
  return interval.estimate < 1000
    ? `${significant(interval.estimate)} µJ`
    : `${significant(interval.estimate / 1000)} mJ`;
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
