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

/** Makes these the children of an element; those that stay are not touched, and keep the focus. */
export function arrange(element, children) {
  const wanted = new Set(children);
  for (const child of [...element.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  children.forEach((child, place) => {
    if (element.children[place] !== child) {
      element.insertBefore(child, element.children[place] ?? null);
    }
  });
}

/** A bar that shows how much of a whole is done. */
export function progress(value, most, label) {
  return h('progress', { value, max: Math.max(most, 1), 'aria-label': label });
}

/** The state of a search or a trial. */
export function pill(state) {
  return h('span.pill', { 'data-state': state }, state);
}
