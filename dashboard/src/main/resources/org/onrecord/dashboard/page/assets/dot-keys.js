// The keyboard on the dots of a chart: Tab reaches one of them, arrows move between them in the order of their days, Enter opens one.
import { around } from './common.js';

const DOTS = '.dots a[data-statement]';

/**
 * Returns the place that a key leads to; null for a key that leads nowhere.
 *
 * @param {string} key
 * @param {number} at
 * @param {number} size number of places
 */
export function placeAfter(key, at, size) {
  switch (key) {
    case 'ArrowRight': case 'ArrowUp': return Math.min(size - 1, at + 1);
    case 'ArrowLeft': case 'ArrowDown': return Math.max(0, at - 1);
    case 'Home': return 0;
    case 'End': return size - 1;
    default: return null;
  }
}

/** Returns the dots of a chart in the order of their days. */
const inOrder = chart => [...chart.querySelectorAll(DOTS)].sort((a, b) => (a.dataset.day ?? '').localeCompare(b.dataset.day ?? ''));

/** Lets Tab reach one dot of a chart alone, the newest at first, so that nobody has to pass hundreds. */
export function oneStop(chart, stop = inOrder(chart).at(-1)) {
  for (const dot of chart.querySelectorAll(DOTS)) dot.setAttribute('tabindex', dot === stop ? '0' : '-1');
}

/** Listens to the keys on the charts in a box. */
export function listenToDotKeys(box) {
  box.addEventListener('keydown', event => {
    const dot = around(event.target, DOTS);
    const chart = dot?.closest('svg');
    if (!dot || !chart || event.ctrlKey || event.metaKey || event.altKey) return;
    const dots = inOrder(chart);
    const next = placeAfter(event.key, dots.indexOf(dot), dots.length);
    if (next === null) return;
    event.preventDefault();
    oneStop(chart, dots[next]);
    dots[next].focus();
  });
}

/** Runs an action that draws the charts in a box again, and gives the focus back to the dot that had it. */
export function keepingFocus(box, action) {
  const focused = box.contains(document.activeElement) ? around(document.activeElement, DOTS)?.dataset.statement : null;
  action();
  if (focused) focusDot(box, focused);
}

/** Puts the focus on the dot of a statement. */
export function focusDot(box, statement) {
  const dot = box.querySelector(`.dots a[data-statement="${CSS.escape(statement)}"]`);
  if (!dot) return;
  oneStop(dot.closest('svg'), dot);
  dot.focus({ preventScroll: true });
}
