import { useLayoutEffect, useRef, useState } from '../core/dom.js';

/** How wide an element is, so that a drawing can be laid out for it; 0 before it is there. */
export function useWidth() {
  const place = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const resized = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    resized.observe(place.current);
    setWidth(Math.floor(place.current.clientWidth));
    return () => resized.disconnect();
  }, []);
  return [place, width];
}
