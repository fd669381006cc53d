import { fill, h } from './dom.js';
import { bytes, operations } from './format.js';
import { plotOption } from './plot.js';

const AXES = {
  flash: { title: 'Flash', of: (trial) => trial.flashBytes, format: bytes, budget: 'flashBytes' },
  sram: { title: 'SRAM', of: (trial) => trial.sramBytes, format: bytes, budget: 'sramBytes' },
  ops: { title: 'Operations', of: (trial) => trial.ops, format: operations, budget: 'opsPerInference' },
};
const ECHARTS = '/webjars/echarts/dist/echarts.esm.min.js';

/** The scored trials as points: cost to the right, int8 accuracy upwards, the front joined. */
export function frontChart() {
  const plot = h('div.plot', { role: 'img', 'aria-label': 'Accuracy against cost; the table below has the same figures' });
  const hint = h('p.quiet', {}, 'Points appear as trials are scored.');
  const choice = h('div.choice', { role: 'radiogroup', 'aria-label': 'Horizontal axis' });
  const element = h('div', {}, choice, plot, hint);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const resized = new ResizeObserver(() => chart?.resize());
  let axis = 'flash';
  let chart = null;
  let points = [];
  let spec = null;
  let disposed = false;

  fill(choice, Object.entries(AXES).map(([name, { title }]) =>
    h('label', {},
      h('input', { type: 'radio', name: 'axis', value: name, checked: name === axis, onchange: () => { axis = name; draw(); } }),
      title)));
  dark.addEventListener('change', draw);

  import(ECHARTS).then((echarts) => {
    if (!disposed) {
      chart = echarts.init(plot, null, { renderer: 'canvas' });
      resized.observe(plot);
      draw();
    }
  }).catch(() => {
    hint.textContent = 'The chart cannot be drawn. The table below has the same figures.';
    hint.hidden = false;
  });

  function draw() {
    hint.hidden = points.length > 0;
    choice.hidden = points.length === 0;
    plot.hidden = points.length === 0;
    plot.dataset.points = points.length;
    if (points.length === 0) {
      return;
    }
    chart?.resize();
    chart?.setOption(plotOption(points, AXES[axis], spec), { notMerge: true });
  }

  return {
    element,
    show(trials, itsSpec) {
      points = trials.filter((trial) => trial.int8Accuracy.validation !== null);
      spec = itsSpec;
      draw();
    },
    dispose() {
      disposed = true;
      dark.removeEventListener('change', draw);
      resized.disconnect();
      chart?.dispose();
    },
  };
}
