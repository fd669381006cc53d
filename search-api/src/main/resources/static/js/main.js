import { session, signOut } from './api.js';
import { fill, h } from './dom.js';
import { showList } from './list.js';
import { showSearch } from './search.js';
import { showSignIn } from './signin.js';

const view = document.getElementById('view');
let leave = () => {};

/** The address behind the hash decides what is shown, so that every view can be linked to. */
function route() {
  leave();
  const search = /^#\/searches\/([0-9a-f-]+)$/i.exec(location.hash);
  if (search) {
    leave = showSearch(view, search[1]);
  } else if (location.hash === '' || location.hash === '#/') {
    leave = showList(view);
  } else {
    leave = () => {};
    document.title = 'Not found · Thimble';
    fill(
      view,
      h('section.empty', {},
        h('h1', {}, 'There is nothing here'),
        h('p', {}, 'The link may have been cut off. ', h('a', { href: '#/' }, 'See all searches'), '.')),
    );
  }
}

/** Shows who is signed in, where that is asked for at all. */
async function greet() {
  const who = await session().catch(() => null);
  const known = who !== null && who.auth !== 'none';
  const leaving = async () => {
    await signOut();
    ask();
  };
  fill(
    document.getElementById('who'),
    ...(known
      ? [h('span.quiet', {}, who.name), h('button', { type: 'button', onclick: leaving }, 'Sign out')]
      : []),
  );
}

function ask() {
  if (document.querySelector('form.sign-in') !== null) {
    return;
  }
  leave();
  fill(document.getElementById('who'));
  leave = showSignIn(view, () => {
    route();
    greet();
  });
}

addEventListener('unauthenticated', ask);
addEventListener('hashchange', () => {
  route();
  scrollTo(0, 0);
  view.focus({ preventScroll: true });
});
route();
greet();
