import { h, useRef, useState } from './dom.js';

/** A text to take away: shown, and copied by a button; where the browser may not copy, selected. */
export function Copyable({ text, label }) {
  const place = useRef(null);
  const [said, setSaid] = useState('');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      getSelection().selectAllChildren(place.current);
      setSaid('Selected: copy it with Ctrl+C.');
    }
    setTimeout(() => setSaid(''), 4000);
  }
  return h('div.copyable', null,
    h('pre', { tabindex: 0, role: 'region', 'aria-label': label }, h('code', { ref: place }, text)),
    h('div.copy', null,
      h('button.small', { type: 'button', onClick: copy }, 'Copy'),
      h('span.quiet', { role: 'status' }, said)));
}
