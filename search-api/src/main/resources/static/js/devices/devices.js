import { get } from '../core/api.js';
import { h, useEffect, useState } from '../core/dom.js';
import { binaryBytes, exactBytes } from '../core/format.js';
import { useRemote } from '../core/remote.js';
import { link } from '../core/router.js';
import { Empty, Loading, Problem } from '../core/states.js';
import { Device } from './device.js';

const COLUMNS = [
  { title: 'Board', value: (device) => device.name, cell: (device) => h('a', { href: `#/devices/${encodeURIComponent(device.id)}` }, device.name) },
  { title: 'Core', value: (device) => device.core },
  { title: 'Kernels', value: (device) => device.kernels },
  { title: 'Clock', value: (device) => device.clockMegahertz, cell: (device) => `${device.clockMegahertz} MHz` },
  { title: 'Flash', value: (device) => device.flashBytes, cell: (device) => memory(device.flashBytes, device.usableFlashBytes) },
  { title: 'SRAM', value: (device) => device.sramBytes, cell: (device) => memory(device.sramBytes, device.usableSramBytes) },
  { title: 'Power', value: (device) => device.activePowerMilliwatts?.estimate ?? null, cell: (device) => power(device.activePowerMilliwatts) },
];

/** The boards of the catalogue, or one of them. */
export default function Devices({ id }) {
  const { data, problem, reload } = useRemote(() => get('/devices'), []);
  useEffect(() => { document.title = 'Devices · Thimble'; }, []);
  if (problem) {
    return h(Problem, { problem, retry: reload });
  }
  if (!data) {
    return h(Loading, { what: 'Loading the boards', lines: 6 });
  }
  if (id === null) {
    return h(Catalogue, { devices: data.devices });
  }
  const device = data.devices.find((one) => one.id === id);
  return device
    ? h(Device, { device })
    : h(Empty, { title: 'No such board', level: 'h1' },
      h('p', null, h('code', null, id), ' is not in the catalogue. ', h('a', { href: '#/devices' }, 'See all boards'), '.'));
}

function Catalogue({ devices }) {
  const [sorted, setSorted] = useState({ column: COLUMNS[4], direction: 1 });
  const [text, setText] = useState('');
  const shown = devices
    .filter((device) => `${device.name} ${device.id} ${device.core}`.toLowerCase().includes(text.toLowerCase()))
    .sort((one, other) => compare(sorted.column.value(one), sorted.column.value(other)) * sorted.direction);
  const sort = (column) => setSorted({ column, direction: sorted.column === column ? -sorted.direction : 1 });
  return [
    h('div.title', null, h('h1', null, 'Devices')),
    h('p.quiet', null, 'What each board has, and how much of it a model may take: a quarter of flash and SRAM is left to the application. ',
      'Boards of your own come from the folder ', h('code', null, 'THIMBLE_DEVICES'), '.'),
    h('p', null, h('label', null, 'Find ', h('input', { type: 'search', value: text, onInput: (event) => setText(event.target.value) }))),
    h('section', { 'aria-label': 'Boards' },
      h('div.scroll.tall', { tabindex: 0, role: 'region', 'aria-label': 'Boards' },
        h('table.devices', null,
          h('thead', null, h('tr', null, COLUMNS.map((column) =>
            h('th', { key: column.title, scope: 'col', 'aria-sort': order(sorted, column) },
              h('button', { type: 'button', onClick: () => sort(column) }, column.title))), h('td', null))),
          h('tbody', null,
            shown.length === 0 && h('tr', null, h('td.quiet', { colspan: COLUMNS.length + 1 }, 'No board has such a name.')),
            shown.map((device) => h('tr', { key: device.id, 'data-device': device.id },
              COLUMNS.map((column) => h('td', { key: column.title }, (column.cell ?? column.value)(device))),
              h('td', null, h('a', { href: link('/new', { device: device.id }), 'aria-label': `New search for ${device.name}` }, 'Search for it')))))))),
  ];
}

function order(sorted, column) {
  if (sorted.column !== column) {
    return 'none';
  }
  return sorted.direction === 1 ? 'ascending' : 'descending';
}

function compare(one, other) {
  if (one === other) {
    return 0;
  }
  if (one === null || other === null) {
    return one === null ? 1 : -1;
  }
  return one < other ? -1 : 1;
}

function memory(all, usable) {
  return h('span', { title: `${exactBytes(all)}, of which ${exactBytes(usable)} are for the model and its runtime` }, binaryBytes(all));
}

function power(interval) {
  return interval
    ? h('span', { title: `${interval.low} to ${interval.high} mW while the core computes` }, `${Math.round(interval.estimate)} mW`)
    : '–';
}
