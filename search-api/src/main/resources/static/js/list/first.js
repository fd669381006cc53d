import { h } from '../core/dom.js';
import { Empty } from '../core/states.js';
import { useWho } from '../core/who.js';

/** What a person sees who has no search yet. */
export function NoSearch() {
  const guarded = useWho()?.auth === 'tokens';
  return h(Empty, { title: 'No search yet' },
    h('p', null, 'Say which words to tell apart and how much room there is. Networks that fit are trained, measured and shown here as it happens.'),
    h('p', null, h('a.button.primary', { href: '#/new' }, 'New search')),
    h('p.quiet', null, 'Or from a shell:'),
    h('pre', { tabindex: 0, 'aria-label': 'A command that posts a search' }, h('code', null, [
      `curl -H 'Content-Type: application/json'${guarded ? ' -H "Authorization: Bearer $THIMBLE_TOKEN"' : ''} ${location.origin}/api/v1/searches -d '`,
      '  {"name": "my first search", "dataset": "synthetic",',
      '   "budget": {"flashBytes": 80000, "sramBytes": 40000}, "trials": 12}\'',
    ].join('\n'))),
    h('p.quiet', null, 'With a spec in a file: ', h('code', null, './thimble search -f spec.json --wait')));
}
