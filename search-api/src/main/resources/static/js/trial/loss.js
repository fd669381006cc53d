import { h } from '../core/dom.js';
import { Picture } from '../core/figure.js';
import { Bars } from './bars.js';
import { notYet, Part } from './pending.js';

/** How much of each layer's output integers lose. */
export function Loss({ trial, report, moving }) {
  const layers = report.data?.layers ?? [];
  const absent = layers.length === 0
    ? notYet(trial, moving, 'What integers lose is measured when the file is written.', 'Nothing was kept of what its layers lose.')
    : null;
  return h(Part, { part: 'loss', title: 'What quantization loses, layer by layer', remote: report, absent, lines: 3 },
    absent === null && report.data && h(Drawn, { trial, layers }));
}

function Drawn({ trial, layers }) {
  const known = layers.filter(({ decibels }) => decibels !== null);
  const worst = known.reduce((one, other) => (one === null || other.decibels < one.decibels ? other : one), null);
  const most = Math.max(...known.map(({ decibels }) => decibels), 1);
  return [
    h('p', null, worst === null
      ? 'No layer loses anything, or their outputs are zero throughout.'
      : `${named(worst)} loses most: its output stands ${worst.decibels.toFixed(1)} dB above the error of integers, ${share(worst.decibels)}.`),
    h(Picture, {
      id: `trial-${trial.trial}-loss`,
      label: `signal to quantization noise of each layer of trial ${trial.trial}`,
      table: () => ({ columns: ['Layer', 'Name', 'Decibels'], rows: layers.map((one) => [one.index, one.layer, one.decibels]) }),
    }, h(Bars, {
      label: 'Signal to quantization noise, decibels', most,
      rows: layers.map((one) => ({
        name: `${one.index + 1}. ${one.layer}`, value: Math.max(0, one.decibels), marked: one === worst,
        told: one.decibels === null ? 'nothing lost' : `${one.decibels.toFixed(1)} dB${one === worst ? ', most lost' : ''}`,
        title: one.decibels === null ? `${named(one)} nothing lost` : `${named(one)} ${one.decibels.toFixed(1)} dB, ${share(one.decibels)}`,
      })),
    })),
    h('p.quiet', null, 'Decibels compare a layer’s output with the error that integers add to it: at 20 dB the error is a tenth of the output, at 40 dB a hundredth. More is better.'),
  ];
}

function named({ index, layer }) {
  return `Layer ${index + 1}, ${layer},`;
}

/** 20 dB are a factor of ten in amplitude. */
function share(decibels) {
  const percents = 100 * 10 ** (-decibels / 20);
  return `an error of ${percents >= 10 ? percents.toFixed(0) : percents.toFixed(1)} % of it`;
}
