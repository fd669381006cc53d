import { h, useState } from '../core/dom.js';
import { percent, whole } from '../core/format.js';
import { setQuery, useRoute } from '../core/router.js';
import { clip } from './data.js';
import { notYet, Part } from './pending.js';
import { useSound } from './sound.js';

const FIRST = 20;

/** Clips that the file hears wrong, to be listened to. */
export function Misheard({ id, trial, report, moving }) {
  const misheard = report.data?.misheard ?? null;
  let absent = null;
  if (misheard === null) {
    absent = notYet(trial, moving, 'Mistakes are listed when the trial is scored.', 'Nothing was kept of its mistakes.');
  } else if (misheard.length === 0) {
    absent = 'It heard every validation clip right.';
  }
  return h(Part, { part: 'misheard', title: 'Clips that it mishears', remote: report, absent, lines: 3 },
    absent === null && misheard && h(List, { id, trial, report: report.data, misheard }));
}

function List({ id, trial, report, misheard }) {
  const { query: { said, heard } } = useRoute();
  const [all, setAll] = useState(false);
  const sound = useSound((name) => clip(id, trial.trial, name));
  const found = misheard.filter((one) => (!said || one.said === said) && (!heard || one.heard === heard));
  const shown = all ? found : found.slice(0, FIRST);
  return [
    h('div.controls', null,
      h(Pick, { label: 'Said', name: 'said', value: said, labels: report.labels }),
      h(Pick, { label: 'Heard', name: 'heard', value: heard, labels: report.labels }),
      (said || heard) && h('button.small', { type: 'button', onClick: () => setQuery({ said: null, heard: null }) }, 'All pairs'),
      h('span.quiet', { role: 'status' }, `${whole(found.length)} of ${whole(misheard.length)} clips, the surest mistakes first`)),
    found.length === 0
      ? h('p.absent', null, `No clip of ${said ? `“${said}”` : 'any word'} is heard as ${heard ? `“${heard}”` : 'another'}. Maybe it is among the mistakes that are not listed: only the surest are.`)
      : h('ul.clips', null, shown.map((one) => h(Clip, { key: one.clip, one, sound }))),
    shown.length < found.length
      && h('p', null, h('button', { type: 'button', onClick: () => setAll(true) }, `Show all ${found.length}`)),
    h('p.quiet', null, 'Validation clips. The score is what the file gives to the word that it heard. A clip is fetched when you play it, from a worker that has the data set.'),
  ];
}

function Pick({ label, name, value, labels }) {
  return h('label', null, `${label} `,
    h('select', { value: value ?? '', onChange: (event) => setQuery({ [name]: event.target.value || null }) },
      h('option', { value: '' }, 'anything'), labels.map((one) => h('option', { key: one, value: one }, one))));
}

function Clip({ one, sound }) {
  const playing = sound.now === one.clip;
  const waiting = sound.waiting === one.clip;
  const problem = sound.problem?.name === one.clip ? sound.problem.error : null;
  return h('li', { 'data-clip': one.clip },
    h('button.small.play', {
      type: 'button', onClick: () => sound.toggle(one.clip), 'aria-pressed': playing,
      'aria-label': `${playing || waiting ? 'Stop' : 'Play'} ${one.clip}, “${one.said}” heard as “${one.heard}”`,
    }, waiting ? '…' : playing ? '■' : '▶'),
    h('span.pair', null, h('strong', null, one.said), ' → ', h('strong.heard', null, one.heard)),
    h('span.score', null, percent(one.score)),
    h('span.quiet', null, one.floatHeard === one.said ? 'float heard it right' : `float heard “${one.floatHeard}”`),
    h('code', { title: one.clip }, one.clip),
    problem && h('p.problem', { role: 'alert' }, problem.message));
}
