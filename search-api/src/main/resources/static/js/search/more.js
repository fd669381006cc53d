import { h, Section } from '../core/dom.js';
import { usePaced } from '../core/remote.js';
import { HypervolumeChart } from './hypervolume.js';
import { hasInsights, Insights } from './insight.js';
import { RungChart } from './rungs.js';
import { Timeline } from './timeline.js';

/** Charts of a whole history are not asked for more often than this. */
const PAUSE_MILLIS = 2_000;

/**
 * What a search's page shows below its trials.
 *
 * @param {object} search as the API tells it
 * @param {import('./points.js').Store} store its trials, the front, what is selected
 */
export default function More({ search, store }) {
  const news = usePaced(store.event, PAUSE_MILLIS);
  return [
    h(Section, { key: 'growth', id: 'growth', title: 'How the front grew' }, h(HypervolumeChart, { search, news })),
    h(Section, { key: 'rungs', id: 'rungs', title: 'Learning at the rungs' }, h(RungChart, { search, store })),
    h(Section, { key: 'work', id: 'work', title: 'Who worked when' }, h(Timeline, { search, news })),
    hasInsights(search) && h(Section, { key: 'learnt', id: 'learnt', title: 'What the search learnt' }, h(Insights, { search })),
  ];
}
