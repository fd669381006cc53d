import { signIn } from './api.js';
import { fill, h } from './dom.js';

/** Asks for a token. Returns what leaves the view. */
export function showSignIn(view, onSignedIn) {
  document.title = 'Sign in · Thimble';
  const notice = h('p.notice', { role: 'alert', hidden: true });
  const token = h('input', {
    id: 'token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true, maxlength: 8192,
  });
  const form = h('form.sign-in', {},
    h('h1', {}, 'Sign in'),
    h('label', { for: 'token' }, 'Token'),
    token,
    notice,
    h('button', { type: 'submit' }, 'Sign in'),
    h('p.quiet', {}, 'An administrator makes tokens with ', h('code', {}, 'POST /api/v1/tokens'),
      '. The browser keeps no token: a cookie that no script can read takes its place.'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await signIn(token.value.trim());
      token.value = '';
      onSignedIn();
    } catch (problem) {
      notice.textContent = problem.message;
      notice.hidden = false;
    }
  });
  fill(view, form);
  token.focus();
  return () => {};
}
