import { Copyable } from '../core/copy.js';
import { Choice, h, Section, useState } from '../core/dom.js';
import { useWho } from '../core/who.js';

const FORMS = [['json', 'JSON'], ['curl', 'curl'], ['command', 'Command']];
const USUAL_SERVER = 'http://127.0.0.1:8080';

/** What will be posted, to read and to take away. */
export function Posting({ spec }) {
  const [form, setForm] = useState('json');
  const guarded = useWho()?.auth === 'tokens';
  const json = pretty(spec);
  const text = { json, curl: curl(json, guarded), command: command(json, guarded) }[form];
  return h(Section, { id: 'posting', title: 'What will be posted', part: 'posting' },
    h(Choice, { name: 'posting', label: 'Form', value: form, options: FORMS, onChange: setForm }),
    h(Copyable, { text, label: `What will be posted, as ${FORMS.find(([name]) => name === form)[1]}` }),
    h('p.quiet', null, form === 'json' ? 'What is not said has its default.'
      : guarded ? 'THIMBLE_TOKEN holds your token.' : 'For a shell such as bash or zsh.'));
}

/** A field a line; what is inside a field stays on its line. */
function pretty(spec) {
  return `{\n${Object.entries(spec).map(([name, value]) => `  ${JSON.stringify(name)}: ${inline(value)}`).join(',\n')}\n}`;
}

function inline(value) {
  if (Array.isArray(value)) {
    return `[${value.map(inline).join(', ')}]`;
  }
  return value !== null && typeof value === 'object'
    ? `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${inline(inner)}`).join(', ')}}`
    : JSON.stringify(value);
}

/** A here-document keeps quotes of names as they are. */
function curl(json, guarded) {
  return [
    `curl -H 'Content-Type: application/json'${guarded ? ' -H "Authorization: Bearer $THIMBLE_TOKEN"' : ''} \\`,
    `  ${location.origin}/api/v1/searches --data-binary @- <<'SPEC'`,
    json,
    'SPEC',
  ].join('\n');
}

function command(json) {
  const server = location.origin === USUAL_SERVER ? '' : ` --server ${location.origin}`;
  return ["cat > spec.json <<'SPEC'", json, 'SPEC', `./thimble search -f spec.json --wait${server}`].join('\n');
}
