/** Height of a row of the table in pixels; the style sheet has the same. */
export const ROW = 34;
const SPARE_ROWS = 10;

/**
 * Which rows of a long table are in sight, when some have something open below them.
 *
 * @param {number} count of rows
 * @param {Array<[number, number]>} open places of rows that are open, ascending, and how high what is
 *   below them is
 * @param {number} top how far it is scrolled, in pixels
 * @param {number} height of what is in sight, in pixels
 * @returns {{first: number, last: number, before: number, after: number}} the first row to draw, the
 *   one behind the last, and how high the rows before and after are
 */
export function inWindow(count, open, top, height) {
  const first = Math.max(0, Math.min(rowAt(open, top), count) - SPARE_ROWS);
  const last = Math.min(count, rowAt(open, top + height) + 1 + SPARE_ROWS);
  const whole = topOf(open, count);
  return { first, last: Math.max(first, last), before: topOf(open, first), after: whole - topOf(open, Math.max(first, last)) };
}

/** Where a row begins, in pixels from the first. */
export function topOf(open, place) {
  return open.reduce((sum, [index, height]) => (index < place ? sum + height : sum), place * ROW);
}

function rowAt(open, pixel) {
  let passed = 0;
  for (const [index, height] of open) {
    const end = (index + 1) * ROW + passed + height;
    if (pixel < end - height) {
      break;
    }
    if (pixel < end) {
      return index;
    }
    passed += height;
  }
  return Math.max(0, Math.floor((pixel - passed) / ROW));
}
