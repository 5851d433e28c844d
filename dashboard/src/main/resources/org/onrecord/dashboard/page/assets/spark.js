// Sparklines: how often something was said, month by month, in the space of a line.
import { el, periodName, svg } from './common.js';
import { monthAfter, monthsBetween } from './periods.js';
import { t } from './strings.js';

const HEIGHT = 28;
const MOST = 36;
const LEAST = 12;

/** Returns the months from one to another: at least `LEAST` and at most `MOST`, up to the last. */
export function months(from, to) {
  const least = monthAfter(to, 1 - LEAST);
  return monthsBetween(from < least ? from : least, to, MOST);
}

/**
 * Returns a sparkline of the months of a timeline: statements in favour above the line and against below it, or all statements above
 * it. Months without documents are hatched.
 *
 * @param {{ points: any[], gaps?: string[] }} timeline
 * @param {object} options
 * @param {string} options.label
 * @param {string} [options.from] the first month; that of the timeline unless given
 * @param {string} [options.to] the last month
 * @param {boolean} [options.claim] true to tell the two sides apart
 * @param {boolean} [options.ends] true to write the first and the last month below it
 * @param {number} [options.wide]
 */
export function sparkline(timeline, { label, from, to, claim = false, ends = true, wide = 180 }) {
  const points = new Map(timeline.points.filter(point => point.period !== 'undated').map(point => [point.period, point]));
  const known = [...points.keys()].sort();
  if (known.length === 0) return null;
  const all = months(from ?? known[0], to ?? known.at(-1));
  const gaps = new Set(timeline.gaps ?? []);
  const up = point => (claim ? point.favor : point.statements);
  const down = point => (claim ? point.against : 0);
  const shown = all.map(each => points.get(each)).filter(Boolean);
  const most = Math.max(1, ...shown.map(up));
  const least = Math.max(0, ...shown.map(down));
  const slot = wide / all.length;
  const scale = (HEIGHT - 2) / (most + least);
  const zero = 1 + most * scale;
  const named = t('board.spark', { label, from: periodName(all[0]), to: periodName(all.at(-1)) });
  const image = svg('svg', { class: 'spark', viewBox: `0 0 ${wide} ${HEIGHT}`, width: wide, height: HEIGHT, role: 'img', preserveAspectRatio: 'none',
    'aria-label': named });
  image.append(svg('title', {}, named));
  all.forEach((period, i) => {
    const x = i * slot;
    if (gaps.has(period)) image.append(svg('rect', { class: 'unheard', x, y: 0, width: slot, height: HEIGHT }));
    const point = points.get(period);
    if (!point) return;
    const inset = slot > 4 ? 0.5 : 0;
    const bar = (value, y, name) => value > 0 && image.append(svg('rect', { class: name, x: x + inset, y, width: slot - 2 * inset, height: Math.max(1, value * scale) },
      svg('title', {}, `${periodName(period)}: ${t('count.statement', { n: value })}`)));
    bar(up(point), zero - up(point) * scale, claim ? 'favor' : 'all');
    bar(down(point), zero, 'against');
  });
  image.append(svg('line', { x1: 0, x2: wide, y1: zero, y2: zero }));
  return ends ? el('div', { class: 'spark-box' }, image,
    el('p', { class: 'ends', 'aria-hidden': 'true' }, el('span', {}, periodName(all[0])), el('span', {}, periodName(all.at(-1))))) : image;
}
