import { h, useEffect, useRef, useState } from './dom.js';
import { Picture } from './figure.js';
import { colors, useColors } from './theme.js';

// Without quotation marks, which ECharts would write into an SVG's attributes as they are.
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif';
const REPLACED = ['series', 'xAxis', 'yAxis', 'parallelAxis', 'visualMap', 'legend', 'graphic', 'dataZoom'];
let library = null;

/** ECharts, fetched when the first chart is drawn. */
export function echarts() {
  library ??= import('echarts');
  return library;
}

/**
 * A chart by ECharts. It is drawn anew when its option changes, without flicker: what stays the same
 * is not touched.
 *
 * @param {Function} option takes the colours and gives ECharts' option; should keep its identity
 *   (useCallback) while nothing changes
 * @param {number} height in pixels
 * @param {Object<string, Function>} on listeners by ECharts' name of the event; they take the event
 *   and the chart
 * @param {Function} onReady takes the chart once it is there
 * @param {Object<string, string|number>} data attributes `data-…` of the plot
 * @param {number} minWidth in pixels; a narrower page scrolls the chart sideways
 * @param {*} overlay what lies over the plot, placed by the plot's own pixels
 * The rest is that of {@link Picture}.
 */
export function Chart({ id, label, option, height = 400, table, on = {}, onReady, controls, data = {}, overlay, minWidth }) {
  const place = useRef(null);
  const chart = useRef(null);
  const listeners = useRef(on);
  listeners.current = on;
  const [failed, setFailed] = useState(false);
  const [ready, setReady] = useState(false);
  const now = useColors();

  useEffect(() => {
    let gone = false;
    const resized = new ResizeObserver(() => chart.current?.resize());
    echarts().then(({ init }) => {
      if (gone) {
        return;
      }
      chart.current = init(place.current, null, { renderer: 'canvas' });
      for (const name of Object.keys(listeners.current)) {
        chart.current.on(name, (event) => listeners.current[name]?.(event, chart.current));
      }
      resized.observe(place.current);
      setReady(true);
      onReady?.(chart.current);
    }, () => setFailed(true));
    return () => {
      gone = true;
      resized.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(complete(option(now), now), { replaceMerge: REPLACED });
  }, [option, now, ready]);

  const files = {
    svg: async () => {
      const drawn = (await echarts()).init(null, null, {
        renderer: 'svg', ssr: true, width: place.current.clientWidth, height,
      });
      drawn.setOption({ ...atOnce(complete(option(colors()), now)), backgroundColor: now.surface });
      const svg = drawn.renderToSVGString();
      drawn.dispose();
      return svg;
    },
    png: async () => {
      const url = chart.current.getDataURL({ pixelRatio: 2, backgroundColor: now.surface, excludeComponents: ['toolbox'] });
      const bytes = Uint8Array.from(atob(url.split(',')[1]), (letter) => letter.charCodeAt(0));
      return new Blob([bytes], { type: 'image/png' });
    },
  };
  return h(Picture, { id, label, table, files, controls, wide: minWidth !== undefined },
    failed && h('p.notice', null, 'The chart cannot be drawn. The table below has the same figures.'),
    h('div.plot-place', { style: minWidth === undefined ? undefined : { minWidth: `${minWidth}px` } },
      h('div.plot', {
        ref: place, role: 'img', 'aria-label': label, style: { height: `${height}px` }, hidden: failed,
        ...Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value])),
      }),
      overlay));
}

/** An option for a file: nothing of it may come later, in steps or moving. */
function atOnce(option) {
  return { ...option, animation: false, series: [option.series ?? []].flat().map((series) => ({ ...series, animation: false, progressive: 0 })) };
}

/** What all charts have in common. */
function complete(option, now) {
  return {
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: FONT, color: now.text },
    aria: { enabled: false },
    ...option,
    // By its id it is the same one after an update, with what a person chose in it.
    legend: option.legend && { id: 'legend', ...option.legend },
    tooltip: option.tooltip && {
      renderMode: 'richText',
      confine: true,
      backgroundColor: now.surface,
      borderColor: now.line,
      textStyle: { color: now.text, fontSize: 13, lineHeight: 19 },
      ...option.tooltip,
    },
  };
}

/** An axis in the colours of the page; a name above it begins where it stands, so that none is cut off. */
export function axis(now, more = {}) {
  return {
    nameTextStyle: { color: now.quiet, align: more.nameLocation === 'middle' ? 'center' : 'left' },
    axisLine: { lineStyle: { color: now.line } },
    splitLine: { lineStyle: { color: now.grid } },
    ...more,
    axisLabel: { color: now.quiet, hideOverlap: true, ...more.axisLabel },
  };
}
