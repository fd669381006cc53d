import { fill, h, progress } from './dom.js';
import { percent } from './format.js';

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

/** What a search has learnt: what refuses proposals, what the accuracy depends on, what rungs miss. */
export function insights() {
  const element = h('div.insights');
  return {
    element,
    /** Returns whether there is anything to show. */
    show(search) {
      const parts = [refused(search), depends(search.importance), checked(search)].filter((part) => part !== null);
      fill(element, parts);
      return parts.length > 0;
    },
  };
}

function refused({ rejectedBy, rejections, fittingShare }) {
  const counts = Object.entries(rejectedBy).sort(([, one], [, other]) => other - one);
  if (counts.length === 0) {
    return null;
  }
  const most = counts[0][1];
  return part('refused', 'What refused proposals',
    bars(counts.map(([limit, count]) => ({ label: LIMITS[limit] ?? limit, share: count / most, told: `${count}` }))),
    h('p.quiet', {}, 'Nothing of this was trained. ',
      fittingShare === null ? null : `${fitting(fittingShare)} of the space fits. `,
      `${rejections.duplicate} proposals were known already.`));
}

function fitting({ share, exact }) {
  if (share > 0 && share < 0.0005) {
    return 'Less than 0.1 %';
  }
  return exact ? percent(share) : `About ${percent(share)}`;
}

function depends(importance) {
  if (importance === null || importance.shares.length === 0) {
    return null;
  }
  const shares = [...importance.shares].sort((one, other) => other.total - one.total).slice(0, MOST_DECISIONS);
  const left = importance.shares.length - shares.length;
  return part('depends', 'What the accuracy depends on',
    bars(shares.map(({ family, decision, main, total }) => ({
      label: family === '' ? decision : `${decision}, ${family}`,
      share: total,
      told: percent(total),
      title: `${percent(main)} by itself, ${percent(total)} with its part in interactions`,
    }))),
    h('p.quiet', {}, left > 0 ? `${left} more matter less. ` : null, caveat(importance)));
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

function checked({ audit }) {
  if (audit === null || audit.discarded === 0) {
    return null;
  }
  return part('checked', 'What comparisons at rungs missed', h('p', {}, check(audit)));
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

function part(name, title, ...children) {
  return h('div', { 'data-part': name }, h('h3', {}, title), ...children);
}

function bars(rows) {
  return h('ul.bars', {}, rows.map(({ label, share, told, title }) =>
    h('li', { title },
      h('span.label', {}, label),
      progress(share, 1, `${label}: ${told}`),
      h('span.told', {}, told))));
}
