import { answer, request, searchUrl, trialUrl } from '../core/api.js';

/** What the trial's network costs, layer by layer, and its memory plans. */
export function estimate(id, number, signal) {
  return request(trialUrl(id, number, '/estimate'), { signal });
}

/** What its training and its scoring left to look at. */
export function report(id, number, signal) {
  return request(trialUrl(id, number, '/report'), { signal });
}

/** Its attempts, oldest first. */
export async function attempts(id, number, signal) {
  return (await request(searchUrl(id, `/attempts?trial=${number}`), { signal })).attempts;
}

/** Lines of its log after a cursor. */
export function log(id, number, cursor, signal) {
  return request(trialUrl(id, number, `/log?cursor=${cursor}`), { signal });
}

/** The members of the search's front, and the last event that it knows. */
export function front(id, signal) {
  return request(searchUrl(id, '/front'), { signal });
}

/** Whether there is a trial after this one. */
export async function hasNext(id, number, signal) {
  const { trials } = await request(searchUrl(id, `/trials?cursor=${number}&limit=1`), { signal });
  return trials.length > 0;
}

/** A clip of the data set, as WAV. */
export async function clip(id, number, name) {
  const url = trialUrl(id, number, `/clips?name=${encodeURIComponent(name)}`);
  return (await answer(url, { headers: { Accept: 'audio/wav, application/problem+json' } })).blob();
}

/** What the file hears in a recording. */
export function hearing(id, number, wav) {
  return request(trialUrl(id, number, '/hearings'), {
    method: 'POST',
    body: wav,
    headers: { Accept: 'application/json', 'Content-Type': 'audio/wav' },
  });
}
