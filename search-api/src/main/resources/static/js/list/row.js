import { SearchActions } from '../core/actions.js';
import { h, Pill, Progress } from '../core/dom.js';
import { Ago, duration, endedTrials, percent } from '../core/format.js';
import { Spark } from './spark.js';

/** One search of the list. The whole of it leads to the search; its menu does not. */
export function Row({ search, onChanged }) {
  const { total } = search.trials;
  const ended = endedTrials(search.trials);
  return h('li.row', { 'data-search': search.id, 'data-state': search.state },
    h('div.what', null,
      h('h2', null, h('a.search', { href: `#/searches/${search.id}` }, search.name)),
      h('span.quiet', null, [search.spec.dataset, search.spec.device].filter(Boolean).join(' · ')),
      h('span.quiet', null, ...age(search)),
      search.state === 'failed' && search.reason && h('span.quiet.why', null, search.reason)),
    h(Pill, { state: search.state }),
    h('div.how-far', null,
      h(Progress, { value: ended, most: total, label: `Trials ended of ${search.name}` }),
      h('span.quiet', null, `${ended} of ${total} trials`,
        search.secondsLeft === null || search.secondsLeft === undefined ? '' : `, ${duration(search.secondsLeft)} left`)),
    h('div.results', null,
      h(Told, { label: 'best int8', value: percent(search.bestInt8Accuracy), title: 'Best int8 accuracy on the validation split' }),
      h(Told, { label: 'on front', value: search.frontSize, title: 'Trials on the Pareto front' }),
      h(Spark, { values: search.hypervolumes })),
    h('div.does', null, h(SearchActions, { search, onChanged })));
}

function Told({ label, value, title }) {
  return h('div.told-figure', { title }, h('b', null, value), h('span.quiet', null, label));
}

function age({ createdAt, endedAt }) {
  return endedAt ? ['ended ', h(Ago, { at: endedAt })] : ['posted ', h(Ago, { at: createdAt })];
}
