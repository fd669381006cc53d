import { h, Progress } from '../core/dom.js';
import { percent } from '../core/format.js';

const MOST_DECISIONS = 10;
const LIMITS = {
  'budget.flashBytes': 'flash budget',
  'budget.sramBytes': 'SRAM budget',
  'budget.opsPerInference': 'operations budget',
  'budget.latencyMillis': 'latency budget',
  'budget.energyMicrojoules': 'energy budget',
  'device.flashBytes': 'flash of the board',
  'device.sramBytes': 'SRAM of the board',
  shapes: 'shapes that do not fit together',
  unknown: 'not told apart',
};

/** Whether a search has learnt anything that {@link Insights} can show. */
export function hasInsights({ rejectedBy, importance, audit }) {
  return Object.keys(rejectedBy).length > 0
    || (importance?.shares.length ?? 0) > 0
    || (audit?.discarded ?? 0) > 0;
}

/** What a search has learnt: what refuses proposals, what the accuracy depends on, what rungs miss. */
export function Insights({ search }) {
  return h('div.insights', null,
    h(Refused, search), h(Depends, { importance: search.importance }), h(Checked, { audit: search.audit }));
}

function Refused({ rejectedBy, rejections, fittingShare }) {
  const counts = Object.entries(rejectedBy).sort(([, one], [, other]) => other - one);
  if (counts.length === 0) {
    return null;
  }
  const most = counts[0][1];
  return h(Part, { name: 'refused', title: 'What refused proposals' },
    h(Bars, { rows: counts.map(([limit, count]) => ({ label: LIMITS[limit] ?? limit, share: count / most, told: `${count}` })) }),
    h('p.quiet', null, 'Nothing of this was trained. ',
      fittingShare && `${fitting(fittingShare)} of the space fits. `,
      `${rejections.duplicate} proposals were known already.`));
}

function fitting({ share, exact }) {
  if (share > 0 && share < 0.0005) {
    return 'Less than 0.1 %';
  }
  return exact ? percent(share) : `About ${percent(share)}`;
}

function Depends({ importance }) {
  if (!importance || importance.shares.length === 0) {
    return null;
  }
  const shares = [...importance.shares].sort((one, other) => other.total - one.total).slice(0, MOST_DECISIONS);
  const left = importance.shares.length - shares.length;
  return h(Part, { name: 'depends', title: 'What the accuracy depends on' },
    h(Bars, {
      rows: shares.map(({ family, decision, main, total }) => ({
        label: family === '' ? decision : `${decision}, ${family}`,
        share: total,
        told: percent(total),
        title: `${percent(main)} by itself, ${percent(total)} with its part in interactions`,
      })),
    }),
    h('p.quiet', null, left > 0 && `${left} more matter less. `, caveat(importance)));
}

/** A model that cannot rank trials says nothing about decisions, so how well it does stands beside. */
function caveat({ rankCorrelation, trials }) {
  const model = `A model of ${trials} trials says so`;
  if (rankCorrelation === null) {
    return `${model}; how well it ranks trials that it has not seen cannot be told.`;
  }
  const careful = rankCorrelation < 0.5 ? ' Read it with care.' : '';
  return `${model}; its ranking of trials that it has not seen correlates with the measured one at `
    + `${rankCorrelation.toFixed(2)} (1 is the same, 0 is chance).${careful}`;
}

function Checked({ audit }) {
  if (!audit || audit.discarded === 0) {
    return null;
  }
  return h(Part, { name: 'checked', title: 'What comparisons at rungs missed' }, h('p', null, check(audit)));
}

function check({ discarded, audited, auditedScored, auditedOnFront }) {
  if (audited === 0) {
    return `${discarded} discarded, none of them trained on as a check so far.`;
  }
  const begun = `${discarded} discarded, ${audited} of them trained on as a check`;
  if (auditedScored === 0) {
    return `${begun}, none of which has a score yet.`;
  }
  const scored = auditedScored < audited ? ` of the ${auditedScored} scored` : '';
  return auditedOnFront === 0
    ? `${begun}, none${scored} would be on the front.`
    : `${begun}, ${auditedOnFront}${scored} would be on the front: the comparison discards too much.`;
}

function Part({ name, title, children }) {
  return h('div', { 'data-part': name }, h('h3', null, title), children);
}

function Bars({ rows }) {
  return h('ul.bars', null, rows.map(({ label, share, told, title }) =>
    h('li', { key: label, title },
      h('span.label', null, label),
      h(Progress, { value: share, most: 1, label: `${label}: ${told}` }),
      h('span.told', null, told))));
}
