import { h, Section, useMemo } from '../core/dom.js';
import { csv, save } from '../core/export.js';
import { ABSENT, bytes, energy, exactBytes, latency } from '../core/format.js';
import { useQuery } from '../core/router.js';
import { Loading, Problem } from '../core/states.js';

const COLUMNS = [
  { key: 'name', title: 'Board', of: (row) => row.name.toLowerCase() },
  { key: 'core', title: 'Core', of: (row) => row.core },
  { key: 'fits', title: 'Fits', of: (row) => (row.fits ? 0 : 1) },
  { key: 'latency', title: 'Latency', of: (row) => row.latencyMicros?.estimate ?? Infinity },
  { key: 'energy', title: 'Energy', of: (row) => row.energyMicrojoules?.estimate ?? Infinity },
  { key: 'flash', title: 'Flash lacking', of: (row) => row.missingFlashBytes },
  { key: 'sram', title: 'SRAM lacking', of: (row) => row.missingSramBytes },
];

/** What the network costs on every board, and which of them it fits. */
export function Costs({ trial, search, estimate, devices }) {
  const [only, setOnly] = useQuery('fit', '');
  const [sort, setSort] = useQuery('boards', 'fits');
  const problem = estimate.problem ?? devices.problem;
  const ready = estimate.data !== null && devices.data !== null;
  const rows = useMemo(() => (ready ? sorted(joined(estimate.data.report, devices.data.devices), sort) : []), [estimate.data, devices.data, sort]);
  const fitting = rows.filter((row) => row.fits);
  const shown = only === '' ? rows : fitting;

  function keep() {
    save(`thimble-trial-${trial.trial}-devices.csv`, csv(
      ['board', 'core', 'fits', 'latency_micros', 'latency_low', 'latency_high', 'energy_microjoules', 'energy_low', 'energy_high', 'missing_flash_bytes', 'missing_sram_bytes'],
      rows.map((row) => [row.id, row.core, row.fits, ...three(row.latencyMicros), ...three(row.energyMicrojoules), row.missingFlashBytes, row.missingSramBytes])));
  }

  return h(Section, {
    part: 'costs', title: 'What it costs on every board',
    links: ready && h('button.small', { type: 'button', onClick: keep, 'aria-label': 'What it costs on every board as CSV' }, 'CSV'),
  },
    !ready && problem === null && h(Loading, { what: 'Boards', lines: 3 }),
    !ready && problem !== null && h(Problem, { problem, retry: () => { estimate.reload(); devices.reload(); } }),
    ready && [
      h('p', null, `It fits ${fitting.length} of ${rows.length} boards, with the runtime, the front end and what is left to the application counted in.`),
      h('label.only', null,
        h('input', { type: 'checkbox', checked: only !== '', onChange: (event) => setOnly(event.target.checked ? 'yes' : '') }),
        ' only boards that it fits'),
      shown.length === 0
        ? h('p.absent', null, 'It fits none of the boards in the catalogue.')
        : h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Costs on every board' },
          h('table.boards', null,
            h('thead', null, h('tr', null, COLUMNS.map((column) => h(Title, { key: column.key, column, sort, setSort })))),
            h('tbody', null, shown.map((row) => h(Row, { key: row.id, row, own: row.id === search?.spec.device }))))),
      h('p.quiet', null, 'Latency and energy of one inference: an estimate with its interval, from measurements of cores like the board’s; a dash where none was ever measured.'),
    ]);
}

function Title({ column, sort, setSort }) {
  const up = sort === column.key;
  const down = sort === `-${column.key}`;
  return h('th', { scope: 'col', 'aria-sort': up ? 'ascending' : down ? 'descending' : null },
    h('button', { type: 'button', onClick: () => setSort(up ? `-${column.key}` : column.key) }, column.title));
}

function Row({ row, own }) {
  return h('tr', { class: `${row.fits ? '' : 'lacks'} ${own ? 'own' : ''}`, 'data-device': row.id },
    h('th', { scope: 'row' }, h('a', { href: `#/devices/${encodeURIComponent(row.id)}` }, row.name), own && h('span.quiet', null, ' this search’s')),
    h('td', null, row.core),
    h('td', null, row.fits ? h('span.yes', null, '✓ fits') : h('span.no', null, '✗ too small')),
    h('td', null, interval(row.latencyMicros, latency)),
    h('td', null, interval(row.energyMicrojoules, energy)),
    h('td', { title: exactBytes(row.missingFlashBytes) }, row.missingFlashBytes === 0 ? ABSENT : bytes(row.missingFlashBytes)),
    h('td', { title: exactBytes(row.missingSramBytes) }, row.missingSramBytes === 0 ? ABSENT : bytes(row.missingSramBytes)));
}

function interval(value, format) {
  return value === null
    ? ABSENT
    : [format(value), h('span.range', null, ` ${format(value.low)} to ${format(value.high)}`)];
}

function joined(report, devices) {
  const known = new Map(devices.map((device) => [device.id, device]));
  return report.devices.map((row) => ({
    ...row, id: row.device, name: known.get(row.device)?.name ?? row.device, core: known.get(row.device)?.core ?? ABSENT,
  }));
}

/** Boards that are alike in the column keep the order of their latency. */
function sorted(rows, sort) {
  const descending = sort.startsWith('-');
  const column = COLUMNS.find(({ key }) => key === sort.replace(/^-/, '')) ?? COLUMNS[2];
  const latencyOf = COLUMNS[3].of;
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  return [...rows].sort((one, other) =>
    (descending ? -1 : 1) * compare(column.of(one), column.of(other)) || compare(latencyOf(one), latencyOf(other)));
}

function three(value) {
  return value === null ? [null, null, null] : [value.estimate, value.low, value.high];
}
