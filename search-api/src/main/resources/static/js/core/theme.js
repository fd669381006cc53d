import { useEffect, useState } from './dom.js';

const KEY = 'thimble.theme';
const NAMES = [
  'ground', 'surface', 'text', 'quiet', 'line', 'grid', 'accent', 'accent-faint', 'dominated', 'dominated-faint',
  'budget', 'good', 'bad', 'busy', 'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6', 'series-7',
];
const dark = matchMedia('(prefers-color-scheme: dark)');

/** What a person chose: `light`, `dark`, or `auto` for what the system says. */
export function chosenTheme() {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** Chooses; `auto` forgets the choice. */
export function chooseTheme(theme) {
  if (theme === 'auto') {
    localStorage.removeItem(KEY);
  } else {
    localStorage.setItem(KEY, theme);
  }
  applyTheme();
}

/** Makes the choice hold. */
export function applyTheme() {
  const theme = chosenTheme();
  if (theme === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  dispatchEvent(new Event('theme'));
}

/**
 * The colours of the style sheet, resolved: charts are drawn, not styled. Names as behind `--`, in
 * camel case: `colors.accentFaint`; `colors.series` are seven that are told apart.
 */
export function colors() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const resolved = {};
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    resolved[name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())] = getComputedStyle(probe).color;
  }
  probe.remove();
  resolved.series = NAMES.filter((name) => name.startsWith('series')).map((name) => resolved[name]);
  return resolved;
}

/** The colours; renders anew when light turns to dark or back. */
export function useColors() {
  const [now, setNow] = useState(colors);
  useEffect(() => {
    const changed = () => setNow(colors());
    dark.addEventListener('change', changed);
    addEventListener('theme', changed);
    return () => {
      dark.removeEventListener('change', changed);
      removeEventListener('theme', changed);
    };
  }, []);
  return now;
}
