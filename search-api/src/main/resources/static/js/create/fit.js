import { h, Section } from '../core/dom.js';
import { bytes, energy, exactBytes, latency, operations, whole } from '../core/format.js';
import { LIMITS } from './form.js';
import { FAMILIES } from './options.js';

const BOARDS_SHOWN = 6;
const TOLD = {
  flash: ['flash', bytes], sram: ['SRAM', bytes], ops: ['operations', operations],
  latency: ['latency', (millis) => latency(millis * 1000)], energy: ['energy', energy],
};

/**
 * What of the space fits, told while the form is filled in.
 *
 * @param {object|null} answer of the server, perhaps to a spec of a moment ago
 * @param {Error|null} problem why there is none
 */
export function Fit({ answer, problem, loading, form, set, devices }) {
  return h(Section, { id: 'fit', title: 'What fits', part: 'fit' },
    h('div.fit', { 'aria-busy': loading ? 'true' : 'false' },
      h('p.headline', { role: 'status', tabindex: -1 }, headline(answer, problem)),
      problem && problem.status !== 422 && h('p.quiet', null, problem.message),
      !problem && answer?.fits === false && h(Nothing, { answer, form, set, devices }),
      !problem && answer?.share && h(Families, { answer }),
      !problem && (answer?.smallest || answer?.largest) && h(Networks, { answer })));
}

function headline(answer, problem) {
  if (problem) {
    return problem.status === 422 ? 'First something has to be put right: see the fields.' : 'What fits cannot be told now.';
  }
  if (answer === null) {
    return 'Working it out …';
  }
  if (answer.fits === false) {
    return 'Nothing fits.';
  }
  return answer.fits === null || answer.share === null
    ? 'Whether anything fits could not be decided in time. Trials would tell.'
    : [h('strong', { key: 'share' }, likely(answer.share)), ` of the space fits${interval(answer.share)}.`];
}

/** The proof's own words, and what would do. */
function Nothing({ answer, form, set, devices }) {
  const { nearest, boards = [], sentence } = answer;
  const put = (changes) => {
    // What was pressed goes away with the proof; what is told next is where the eye is already.
    document.querySelector('.headline').focus();
    set(changes);
  };
  const take = () => put(Object.fromEntries(Object.entries(LIMITS).map(([key, field]) =>
    [key, String(nearest.budget[field] ?? '')])));
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  return h('div.notice', null,
    h('p', null, sentence),
    nearest && h('p', null, h('button.primary', { type: 'button', onClick: take }, `Take ${raised(nearest.budget, form)}`),
      nearest.sentence && nearest.sentence !== sentence && h('span.quiet', null, ` ${nearest.sentence}`)),
    boards.length > 0 && [
      h('p', { key: 'told' }, 'Something would fit on:'),
      h('div.other-boards', { key: 'boards' }, boards.slice(0, BOARDS_SHOWN).map((id) =>
        h('button', { type: 'button', key: id, onClick: () => put({ device: id }) }, names.get(id) ?? id))),
      boards.length > BOARDS_SHOWN && h('label.others', { key: 'others' }, 'or ',
        h('select', { value: '', onChange: (event) => put({ device: event.target.value }) },
          h('option', { value: '' }, `one of ${boards.length - BOARDS_SHOWN} others …`),
          boards.slice(BOARDS_SHOWN).map((id) => h('option', { key: id, value: id }, names.get(id) ?? id))))]);
}

/** What of a budget is other than the form has it. */
function raised(budget, form) {
  return Object.entries(LIMITS)
    .filter(([key, field]) => budget[field] !== undefined && budget[field] !== null && budget[field] !== Number(form[key]))
    .map(([key, field]) => `${TOLD[key][1](budget[field])} ${TOLD[key][0]}`)
    .join(' and ') || 'the nearest budget';
}

function Families({ answer }) {
  const rows = FAMILIES.filter(([family]) => answer.byFamily?.[family] !== undefined);
  return h('table.shares', null,
    h('caption', null, 'Share of each family that fits'),
    h('tbody', null, rows.map(([family, title]) => {
      const told = answer.byFamily[family];
      return h('tr', { key: family, 'data-family': family },
        h('th', { scope: 'row' }, title),
        h('td.measure', null, h('div', { 'aria-hidden': 'true' }, h('span', { style: { width: `${told.share * 100}%` }, class: told.share > 0 ? 'some' : null }))),
        h('td', { title: told.exact ? 'counted' : `95 % interval:${interval(told)}` }, likely(told)));
    })));
}

function Networks({ answer }) {
  const both = [['smallest', 'Smallest', 'shortest file'], ['largest', 'Largest', 'most operations']]
    .filter(([key]) => answer[key]);
  const row = (title, tell) => h('tr', null,
    h('th', { scope: 'row' }, title), both.map(([key]) => h('td', { key }, tell(answer[key]))));
  return [
    h('div.scroll', { key: 'table', tabindex: 0, role: 'region', 'aria-label': 'Smallest and largest network that fit' },
      h('table.extremes', null,
        h('caption', null, 'Networks that would fit'),
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, h('span.aside', null, 'Figure')), both.map(([key, title, what]) =>
          h('th', { key, scope: 'col', title: what }, title)))),
        h('tbody', null,
          row('Family', ({ family }) => FAMILIES.find(([name]) => name === family)?.[1] ?? family),
          row('Flash', ({ flashBytes }) => h('span', { title: exactBytes(flashBytes) }, bytes(flashBytes))),
          row('SRAM', ({ sramBytes }) => h('span', { title: exactBytes(sramBytes) }, bytes(sramBytes))),
          row('Operations', ({ ops }) => h('span', { title: whole(ops) }, operations(ops))),
          row('Parameters', ({ parameters }) => whole(parameters)),
          row('Certainty', ({ exact }) => (exact ? 'proved' : 'best found'))))),
    h('details', { key: 'decisions' }, h('summary', null, 'How they are made'),
      both.map(([key, title]) => h('p', { key }, h('strong', null, `${title}: `),
        Object.entries(answer[key].decisions ?? {}).map(([name, value]) => `${name} ${value}`).join(', ')))),
  ];
}

/** A share of which nothing was met by chance is not known to be nothing. */
function likely({ share: part, high, exact }) {
  return part === 0 && !exact ? `under ${share(high).replace('under ', '')}` : share(part);
}

function interval({ share: part, low, high, exact }) {
  return exact || part === 0 ? '' : ` (${share(low)} to ${share(high)})`;
}

/** 0.1234 → 12.3 %; 0.000288 → 0.029 %: small shares keep two digits. */
function share(part) {
  const percent = part * 100;
  if (percent === 0 || percent >= 1) {
    return `${percent === 0 || percent === 100 ? percent : percent.toFixed(1)} %`;
  }
  return percent < 0.0001 ? 'under 0.0001 %' : `${Number(percent.toPrecision(2))} %`;
}
