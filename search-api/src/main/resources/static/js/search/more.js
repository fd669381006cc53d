import { h, Section } from '../core/dom.js';
import { hasInsights, Insights } from './insight.js';

/**
 * What a search's page shows below its trials.
 *
 * @param {object} search as the API tells it
 * @param {import('./points.js').Store} store its trials, the front, what is selected
 */
export default function More({ search }) {
  return hasInsights(search) && h(Section, { id: 'learnt', title: 'What the search learnt' }, h(Insights, { search }));
}
