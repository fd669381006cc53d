import { get } from '../core/api.js';
import { toggle, useBasket } from '../core/basket.js';
import { axis, Chart } from '../core/chart.js';
import { Figure, h, Section, useCallback, useEffect } from '../core/dom.js';
import { binaryBytes, bytes, energy, exactBytes, latency, operations, percent } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { go, link } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';

/** One board, and the best models of all searches for it. */
export function Device({ device }) {
  const { data, problem, reload } = useRemote(() => get(`/devices/${encodeURIComponent(device.id)}/models`), [device.id]);
  useEffect(() => { document.title = `${device.name} · Thimble`; }, [device]);
  return [
    h('p.trail', null, h('a', { href: '#/devices' }, 'Devices')),
    h('div.title', null, h('h1', null, device.name),
      h('div.actions', null, h('a.button.primary', { href: link('/new', { device: device.id }) }, 'Search for this board'))),
    h('dl.figures', null,
      h(Figure, { label: 'Core', value: device.core, note: `${device.clockMegahertz} MHz` }),
      h(Figure, { label: 'Kernels', value: device.kernels, note: 'what latencies are estimated for' }),
      h(Figure, { label: 'Flash', value: binaryBytes(device.flashBytes), note: `${exactBytes(device.usableFlashBytes)} usable` }),
      h(Figure, { label: 'SRAM', value: binaryBytes(device.sramBytes), note: `${exactBytes(device.usableSramBytes)} usable` }),
      h(Figure, { label: 'Active power', value: device.activePowerMilliwatts ? `${Math.round(device.activePowerMilliwatts.estimate)} mW` : '–',
        note: device.activePowerMilliwatts ? `${device.activePowerMilliwatts.low} to ${device.activePowerMilliwatts.high} mW` : 'none is published' })),
    problem && h(Problem, { problem, retry: reload }),
    !data && !problem && h(Loading, { what: 'Loading the best models' }),
    data && h(Models, { models: data.models, device }),
    h(Section, { title: 'Where its figures were read' },
      h('dl.sources', null, Object.entries(device.sources).map(([what, where]) =>
        [h('dt', { key: `${what}-name` }, what), h('dd', { key: what }, where)]))),
  ];
}

/** By what was learnt: accuracies on other clips or other words do not compare. */
function Models({ models, device }) {
  if (models.length === 0) {
    return h(Empty, { title: 'No model fits this board yet' },
      h('p', null, 'As soon as a search has a model on its front that fits, it stands here, whichever board the search was for.'),
      h('a.button', { href: link('/new', { device: device.id }) }, 'Search for this board'));
  }
  const groups = new Map();
  for (const model of models) {
    const name = `${model.dataset}: ${model.keywords.join(' ')}`;
    groups.set(name, [...(groups.get(name) ?? []), model]);
  }
  return [...groups].map(([name, group], place) => h(Group, { key: name, name, group, place }));
}

function Group({ name, group, place }) {
  const compared = useBasket();
  return h(Section, { title: `Best models on ${name}` },
    h(Picked, { group, place, name }),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': `Best models on ${name}` },
      h('table.models', null,
        h('thead', null, h('tr', null,
          ['Trial', 'Search', 'Family', 'Int8', 'Test', 'Latency', 'Energy', 'Flash', 'SRAM', 'Ops'].map((title) =>
            h('th', { key: title, scope: 'col' }, title)), h('td', null))),
        h('tbody', null, group.map(({ search, searchName, trial }) => {
          const entry = `${search}:${trial.trial}`;
          return h('tr', { key: entry, 'data-trial': trial.trial },
            h('td', null, h('a', { href: `#/searches/${search}/trials/${trial.trial}` }, `Trial ${trial.trial}`)),
            h('td', null, h('a', { href: `#/searches/${search}` }, searchName)),
            h('td', null, trial.family),
            h('td', { title: interval(trial) }, percent(trial.int8Accuracy.validation?.accuracy)),
            h('td', null, percent(trial.int8Accuracy.test?.accuracy)),
            h('td', null, latency(trial.latencyMicros)),
            h('td', null, energy(trial.energyMicrojoules)),
            h('td', { title: exactBytes(trial.flashBytes) }, bytes(trial.flashBytes)),
            h('td', { title: exactBytes(trial.sramBytes) }, bytes(trial.sramBytes)),
            h('td', null, operations(trial.ops)),
            h('td', null, h('button.small', {
              type: 'button', 'aria-pressed': String(compared.includes(entry)), onClick: () => toggle(search, trial.trial),
              'aria-label': `Compare trial ${trial.trial} of ${searchName}`,
            }, 'Compare')));
        })))));
}

/** Accuracy against latency, or against the file where no core like this was ever measured. */
function Picked({ group, place, name }) {
  const timed = group.every(({ trial }) => trial.latencyMicros);
  const cost = timed
    ? { title: 'latency in ms', of: (trial) => trial.latencyMicros.estimate / 1000 }
    : { title: 'flash in kB', of: (trial) => trial.flashBytes / 1000 };
  const option = useCallback((now) => ({
    grid: { left: 8, right: 28, top: 32, bottom: 36, containLabel: true },
    tooltip: { formatter: ({ data }) => `Trial ${data.model.trial.trial} of ${data.model.searchName}\nint8 ${percent(data.value[1])}, ${cost.title}: ${data.value[0].toPrecision(3)}` },
    xAxis: axis(now, { type: 'value', scale: true, name: cost.title, nameLocation: 'middle', nameGap: 30 }),
    yAxis: axis(now, { type: 'value', scale: true, name: 'int8 accuracy', axisLabel: { formatter: (share) => `${Math.round(share * 100)} %` } }),
    series: [{
      type: 'scatter', symbolSize: 12, itemStyle: { color: now.accent },
      data: group.map((model) => ({ value: [cost.of(model.trial), model.trial.int8Accuracy.validation?.accuracy ?? null], model })),
    }],
  }), [group]);
  return h(Chart, {
    id: `device-models-${place}`, label: `Int8 accuracy against ${cost.title}, ${name}`, option, height: 260,
    on: { click: ({ data }) => go(`#/searches/${data.model.search}/trials/${data.model.trial.trial}`) },
    table: {
      columns: ['search', 'trial', cost.title, 'int8 accuracy'],
      rows: group.map(({ searchName, trial }) => [searchName, trial.trial, cost.of(trial), trial.int8Accuracy.validation?.accuracy]),
    },
  });
}

function interval({ int8Accuracy: { validation } }) {
  return validation ? `${percent(validation.low)} to ${percent(validation.high)} with 95 % confidence, ${validation.clips} clips` : null;
}
