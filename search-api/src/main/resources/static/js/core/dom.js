import { createElement, Fragment, render } from 'preact';

export { Fragment, render };
export { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';

/**
 * A virtual element. Text always enters as text, never as markup, so names that people typed stay
 * harmless.
 *
 * @param {string|Function} tag tag name, with classes behind dots: "p.notice"; or a component
 * @param {object|null} props attributes and listeners
 * @param {...*} children what stands inside; null, false and undefined are left out
 */
export function h(tag, props, ...children) {
  if (typeof tag !== 'string' || !tag.includes('.')) {
    return createElement(tag, props, ...children);
  }
  const [name, ...classes] = tag.split('.');
  const more = props?.class ? [props.class] : [];
  return createElement(name, { ...props, class: [...classes, ...more].join(' ') }, ...children);
}

/** A bar that shows how much of a whole is done. */
export function Progress({ value, most, label }) {
  return h('progress', { value, max: Math.max(most, 1), 'aria-label': label });
}

/** The state of a search or a trial. */
export function Pill({ state, title }) {
  return h('span.pill', { 'data-state': state, title }, state);
}

/** A titled part of a page, with links to its right. */
export function Section({ id, title, links, children, part }) {
  return h('section', { id, 'data-part': part, 'aria-label': title },
    h('div.section-head', null, h('h2', null, title), links && h('span.links', null, links)),
    children);
}

/** A figure with its name above and a note below; stands in a `dl.figures`. */
export function Figure({ label, value, note, title }) {
  return h('div', { title },
    h('dt', null, label), h('dd', null, value), note !== undefined && h('dd.quiet', null, note));
}

/** Choices of which one holds, as radio buttons side by side. */
export function Choice({ name, label, value, options, onChange }) {
  return h('div.choice', { role: 'radiogroup', 'aria-label': label }, options.map(([option, title]) =>
    h('label', { key: option },
      h('input', { type: 'radio', name, value: option, checked: option === value, onChange: () => onChange(option) }),
      title)));
}
