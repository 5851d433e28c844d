// A brush: a stretch of a chart that the reader chooses by dragging, moves, or changes at its ends. A click beside it lets go of it.
import { svg } from './common.js';

/** A drag of less than this is a click. */
const LEAST = 3;
const HANDLE = 6;

/**
 * Returns the brush of a chart.
 *
 * @param {{ left: number, right: number, top: number, bottom: number }} area
 * @param {number[] | null} chosen the ends of what is chosen
 * @param {(chosen: number[] | null) => void} choose called when the reader has chosen
 */
export function brush({ left, right, top, bottom }, chosen, choose) {
  const within = at => Math.min(right, Math.max(left, at));
  const part = (name, width) => svg('rect', { class: name, x: left, y: top, width, height: bottom - top });
  const [overlay, selection, from, to] = [part('overlay', right - left), part('selection', 0), part('handle', HANDLE), part('handle', HANDLE)];
  const group = svg('g', { class: 'brush', fill: 'none', 'pointer-events': 'all' }, overlay);
  let ends = chosen?.map(within) ?? null;
  const show = () => {
    if (!ends) {
      for (const each of [selection, from, to]) each.remove();
      return;
    }
    const [low, high] = ends;
    selection.setAttribute('x', String(low));
    selection.setAttribute('width', String(Math.max(2, high - low)));
    from.setAttribute('x', String(low - HANDLE / 2));
    to.setAttribute('x', String(high - HANDLE / 2));
    group.append(selection, from, to);
  };
  group.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    const image = /** @type {SVGSVGElement} */ (group.ownerSVGElement);
    const { x, width } = image.getBoundingClientRect();
    const placeOf = ({ clientX }) => ((clientX - x) * image.viewBox.baseVal.width) / width;
    const start = placeOf(event);
    const before = ends;
    const [low, high] = before ?? [start, start];
    const move = moved => {
      const at = placeOf(moved);
      const by = Math.min(right - high, Math.max(left - low, at - start));
      ends = event.target === selection ? [low + by, high + by]
        : [event.target === from ? high : event.target === to ? low : start, at].map(within).sort((a, b) => a - b);
      show();
    };
    // The page may draw the chart again meanwhile, so the rest of the drag is listened to on the window.
    const until = new AbortController();
    const end = ended => {
      until.abort();
      if (ended.type === 'pointercancel') ends = before;
      else if (event.target === overlay && Math.abs(placeOf(ended) - start) < LEAST) ends = null;
      show();
      if (ends !== before) choose(ends);
    };
    event.preventDefault();
    for (const [name, listener] of Object.entries({ pointermove: move, pointerup: end, pointercancel: end })) addEventListener(name, listener, { signal: until.signal });
  });
  show();
  return group;
}
