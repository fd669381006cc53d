import { h, useLayoutEffect, useRef, useState } from './dom.js';

let count = 0;

/**
 * A button that opens a menu, as the ARIA Authoring Practices describe it: arrows, Home, End and
 * first letters move, Escape closes and goes back to the button, Tab leaves.
 *
 * @param {string} text what the button shows
 * @param {string} label what the button is called, for those who hear the page
 * @param {Array<{text: string, onChoose: Function|undefined, href: string|undefined, danger: boolean|undefined}>} items
 */
export function Menu({ text, label, items }) {
  const [open, setOpen] = useState(false);
  const frame = useRef(null);
  const button = useRef(null);
  const id = useRef(`menu-${++count}`);
  const entries = () => [...frame.current.querySelectorAll('[role=menuitem]')];
  const close = (back) => {
    setOpen(false);
    if (back) {
      button.current.focus();
    }
  };

  useLayoutEffect(() => {
    if (!open) {
      return undefined;
    }
    const list = frame.current.querySelector('[role=menu]');
    list.classList.toggle('rightwards', list.getBoundingClientRect().left < 0);
    entries()[open === 'last' ? items.length - 1 : 0]?.focus();
    const outside = (event) => !frame.current.contains(event.target) && close(false);
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [open]);

  function onButtonKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(event.key === 'ArrowUp' ? 'last' : 'first');
    }
  }

  function onMenuKey(event) {
    const all = entries();
    const here = all.indexOf(document.activeElement);
    const moves = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 };
    if (event.key in moves) {
      event.preventDefault();
      all.at(moves[event.key] % all.length).focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close(true);
    } else if (event.key === 'Tab') {
      close(true);
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      [...all.slice(here + 1), ...all].find((entry) => entry.textContent.toLowerCase().startsWith(letter))?.focus();
    }
  }

  function choose(item) {
    close(true);
    item.onChoose?.();
  }

  return h('div.menu', { ref: frame },
    h('button', {
      type: 'button',
      ref: button,
      'aria-haspopup': 'menu',
      'aria-expanded': open ? 'true' : 'false',
      'aria-controls': open ? id.current : null,
      'aria-label': label,
      onClick: () => setOpen(open ? false : 'first'),
      onKeyDown: onButtonKey,
    }, text),
    open && h('div.menu-list', { id: id.current, role: 'menu', 'aria-label': label, onKeyDown: onMenuKey },
      items.map((item) => h(item.href ? 'a' : 'button', {
        key: item.text,
        role: 'menuitem',
        tabindex: -1,
        class: item.danger ? 'danger' : null,
        ...(item.href ? { href: item.href } : { type: 'button' }),
        onClick: () => choose(item),
      }, item.text))));
}
