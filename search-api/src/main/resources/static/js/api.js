const BASE = '/api/v1';

/** A request that the server refused, or that did not reach it. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** Where events of a search stream from. */
export function eventsUrl(id) {
  return `${BASE}/searches/${encodeURIComponent(id)}/events`;
}

/** Where something below a search is. */
export function searchUrl(id, path = '') {
  return `${BASE}/searches/${encodeURIComponent(id)}${path}`;
}

/** Searches, newest first, from a cursor on. */
export function searches(cursor) {
  return request(`${BASE}/searches?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
}

/** One search. */
export function search(id) {
  return request(searchUrl(id));
}

/** All trials of a search, however many pages they fill. */
export async function trials(id) {
  const all = [];
  let cursor = null;
  do {
    const page = await request(searchUrl(id, `/trials${cursor ? `?cursor=${cursor}` : ''}`));
    all.push(...page.trials);
    cursor = page.next;
  } while (cursor);
  return all;
}

/** Events after an id, without a stream. */
export function eventsAfter(id, last) {
  return request(`${eventsUrl(id)}?after=${last}`);
}

/** Pauses, resumes or cancels. */
export function move(id, transition) {
  return request(searchUrl(id, `/${transition}`), { method: 'POST' });
}

/** Who asks. */
export function session() {
  return request(`${BASE}/session`);
}

/** Turns a token into a cookie. */
export function signIn(token) {
  return request(`${BASE}/session`, {
    method: 'POST',
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
  });
}

/** Takes the cookie back. */
export async function signOut() {
  await fetch(`${BASE}/session`, { method: 'DELETE' });
}

async function request(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { headers: { Accept: 'application/json' }, ...options });
  } catch {
    throw new ApiError('The server does not answer. Maybe it has stopped.', 0);
  }
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) {
    dispatchEvent(new Event('unauthenticated'));
  }
  throw new ApiError(
    problem.detail ?? `The server answered ${response.status}.`,
    response.status,
  );
}
