import { post } from '../core/api.js';
import { h, Section, useEffect, useMemo, useRef, useState } from '../core/dom.js';
import { bytes } from '../core/format.js';
import { useRemote, useSettled } from '../core/remote.js';
import { current, go, setQuery } from '../core/router.js';
import { mayChange, useWho } from '../core/who.js';
import { NumberField, SelectField, TextField } from './fields.js';
import { Fit } from './fit.js';
import { formOf, keptOf, queryOf, specOf, suggestedName } from './form.js';
import { lacks } from './lacks.js';
import { Limits } from './limits.js';
import { More } from './more.js';
import { Posting } from './posting.js';
import { Words, wordsFor } from './words.js';

const PATH = '/new';
const DROPPED = 'usual';
const SETTLED_MILLIS = 150;
/** Below the fields of these names something stands; what else is wrong is told by itself. */
const SHOWN = /^(name|dataset|keywords|device|budget\.\w+|trials|maxDuration|families|objectives|strategy|parallelism|seed|warmStart|training\.(epochs|rungs|reduction|audit|finalistSeeds|quantization))$/;

/** The form, what fits, and what will be posted. */
export function NewSearchForm({ query, datasets, devices, origin, lost }) {
  const [form, setForm] = useState(() => begun(formOf(query, origin), datasets));
  const [kept, setKept] = useState(() => (query.recipe === DROPPED ? {} : keptOf(origin)));
  const [refusal, setRefusal] = useState(null);
  const left = useRef(false);
  const [busy, setBusy] = useState(false);
  const who = useWho();
  const set = (changes) => setForm((before) => ({ ...before, ...changes }));

  const dataset = datasets.find(({ name }) => name === form.dataset);
  const board = devices.find(({ id }) => id === form.device);
  const spec = specOf(form, dataset, kept, devices);
  const key = JSON.stringify(spec);
  const settled = useSettled(key, SETTLED_MILLIS);
  const lack = lacks(form);
  const asked = useRemote(async (signal) => (lack ? null : post('/feasibility', JSON.parse(settled), { signal })), [settled]);
  const fit = { ...asked, problem: lack ?? asked.problem };
  const idempotency = useMemo(randomKey, [key]);
  useEffect(() => {
    // Somebody may be on the way to another view by now, whose address is its own.
    if (current().path === PATH) {
      setQuery(queryOf(form, origin));
    }
  }, [settled]);
  useEffect(() => setRefusal(null), [key]);
  useEffect(() => {
    if (refusal !== null) {
      document.querySelector('.new [aria-invalid="true"]')?.focus();
    }
  }, [refusal]);

  const found = fit.problem?.status === 422 ? fit.problem : null;
  const errors = refusal?.errors.length > 0 ? refusal.errors : found?.errors ?? [];
  const elsewhere = errors.filter(({ field }) => !SHOWN.test(field) && !field.startsWith('device.'));
  const limits = fit.problem === null && fit.data?.fits === false ? fit.data.limits ?? [] : [];

  function dropKept() {
    setKept({});
    setQuery({ recipe: DROPPED });
  }

  useEffect(() => () => { left.current = true; }, []);

  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    try {
      const posted = await post('/searches', spec, { headers: { 'Idempotency-Key': idempotency } });
      if (!left.current) {
        go(`#/searches/${posted.id}`);
      }
    } catch (problem) {
      setRefusal(problem);
      setBusy(false);
    }
  }

  const common = { form, set, errors };
  // Enter in a field means "this is the value", not "post it all".
  const onKeyDown = (event) => event.key === 'Enter' && event.target.tagName === 'INPUT' && event.preventDefault();
  return h('form.new', { onSubmit: submit, onKeyDown, novalidate: true },
    lost && h('p.notice', { role: 'alert' }, `The search to begin from cannot be had: ${lost.message}`),
    h('div.asked', null,
      h(Section, { title: 'What it listens for', part: 'words' }, h(Words, { ...common, datasets })),
      h(Section, { title: 'Where it has to fit', part: 'limits' },
        h(SelectField, {
          ...common, name: 'device', label: 'Board', options: boards(devices),
          hint: board ? `${bytes(board.usableFlashBytes)} flash and ${bytes(board.usableSramBytes)} SRAM for the whole application, of which the network is a part.` : 'A board, limits of your own, or both.',
        }),
        h(Limits, { ...common, board, limits })),
      h(Section, { title: 'How long it may take', part: 'effort' },
        h('div.grid', null,
          h(NumberField, { ...common, name: 'trials', label: 'Trials', min: 1, step: 1, hint: 'Networks that are trained, at most.' }),
          h(NumberField, { ...common, name: 'minutes', path: 'maxDuration', label: 'Minutes', min: 0, step: 'any', hint: 'No trial begins after that.' }),
          h(TextField, { ...common, name: 'name', label: 'Name', placeholder: suggestedName(form, devices), maxlength: 200, hint: 'Left empty, it is called as shown.' })),
        h(More, { ...common, kept, onDropKept: dropKept, begun: origin !== null }))),
    h('div.told-at-once', null,
      h(Fit, { answer: fit.data, problem: fit.problem, loading: fit.loading || settled !== key, form, set, devices }),
      elsewhere.length > 0 && h('ul.notice.elsewhere', null, elsewhere.map(({ field, message }) => h('li', { key: field + message }, message))),
      refusal && h('p.notice', { role: 'alert' }, refusal.message),
      mayChange(who)
        ? h('button.primary.post', { type: 'submit', disabled: busy }, busy ? 'Posting …' : 'Post this search')
        : h('p.quiet', null, 'Your token lets you look, but not post.'),
      h(Posting, { spec })));
}

/** A data set and its words, where the address names none. */
function begun(form, datasets) {
  const usable = datasets.filter(({ problem }) => problem === null);
  const clips = ({ words }) => Object.values(words).reduce((sum, count) => sum + count, 0);
  const [most] = [...usable].sort((one, other) => clips(other) - clips(one));
  const dataset = form.dataset || most?.name || '';
  const words = form.words.length > 0 ? form.words : wordsFor(datasets.find(({ name }) => name === dataset), []);
  return { ...form, dataset, words };
}

function boards(devices) {
  return [['', 'No board: limits alone'], ...devices.map(({ id, name }) => [id, name])];
}

/** The same spec twice makes one search, however often the button is pressed. */
function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
