import { h } from '../core/dom.js';
import { ABSENT, exactBytes, operations, whole } from '../core/format.js';

/** What was decided for each network; what differs comes first and is marked. */
export function ChoicesSideBySide({ compared }) {
  const names = [...new Set(compared.flatMap(({ trial }) => Object.keys(trial.decisions)))];
  const rows = names.map((name) => {
    const values = compared.map(({ trial }) => trial.decisions[name] ?? null);
    return { name, values, differs: new Set(values).size > 1 };
  }).sort((one, other) => other.differs - one.differs);
  const alike = rows.filter(({ differs }) => !differs).length;
  return [
    h('p.quiet', null, alike === rows.length ? 'All decisions are the same.' : `${rows.length - alike} of ${rows.length} decisions differ; they stand first.`),
    h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Decisions side by side' },
      h('table.side-by-side', null,
        h(Heads, { compared }),
        h('tbody', null, rows.map(({ name, values, differs }) =>
          h('tr', { key: name, class: differs ? 'differs' : null },
            h('th', { scope: 'row' }, name, differs && h('span.hidden', null, ', differs')),
            values.map((value, place) => h('td', { key: place }, value ?? ABSENT))))))),
  ];
}

/** The layers of each network, one below the other. */
export function LayersSideBySide({ compared }) {
  if (compared.every(({ estimate }) => !estimate?.layers)) {
    return h('p.quiet', null, 'The layers of these networks cannot be told now.');
  }
  return h('div.networks', null, compared.map(({ entry, trial, search, estimate }, place) =>
    h('div.network', { key: entry },
      h('h3', null, h('span.swatch', { 'data-series': place + 1, 'aria-hidden': true }), `Trial ${trial.trial}`),
      h('p.quiet', null, search.name),
      estimate?.layers
        ? h('ol', null, estimate.layers.map((layer) =>
          h('li', { key: layer.index },
            h('span', null, layer.name),
            h('span.quiet', null, `${(layer.outputShape ?? []).join('×')} · ${whole(layer.parameters)} parameters · ${operations(2 * layer.macs)} ops`))))
        : h('p.quiet', null, 'Not known.'),
      estimate?.report && h('p.quiet', null, `Arena ${exactBytes(estimate.report.sram.arenaBytes)}, file ${exactBytes(estimate.report.flash.modelBytes)}`))));
}

function Heads({ compared }) {
  return h('thead', null, h('tr', null, h('td', null), compared.map(({ entry, trial, search }, place) =>
    h('th', { key: entry, scope: 'col' },
      h('span.swatch', { 'data-series': place + 1, 'aria-hidden': true }), `Trial ${trial.trial} `, h('span.quiet', null, search.name)))));
}
