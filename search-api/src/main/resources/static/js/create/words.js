import { h, useState } from '../core/dom.js';
import { whole } from '../core/format.js';
import { Field, FieldGroup } from './fields.js';
import { usualWords } from './form.js';
import { DEFAULTS } from './options.js';

const MOST_WORDS = 50;

/** The data set, and which of its words are to be told apart. */
export function Words({ form, set, datasets, errors }) {
  const dataset = datasets.find(({ name }) => name === form.dataset);
  const choose = (name) => {
    const next = datasets.find((one) => one.name === name);
    set({ dataset: name, words: wordsFor(next, form.words) });
  };
  const options = datasets.map(({ name, problem, anyWords }) =>
    [name, `${name}${problem ? ' (cannot be used)' : anyWords ? ': the built-in voice, any words' : ''}`]);
  if (form.dataset !== '' && dataset === undefined) {
    options.push([form.dataset, `${form.dataset} (not there)`]);
  }
  return [
    h(Field, {
      name: 'dataset', path: 'dataset', label: 'Data set', errors,
      hint: datasets.length === 0 ? 'No worker has told of a data set yet. Maybe start one: ./thimble up' : dataset?.problem ?? '',
      control: (attributes) => h('select', { ...attributes, value: form.dataset, onChange: (event) => choose(event.target.value) },
        options.map(([value, title]) => h('option', { key: value, value }, title))),
    }),
    h(FieldGroup, {
      name: 'keywords', path: 'keywords', label: `Words to tell apart (${form.words.length})`, errors,
      hint: 'Silence and unknown words are always told apart, too.',
    }, dataset && !dataset.anyWords
      ? h(Offered, { words: form.words, dataset, set })
      : h(Typed, { words: form.words, set }))];
}

/** The words of before that a data set has; where that is too few, the usual ones, or the most spoken. */
export function wordsFor(dataset, before) {
  const kept = dataset === undefined || dataset.anyWords ? before : before.filter((word) => dataset.words[word] > 0);
  if (kept.length >= 2) {
    return kept;
  }
  const usual = usualWords(dataset);
  return usual.length >= 2 ? usual : byClips(dataset).slice(0, DEFAULTS.keywords.length);
}

function byClips(dataset) {
  return Object.entries(dataset.words).filter(([, clips]) => clips > 0)
    .sort(([one, clips], [other, others]) => others - clips || one.localeCompare(other))
    .map(([word]) => word);
}

/** Words that a data set has, each with how many clips there are of it. */
function Offered({ words, dataset, set }) {
  const all = byClips(dataset);
  // Words that were chosen keep their places, as networks' outputs are in that order.
  const toggle = (word, on) => set({ words: on ? [...words, word] : words.filter((one) => one !== word) });
  const strange = words.filter((word) => !all.includes(word));
  return [
    h('div.words', null, [...all, ...strange].map((word) => h('label', { key: word, class: 'word' },
      h('input', { type: 'checkbox', name: 'word', value: word, checked: words.includes(word), onChange: (event) => toggle(word, event.target.checked) }),
      word, h('span.quiet', { title: 'clips' }, whole(dataset.words[word] ?? 0), h('span.aside', null, ' clips'))))),
    h(Quick, { set, dataset })];
}

function Quick({ set, dataset }) {
  const usual = usualWords(dataset);
  return h('div.quick', null,
    usual.length >= 2 && h('button.small', { type: 'button', onClick: () => set({ words: usual }) }, `The usual ${usual.length}`),
    h('button.small', { type: 'button', onClick: () => set({ words: [] }) }, 'None'));
}

/** Words that a voice speaks, typed. */
function Typed({ words, set }) {
  const [text, setText] = useState('');
  function add() {
    const typed = text.split(/[,;\n]/).map((word) => word.trim()).filter((word) => word !== '' && !words.includes(word));
    set({ words: [...words, ...new Set(typed)].slice(0, MOST_WORDS) });
    setText('');
  }
  function onKey(event) {
    if ((event.key === 'Enter' || event.key === ',') && text.trim() !== '') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && text === '' && words.length > 0) {
      set({ words: words.slice(0, -1) });
    }
  }
  return [
    words.length > 0 && h('ul.chips', { 'aria-label': 'Chosen words' }, words.map((word) => h('li', { key: word },
      word,
      h('button', {
        type: 'button', 'aria-label': `Remove ${word}`, title: `Remove ${word}`,
        onClick: () => set({ words: words.filter((one) => one !== word) }),
      }, '×')))),
    h('div.adding', null,
      h('label.aside', { for: 'new-word' }, 'Another word'),
      h('input', {
        id: 'new-word', type: 'text', value: text, placeholder: 'another word, then Enter', autocomplete: 'off', autocapitalize: 'off', maxlength: 200,
        onInput: (event) => setText(event.target.value), onKeyDown: onKey,
      }),
      h('button', { type: 'button', onClick: add, disabled: text.trim() === '' }, 'Add')),
    h(Quick, { set })];
}
