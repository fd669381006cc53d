import { ROW } from './window.js';

const PAGE_ROWS = 10;

/**
 * Arrow keys, Page Up and Down, Home and End lead from a button or link of a row to the same one of
 * another row, also of one that is not drawn yet.
 *
 * @param {KeyboardEvent} event
 * @param {{rows: object[], region: Element, topOf: Function}} table its trials in order, what scrolls
 *   it, and where a row begins
 */
export function moved(event, { rows, region, topOf }) {
  const row = event.target.closest('tr[data-trial]');
  const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE_ROWS, PageDown: PAGE_ROWS, Home: -Infinity, End: Infinity }[event.key];
  if (!row || step === undefined) {
    return;
  }
  event.preventDefault();
  const from = rows.findIndex(({ trial }) => trial === Number(row.dataset.trial));
  const to = Math.max(0, Math.min(rows.length - 1, from + step));
  const which = focusables(row).indexOf(event.target);
  const top = topOf(to);
  if (top < region.scrollTop) {
    region.scrollTop = top;
  } else if (top + ROW * 3 > region.scrollTop + region.clientHeight) {
    region.scrollTop = top + ROW * 3 - region.clientHeight;
  }
  // The row is drawn after the scrolling was noticed.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const there = focusables(region.querySelector(`tr[data-trial="${rows[to].trial}"]`));
    (there[which] ?? there[0])?.focus({ preventScroll: true });
  }));
}

function focusables(row) {
  return row ? [...row.querySelectorAll('button, a')] : [];
}
