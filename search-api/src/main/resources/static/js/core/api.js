const BASE = '/api/v1';

/** A request that the server refused, or that did not reach it. */
export class ApiError extends Error {
  /**
   * @param {string} message what went wrong, for people
   * @param {number} status of the answer, 0 without one
   * @param {object} problem the problem details (RFC 9457), or an empty object
   */
  constructor(message, status, problem = {}) {
    super(message);
    this.status = status;
    this.problem = problem;
    this.errors = problem.errors ?? [];
  }
}

/** Where something below a search is. */
export function searchUrl(id, path = '') {
  return `${BASE}/searches/${encodeURIComponent(id)}${path}`;
}

/** Where something below a trial is. */
export function trialUrl(id, number, path = '') {
  return searchUrl(id, `/trials/${number}${path}`);
}

/** Where events of a search stream from, beginning after one. */
export function eventsUrl(id, since = 0) {
  return searchUrl(id, `/events?since=${since}`);
}

/** Something by its path below /api/v1: `get('/devices')`. */
export function get(path, options) {
  return request(BASE + path, options);
}

/** Posts JSON, or nothing. */
export function post(path, body, options = {}) {
  return request(BASE + path, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...options,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    },
  });
}

/** Searches, newest first, from a cursor on. */
export function searches(cursor, limit = 20) {
  return get(`/searches?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
}

/** One search. */
export function search(id) {
  return request(searchUrl(id));
}

/** One trial. */
export function trial(id, number) {
  return request(trialUrl(id, number));
}

/** Events after an id, without a stream. */
export function eventsAfter(id, last) {
  return request(searchUrl(id, `/events?after=${last}`));
}

/** Pauses, resumes, cancels or extends. */
export function move(id, transition, body) {
  return post(`/searches/${encodeURIComponent(id)}/${transition}`, body);
}

/** Who asks. */
export function session() {
  return get('/session');
}

/** Turns a token into a cookie. */
export function signIn(token) {
  return post('/session', undefined, { headers: { Authorization: `Bearer ${token}` } });
}

/** Takes the cookie back. */
export async function signOut() {
  await fetch(`${BASE}/session`, { method: 'DELETE' });
  dispatchEvent(new Event('unauthenticated'));
}

/**
 * Asks for JSON.
 *
 * @throws {ApiError} when the answer is a refusal, or none comes; an AbortError passes
 */
export async function request(url, options = {}) {
  const response = await answer(url, options);
  return response.status === 204 ? null : response.json();
}

/**
 * Asks for anything: a sound, a file.
 *
 * @returns {Promise<Response>} a good answer
 * @throws {ApiError} when the answer is a refusal, or none comes; an AbortError passes
 */
export async function answer(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { headers: { Accept: 'application/json' }, ...options });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError('The server does not answer. Maybe it has stopped.', 0);
  }
  if (response.ok) {
    return response;
  }
  const problem = await response.json().catch(() => ({}));
  if (response.status === 401) {
    dispatchEvent(new Event('unauthenticated'));
  }
  throw new ApiError(problem.detail ?? `The server answered ${response.status}.`, response.status, problem);
}
