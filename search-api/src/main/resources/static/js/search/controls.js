import { h } from '../core/dom.js';
import { setQuery } from '../core/router.js';
import { present } from './fields.js';

/** What can be chosen about the front; all of it goes into the address. */
export function FrontControls({ view, boards, scored, shape, setShape, clear, cleared }) {
  const { x, y, tint, logs, bars, withPublished, fitting, board } = view;
  const fields = present(scored, [x.key, y.key, tint?.key]).map(({ key, title }) => [key, title]);
  const log = (which, on) => setQuery({
    log: ['x', 'y'].filter((each) => (each === which ? on : logs[each])).join(',') || null,
  });
  return h('div.front-controls', null,
    h('div.controls', null,
      h(Pick, { label: 'Across', value: x.key, options: fields, onChange: (key) => setQuery({ x: key === 'flash' ? null : key }) }),
      h(Check, { label: 'log', title: 'Logarithmic axis across', checked: logs.x, onChange: (on) => log('x', on) }),
      h(Pick, { label: 'Up', value: y.key, options: fields, onChange: (key) => setQuery({ y: key === 'int8' ? null : key }) }),
      h(Check, { label: 'log', title: 'Logarithmic axis upwards', checked: logs.y, onChange: (on) => log('y', on) }),
      h(Pick, {
        label: 'Colour', value: tint?.key ?? '', options: [['', 'front or not'], ...fields],
        onChange: (key) => setQuery({ colour: key || null }),
      })),
    h('div.controls', null,
      h(Pick, {
        label: 'Fits on', value: board?.id ?? '', options: [['', 'any board'], ...boards.map(({ id, name }) => [id, name])],
        onChange: (id) => setQuery({ board: id || null, fits: id && fitting ? 'only' : null }),
      }),
      board && h(Check, { label: 'only those that fit', checked: fitting, onChange: (on) => setQuery({ fits: on ? 'only' : null }) }),
      h(Check, { label: '95 % intervals', checked: bars, onChange: (on) => setQuery({ bars: on ? null : 'off' }) }),
      h(Check, { label: 'published networks', checked: withPublished, onChange: (on) => setQuery({ published: on ? 'on' : null }) })),
    scored.length > 0 && h('div.controls', { role: 'group', 'aria-label': 'Selection' },
      h(Toggle, { on: shape === 'frame', onClick: () => setShape(shape === 'frame' ? null : 'frame') }, 'Select'),
      h(Toggle, { on: shape === 'lasso', onClick: () => setShape(shape === 'lasso' ? null : 'lasso') }, 'Lasso'),
      h('button.small', { type: 'button', disabled: cleared, onClick: () => { clear(); setShape(null); } }, 'Clear')));
}

/** A drop-down list with its name. */
export function Pick({ label, value, options, onChange }) {
  return h('label.pick', null, h('span', null, label),
    h('select', { value, 'aria-label': label, onChange: (event) => onChange(event.target.value) },
      options.map(([key, title]) => h('option', { key, value: key, selected: key === value }, title))));
}

/** A box to tick. */
export function Check({ label, title, checked, onChange }) {
  return h('label.check', { title },
    h('input', { type: 'checkbox', 'aria-label': title, checked, onChange: (event) => onChange(event.target.checked) }), label);
}

function Toggle({ on, onClick, children }) {
  return h('button.small', { type: 'button', 'aria-pressed': String(on), onClick }, children);
}
