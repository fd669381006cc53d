/**
 * An element. Text always enters as text, never as markup, so names that people typed stay harmless.
 *
 * @param {string} tag tag name, with classes behind dots: "p.notice"
 * @param {object} attributes attributes; "on…" are listeners, false and null leave one out
 * @param {...(Node|string|number|null)} children what stands inside
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts these children in place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null));
}

/** A bar that shows how much of a whole is done. */
export function progress(value, most, label) {
  return h('progress', { value, max: Math.max(most, 1), 'aria-label': label });
}

/** The state of a search or a trial. */
export function pill(state) {
  return h('span.pill', { 'data-state': state }, state);
}
