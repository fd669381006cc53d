import { eventsAfter, eventsUrl } from './api.js';

const SHORTEST_PAUSE_MILLIS = 700;
const POLL_MILLIS = 3000;

/**
 * Calls a function at once, again after news, and never more often than the shortest pause.
 * Calls do not overlap.
 */
export function calmly(action) {
  let running = false;
  let again = false;
  let stopped = false;
  async function run() {
    if (stopped) {
      return;
    }
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await action();
      await new Promise((resolve) => setTimeout(resolve, SHORTEST_PAUSE_MILLIS));
    } finally {
      running = false;
    }
    if (again) {
      again = false;
      run();
    }
  }
  return { run, stop: () => { stopped = true; } };
}

/**
 * Calls back on every event of a search after one: from a stream, or by asking again and again where
 * streams do not get through. Ends by itself when the search has.
 *
 * @param {string} id of the search
 * @param {number} since the last event that is known already, 0 for none
 * @param {Function} onNews takes the event `{id, type, trial, data}` of a stream, or null
 * @param {Function} onWay takes `stream`, `poll`, `lost` or `ended`
 * @returns {Function} that stops it
 */
export function follow(id, since, onNews, onWay) {
  let timer = null;
  let stopped = false;
  let last = since;
  const source = new EventSource(eventsUrl(id, since));

  source.onopen = () => onWay('stream');
  source.onmessage = (message) => {
    last = Number(message.lastEventId);
    onNews(read(message.data));
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED && !stopped) {
      poll();
    }
  };

  async function poll() {
    if (stopped) {
      return;
    }
    let ended = false;
    try {
      const news = await eventsAfter(id, last);
      ended = news.ended;
      last = news.last;
      onWay(ended ? 'ended' : 'poll');
      if (news.events.length > 0) {
        onNews(null);
      }
    } catch {
      onWay('lost');
    }
    if (!ended && !stopped) {
      timer = setTimeout(poll, POLL_MILLIS);
    }
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}

function read(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** Calls back every few seconds while the page is visible; returns what stops it. */
export function repeat(action, millis = POLL_MILLIS) {
  const timer = setInterval(() => {
    if (!document.hidden) {
      action();
    }
  }, millis);
  return () => clearInterval(timer);
}
