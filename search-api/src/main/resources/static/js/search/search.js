import { h } from '../core/dom.js';
import { Loading } from '../core/states.js';

/** To be written. */
export default function Search() {
  return h(Loading, { what: 'Search' });
}
