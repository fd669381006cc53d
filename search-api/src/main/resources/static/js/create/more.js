import { h, useEffect, useRef } from '../core/dom.js';
import { ChecksField, NumberField, SelectField, TextField } from './fields.js';
import { BOARD_OBJECTIVES, FAMILIES, OBJECTIVES, SCHEMES, STRATEGIES } from './options.js';

const PATHS = [
  'families', 'objectives', 'strategy', 'parallelism', 'seed', 'warmStart',
  'training', 'training.epochs', 'training.rungs', 'training.reduction', 'training.audit',
  'training.finalistSeeds', 'training.quantization',
];

/** What most searches leave as it is. Opens by itself when something in it is wrong. */
export function More({ form, set, kept, onDropKept, errors, begun }) {
  const place = useRef(null);
  const wrong = errors.some(({ field }) => PATHS.includes(field));
  useEffect(() => {
    if (wrong || begun) {
      place.current.open = true;
    }
  }, [wrong]);
  const common = { form, set, errors };
  const others = Object.keys(kept);
  return h('details.settings', { ref: place },
    h('summary', null, 'More settings'),
    h('div.grid.wide', null,
      h(ChecksField, { ...common, name: 'families', label: 'Families', options: FAMILIES }),
      h(ChecksField, {
        ...common, name: 'objectives', label: 'Objectives', options: OBJECTIVES,
        hint: form.device === '' ? 'Latency and energy need a board.' : 'What the front trades off.',
        unavailable: (value) => form.device === '' && BOARD_OBJECTIVES.has(value),
      })),
    h(ChecksField, {
      ...common, name: 'quantization', path: 'training.quantization', label: 'Quantization', options: SCHEMES,
      hint: 'Of several, each trial keeps the best on the validation split.',
    }),
    h('div.grid', null,
      h(SelectField, { ...common, name: 'strategy', label: 'Strategy', options: STRATEGIES, hint: 'Who proposes the next trial.' }),
      h(NumberField, { ...common, name: 'epochs', path: 'training.epochs', label: 'Epochs', min: 1, step: 1, hint: 'Passes over the training clips.' }),
      h(TextField, { ...common, name: 'rungs', path: 'training.rungs', label: 'Rungs', placeholder: 'none', hint: 'Epochs after which only the best go on: 10, 15' }),
      h(NumberField, { ...common, name: 'reduction', path: 'training.reduction', label: 'Reduction', min: 2, max: 10, step: 1, hint: 'At a rung, one of so many goes on.' }),
      h(NumberField, { ...common, name: 'audit', path: 'training.audit', label: 'Audit', min: 0, max: 1, step: 'any', hint: 'Share of the discarded that is trained on as a check.' }),
      h(NumberField, { ...common, name: 'finalistSeeds', path: 'training.finalistSeeds', label: 'Trainings of finalists', min: 1, max: 10, step: 1, hint: 'Each with a seed of its own.' }),
      h(NumberField, { ...common, name: 'parallelism', label: 'At once', min: 1, step: 1, hint: 'Trials in training at the same time.' }),
      h(NumberField, { ...common, name: 'seed', label: 'Seed', step: 1, hint: 'The same seed gives the same front.' }),
      h(TextField, { ...common, name: 'warmStart', label: 'Learn from', placeholder: 'ids of earlier searches', hint: 'Up to eight that have ended.' })),
    others.length > 0 && h('p.kept', null,
      `Also kept from the search that this one begins from: ${others.join(', ')}. `,
      h('button.small', { type: 'button', onClick: onDropKept }, 'Drop')));
}
