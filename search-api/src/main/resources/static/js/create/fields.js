import { h } from '../core/dom.js';

/**
 * A field with its label, a hint, and what the server finds wrong with it.
 *
 * @param {string} name what the form calls it; also its id, behind `new-`
 * @param {string} path what the spec calls it, for example `training.epochs`
 * @param {Array<{field: string, message: string}>} errors of the spec
 * @param {Function} control takes the attributes that tie the control to its label and its errors
 */
export function Field({ name, path, label, hint, errors, control }) {
  const id = `new-${name}`;
  return h('div.field', { 'data-field': path },
    h('label', { for: id }, label),
    control({ id, ...described(name, path, errors, hint) }),
    h(Told, { name, path, errors, hint }));
}

/** Several controls that are one field, as a group with a name. */
export function FieldGroup({ name, path, label, hint, errors, children }) {
  const { 'aria-describedby': by } = described(name, path, errors, hint);
  return h('fieldset', { 'data-field': path, 'aria-describedby': by },
    h('legend', null, label),
    children,
    h(Told, { name, path, errors, hint }));
}

/** What stands below a field: what is wrong with it, else what it is. */
export function Told({ name, path, errors, hint }) {
  const wrong = errors.filter(({ field }) => field === path);
  return [
    wrong.length > 0 && h('span.wrong', { key: 'wrong', id: `new-${name}-wrong` }, wrong.map(({ message }) => message).join(' ')),
    hint && h('span.quiet', { key: 'hint', id: `new-${name}-hint` }, hint),
  ];
}

/** The attributes that tie a control to what stands below it. */
export function described(name, path, errors, hint) {
  const wrong = errors.some(({ field }) => field === path);
  const by = [wrong && `new-${name}-wrong`, hint && `new-${name}-hint`].filter(Boolean).join(' ');
  return { 'aria-describedby': by || null, 'aria-invalid': wrong ? 'true' : null };
}

/** A number. */
export function NumberField({ form, set, name, path = name, errors, label, hint, ...more }) {
  return h(Field, {
    name, path, label, hint, errors,
    control: (attributes) => h('input', {
      ...attributes, type: 'number', value: form[name], onInput: (event) => set({ [name]: event.target.value }), ...more,
    }),
  });
}

/** A text. */
export function TextField({ form, set, name, path = name, errors, label, hint, ...more }) {
  return h(Field, {
    name, path, label, hint, errors,
    control: (attributes) => h('input', {
      ...attributes, type: 'text', value: form[name], autocomplete: 'off', spellcheck: false,
      onInput: (event) => set({ [name]: event.target.value }), ...more,
    }),
  });
}

/** One of several. */
export function SelectField({ form, set, name, path = name, errors, label, hint, options }) {
  return h(Field, {
    name, path, label, hint, errors,
    control: (attributes) => h('select', { ...attributes, value: form[name], onChange: (event) => set({ [name]: event.target.value }) },
      options.map(([value, title]) => h('option', { key: value, value }, title))),
  });
}

/** Some of several, in the order in which they are offered. */
export function ChecksField({ form, set, name, path = name, errors, label, hint, options, unavailable = () => false }) {
  const chosen = form[name];
  const toggle = (value, on) => set({
    [name]: options.map(([one]) => one).filter((one) => (one === value ? on : chosen.includes(one))),
  });
  return h(FieldGroup, { name, path, label, hint, errors },
    h('div.checks', null, options.map(([value, title, what]) =>
      h('label', { key: value, title: what },
        h('input', {
          type: 'checkbox',
          name,
          value,
          checked: chosen.includes(value) && !unavailable(value),
          disabled: unavailable(value),
          onChange: (event) => toggle(value, event.target.checked),
        }),
        title))));
}
