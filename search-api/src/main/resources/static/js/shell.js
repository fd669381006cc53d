import { session, signOut } from './core/api.js';
import { compareLink, useBasket } from './core/basket.js';
import { h, useEffect, useRef, useState } from './core/dom.js';
import { useRoute } from './core/router.js';
import { SignIn } from './core/signin.js';
import { Empty, Loading, Problem } from './core/states.js';
import { chooseTheme, chosenTheme } from './core/theme.js';

/** Views by the first part of the path; each is fetched when it is first wanted. */
const VIEWS = [
  { matches: (parts) => parts.length === 0, load: () => import('./list/list.js'), style: 'list' },
  { matches: (parts) => parts[0] === 'new' && parts.length === 1, load: () => import('./create/create.js'), style: 'create' },
  {
    matches: (parts) => parts[0] === 'searches' && parts.length === 2,
    load: () => import('./search/search.js'),
    style: 'search',
    props: ([, id]) => ({ id }),
  },
  {
    matches: (parts) => parts[0] === 'searches' && parts[2] === 'trials' && /^\d+$/.test(parts[3]) && parts.length === 4,
    load: () => import('./trial/trial.js'),
    style: 'trial',
    props: ([, id, , number]) => ({ id, number: Number(number) }),
  },
  { matches: (parts) => parts[0] === 'compare' && parts.length === 1, load: () => import('./compare/compare.js'), style: 'compare' },
  { matches: (parts) => parts[0] === 'devices' && parts.length <= 2, load: () => import('./devices/devices.js'), style: 'devices', props: ([, id]) => ({ id: id ?? null }) },
];

function viewOf(parts) {
  return VIEWS.find(({ matches }) => matches(parts));
}

/** Below this class stand all rules of a view's style sheet, as sheets of views that were left stay. */
function viewName(parts) {
  const view = viewOf(parts);
  return view ? `view-${view.style}` : null;
}

/** The frame around every view: where one can go, who is signed in, light or dark. */
export function Shell() {
  const route = useRoute();
  const main = useRef(null);
  const [who, setWho] = useState(null);
  const [asked, setAsked] = useState(false);

  const greet = () => session().then(setWho, () => setWho(null));
  useEffect(() => {
    const ask = () => setAsked(true);
    addEventListener('unauthenticated', ask);
    greet();
    return () => removeEventListener('unauthenticated', ask);
  }, []);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0);
      main.current.focus({ preventScroll: true });
    }
    first.current = false;
  }, [route.path]);

  function signedIn() {
    setAsked(false);
    greet();
  }

  async function leave() {
    await signOut();
    setWho(null);
    setAsked(true);
  }

  return [
    h('a.skip', { href: '#view', onClick: (event) => { event.preventDefault(); main.current.focus(); } }, 'Skip to the content'),
    h(Bar, { route, who, leave, asked }),
    h('main', { id: 'view', class: asked ? null : viewName(route.parts), tabindex: -1, ref: main },
      asked ? h(SignIn, { onSignedIn: signedIn }) : h(View, { key: route.path, parts: route.parts })),
  ];
}

function Bar({ route, who, leave, asked }) {
  const compared = useBasket();
  const [theme, setTheme] = useState(chosenTheme);
  const next = { auto: 'dark', dark: 'light', light: 'auto' }[theme];
  const item = (href, title, here) => h('a', { href, 'aria-current': here ? 'page' : null }, title);
  const [part] = route.parts;
  return h('header.bar', null,
    h('a.brand', { href: '#/' }, h('img', { src: '/favicon.svg', alt: '', width: 26, height: 26 }), 'Thimble'),
    !asked && h('nav', { 'aria-label': 'Pages' },
      item('#/', 'Searches', part === undefined || part === 'searches'),
      item('#/new', 'New search', part === 'new'),
      item('#/devices', 'Devices', part === 'devices'),
      compared.length > 0 && item(compareLink(compared), `Compare (${compared.length})`, part === 'compare')),
    h('span.who', { id: 'who' },
      who !== null && !['none', 'open'].includes(who.auth) && !asked
        && [h('span.quiet', null, who.name), h('button.small', { type: 'button', onClick: leave }, 'Sign out')]),
    h('button.small.theme', {
      type: 'button',
      onClick: () => { chooseTheme(next); setTheme(next); },
      title: `Colours: ${theme}. Press for ${next}.`,
    }, { auto: 'Auto', dark: 'Dark', light: 'Light' }[theme]),
    h('a.quiet', { href: '/v3/api-docs' }, 'API'));
}

/** Fetches a view and shows it. */
function View({ parts }) {
  const view = viewOf(parts);
  const [loaded, setLoaded] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    if (view) {
      Promise.all([view.load(), styled(view.style)]).then(([module]) => setLoaded(() => module.default), setProblem);
    } else {
      document.title = 'Not found · Thimble';
    }
  }, []);
  if (!view) {
    return h(Empty, { title: 'There is nothing here', level: 'h1' },
      h('p', null, 'The link may have been cut off. ', h('a', { href: '#/' }, 'See all searches'), '.'));
  }
  if (problem) {
    return h(Problem, { problem: { message: `The page cannot be loaded (${problem.message}). Maybe load it anew.` } });
  }
  return loaded ? h(loaded, view.props?.(parts) ?? {}) : h(Loading, { what: 'Loading the page' });
}

/** Adds a view's style sheet once, and waits for it, so that nothing is shown unstyled. */
function styled(name) {
  const href = `/css/${name}.css`;
  if (document.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = href;
    sheet.onload = resolve;
    sheet.onerror = resolve;
    document.head.append(sheet);
  });
}
