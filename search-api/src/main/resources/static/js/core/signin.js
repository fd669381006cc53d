import { signIn } from './api.js';
import { h, useEffect, useRef, useState } from './dom.js';

/** Asks for a token. */
export function SignIn({ onSignedIn }) {
  const token = useRef(null);
  const [notice, setNotice] = useState(null);
  useEffect(() => {
    document.title = 'Sign in · Thimble';
    token.current.focus();
  }, []);

  async function submit(event) {
    event.preventDefault();
    try {
      await signIn(token.current.value.trim());
      token.current.value = '';
      onSignedIn();
    } catch (problem) {
      setNotice(problem.message);
    }
  }

  return h('form.sign-in', { onSubmit: submit },
    h('h1', null, 'Sign in'),
    h('label', { for: 'token' }, 'Token'),
    h('input', {
      id: 'token', ref: token, type: 'password', autocomplete: 'off', spellcheck: false, required: true, maxlength: 8192,
    }),
    notice && h('p.notice', { role: 'alert' }, notice),
    h('button.primary', { type: 'submit' }, 'Sign in'),
    h('p.quiet', null, 'An administrator makes tokens with ', h('code', null, 'POST /api/v1/tokens'),
      '. The browser keeps no token: a cookie that no script can read takes its place.'));
}
