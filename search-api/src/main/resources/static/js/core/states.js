import { h } from './dom.js';

/** While something is on its way: boxes where it will stand, so that nothing jumps. */
export function Loading({ what = 'Loading', lines = 3 }) {
  return h('div.loading', { role: 'status', 'aria-label': `${what} …` },
    Array.from({ length: lines }, (_, line) => h('span.ghost', { key: line })));
}

/** What went wrong, with a way on. */
export function Problem({ problem, retry }) {
  return h('div.notice', { role: 'alert' },
    h('p', null, problem.message),
    (problem.errors ?? []).length > 1 && h('ul', null, problem.errors.map((error, place) =>
      h('li', { key: place }, h('code', null, error.field), ' ', error.message))),
    retry && h('button', { type: 'button', onClick: retry }, 'Try again'));
}

/** Where nothing is yet: what would stand here, and how to get there. */
export function Empty({ title, children, picture = true, level = 'h2' }) {
  return h('section.empty', null,
    picture && h('img', { src: '/favicon.svg', alt: '', width: 56, height: 56 }),
    h(level, null, title),
    children);
}
