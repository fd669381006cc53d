import { h } from '../core/dom.js';
import { Loading } from '../core/states.js';

/** To be written. */
export default function Devices() {
  return h(Loading, { what: 'Devices' });
}
