import { h, useLayoutEffect, useRef } from './dom.js';

let count = 0;

/**
 * A dialog over the page. The browser keeps the focus inside, gives it back afterwards, and closes
 * on Escape.
 *
 * @param {string} title its heading
 * @param {Function} onClose called when it is to go away
 */
export function Dialog({ title, onClose, children }) {
  const place = useRef(null);
  const heading = useRef(`dialog-${++count}`);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = place.current;
    dialog.showModal();
    dialog.querySelector('[data-first]')?.focus();
    return () => {
      // While it is open, nothing behind it takes the focus.
      dialog.close();
      opener?.focus();
    };
  }, []);
  // A press that begins and ends on the dialog's own box, not on what stands in it, is beside it.
  const beside = (event) => event.target === place.current && onClose();
  return h('dialog', {
    ref: place,
    'aria-labelledby': heading.current,
    onCancel: (event) => { event.preventDefault(); onClose(); },
    onMouseDown: beside,
  }, h('div.dialog', null,
    h('h2', { id: heading.current }, title),
    children));
}

/**
 * The buttons at the foot of a dialog. Where something gets lost, the focus begins on the way back.
 *
 * @param {string} yes what the button says that does it
 * @param {boolean} danger whether something gets lost
 * @param {boolean} swapped whether the two change places, so that a press too many does nothing
 * @param {boolean} busy while it is being done
 */
export function Answers({ yes, no = 'Back', danger, swapped, busy, onYes, onNo }) {
  const buttons = [
    h('button', { key: 'no', type: 'button', onClick: onNo, 'data-first': danger ? '' : null }, no),
    h('button', {
      key: 'yes',
      type: onYes ? 'button' : 'submit',
      class: danger ? 'danger' : 'primary',
      onClick: onYes,
      disabled: busy,
      'data-first': danger ? null : '',
    }, yes),
  ];
  return h('div.answers', null, swapped ? buttons.reverse() : buttons);
}
