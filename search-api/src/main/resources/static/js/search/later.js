import { useEffect, useState } from '../core/dom.js';

let pending = false;

/** Marks that a person has just marked trials in a chart, so that browsers can measure what follows. */
export function brushed() {
  performance.clearMarks('brush');
  performance.mark('brush');
  pending = true;
}

/** Measures from the last mark to when the table has been painted. */
export function tableShown() {
  if (pending) {
    pending = false;
    afterPaint(() => performance.measure('brush-to-table', 'brush'));
  }
}

function afterPaint(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

/**
 * A value once the page has been painted with it elsewhere. Charts of thousands of points take it, so
 * that the table need not wait for them.
 */
export function useLater(value) {
  const [later, setLater] = useState(value);
  useEffect(() => {
    let over = false;
    afterPaint(() => setTimeout(() => !over && setLater(value)));
    return () => { over = true; };
  }, [value]);
  return later;
}

/** Which trial the pointer or the focus is on, told to whoever draws it without rendering the rest. */
export function hoverSignal() {
  const listeners = new Set();
  return {
    tell(number) {
      listeners.forEach((listener) => listener(number));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
