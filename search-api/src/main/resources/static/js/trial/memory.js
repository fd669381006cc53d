import { Choice, Figure, h, useMemo } from '../core/dom.js';
import { Picture } from '../core/figure.js';
import { bytes, exactBytes, percent, whole } from '../core/format.js';
import { useQuery } from '../core/router.js';
import { ArenaStack, arenaParts } from './arena.js';
import { Part } from './pending.js';
import { Plans } from './plan.js';
import { stepNames } from './steps.js';

const LIBRARIES = [['reference', 'Reference kernels'], ['cmsisNn', 'CMSIS-NN'], ['helium', 'CMSIS-NN for Helium']];
const OF_DEVICE = { reference: 'reference', 'cmsis-nn': 'cmsisNn', 'cmsis-nn-mve': 'helium' };

/** The arena as a picture: which buffer lies where and when, by the runtime's plan and by ours. */
export function Memory({ trial, search, estimate, devices }) {
  const board = devices?.find((device) => device.id === search?.spec.device);
  const [library, choose] = useQuery('kernels', OF_DEVICE[board?.kernels] ?? 'cmsisNn');
  const known = LIBRARIES.some(([name]) => name === library) ? library : 'cmsisNn';
  return h(Part, { part: 'memory', title: 'The memory plan', remote: estimate, lines: 4 },
    estimate.data && h(Planned, { trial, report: estimate.data.report, library: known, choose }));
}

function Planned({ trial, report, library, choose }) {
  const arena = report.arena[library];
  const steps = useMemo(() => stepNames(report.layers, arena.steps), [report, arena]);
  const plans = useMemo(() => bothPlans(arena), [arena]);
  const title = LIBRARIES.find(([name]) => name === library)[1];
  return [
    h('div.controls', null,
      h(Choice, { name: 'kernels', label: 'Kernel library', value: library, options: LIBRARIES, onChange: choose })),
    h('dl.figures', null,
      h(Figure, { label: 'Arena to reserve', value: exactBytes(arena.minimumBytes), note: minimum(arena) }),
      h(Figure, { label: 'Head', value: exactBytes(arena.headBytes), note: 'activations and scratch, which share it' }),
      h(Figure, { label: 'Tail', value: exactBytes(arena.tailBytes), note: 'what lasts from call to call' }),
      h(Figure, { label: 'Busiest step', value: exactBytes(arena.largestStepBytes), note: 'no plan takes less' })),
    h('p', null, verdict(arena)),
    h(Picture, {
      id: `trial-${trial.trial}-memory-${library}`,
      label: `the memory plan of trial ${trial.trial} with ${title}`,
      table: () => table(plans, steps),
    }, h(Plans, { key: library, plans, steps, arena })),
    h(Picture, {
      id: `trial-${trial.trial}-arena-${library}`,
      label: `the arena of trial ${trial.trial} part by part with ${title}`,
      table: () => ({ columns: ['Part', 'Bytes', 'Share'], rows: arenaParts(arena).map((part) => [part.name, part.bytes, percent(part.bytes / arena.minimumBytes)]) }),
    }, h(ArenaStack, { arena })),
    h('p.quiet', null, order(report.arena.order)),
  ];
}

/** The runtime's own plan and ours: what the file brings along, or else the best that is known. */
function bothPlans({ plan, plans, headBytes }) {
  return [
    { title: 'Greedy, as the runtime plans by itself', buffers: plans.greedyBuffers ?? (plans.inFile ? [] : plan), bytes: plans.greedyBytes },
    plans.inFile
      ? { title: 'Ours, which the file brings along', buffers: plan, bytes: headBytes }
      : { title: 'Ours, the best that a search finds', buffers: plans.bestBuffers ?? plan, bytes: plans.bestBytes },
  ];
}

function verdict({ plans, headBytes }) {
  const { greedyBytes, bestBytes, proven, inFile } = plans;
  const sure = proven ? 'no plan takes less' : 'no better one was found';
  if (inFile) {
    const saved = greedyBytes - headBytes;
    return `The file brings a plan of ours along, which the runtime follows: it takes ${whole(headBytes)} B `
      + `where the runtime's greedy plan takes ${whole(greedyBytes)} B, ${percent(saved / greedyBytes)} less; ${sure}.`;
  }
  return bestBytes < greedyBytes
    ? `The runtime's greedy plan takes ${whole(greedyBytes)} B, the best known ${whole(bestBytes)} B. `
      + 'The file brings no plan along: it would cost more flash than it saves SRAM, or the runtime could not follow it.'
    : `The runtime's greedy plan takes ${whole(greedyBytes)} B and ${sure}, so the file brings none along.`;
}

function minimum({ minimumBytes, planningBytes, usedBytes }) {
  return minimumBytes > usedBytes + 16
    ? `planning decides: it takes ${bytes(planningBytes)} before the head is there`
    : `${exactBytes(usedBytes)} used after allocation`;
}

function order({ peakBytes, bestPeakBytes, proven }) {
  if (bestPeakBytes < peakBytes) {
    return `In another order of operators the busiest step would take ${whole(bestPeakBytes)} B instead of ${whole(peakBytes)} B.`;
  }
  return proven ? 'No other order of the operators has a smaller peak.' : 'No order of the operators with a smaller peak was found.';
}

function table(plans, steps) {
  const [greedy, ours] = plans;
  return {
    columns: ['Buffer', 'Bytes', 'Offset, greedy', 'Offset, ours', 'First step', 'Last step', 'From', 'To'],
    rows: ours.buffers.map((buffer, place) => [
      buffer.name, buffer.bytes, greedy.buffers[place]?.offsetBytes ?? null, buffer.offsetBytes,
      buffer.firstStep, buffer.lastStep, steps(buffer.firstStep), steps(buffer.lastStep),
    ]),
  };
}
