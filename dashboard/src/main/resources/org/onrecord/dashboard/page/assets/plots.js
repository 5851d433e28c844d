// What every chart is drawn with: scales, ticks of time and of numbers, axes, marks with names and links, and the pattern of gaps.
import { svg } from './common.js';
import { DAY, monthAfter, startOf } from './periods.js';
import { outline } from './shapes.js';
import { locale } from './strings.js';

/** Returns the colour of a series by its place. */
export const seriesColour = at => `var(--series-${(at % 6) + 1})`;

const SHAPES = ['circle', 'square', 'diamond', 'star', 'wye', 'cross'];

/** Returns the shape of a series by its place, which tells it from others without its colour. */
export const seriesShape = at => SHAPES[at % SHAPES.length];

/**
 * Returns a function from values to places in proportion: between two of the given values their places are even.
 *
 * @param {(number | Date)[]} values at least two, in order
 * @param {number[]} places
 * @returns {(value: number | Date) => number}
 */
export function scale(values, places) {
  const known = values.map(Number);
  return value => {
    let at = 1;
    while (at < known.length - 1 && Number(value) > known[at]) at++;
    return places[at - 1] + ((places[at] - places[at - 1]) * (Number(value) - known[at - 1])) / (known[at] - known[at - 1]);
  };
}

/** Returns round numbers from one to another, about so many, and no closer than `least`. */
export function numbersOn(from, to, most, least = 0) {
  const rough = Math.max(least, (to - from) / most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find(each => rough <= 1.4 * each * power) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, at) => (first + at) * step);
}

const DAYS_OF_A_MONTH = 30.44;
/** What the ticks of time may stand on: every day, every other day from the first of a month, Mondays, and months from January. */
const STEPS = [
  { days: 1, months: 0, on: () => true },
  { days: 2, months: 0, on: date => date.getUTCDate() % 2 === 1 },
  { days: 7, months: 0, on: date => date.getUTCDay() === 1 },
  ...[1, 3, 12, 24, 60, 120].map(months => ({ days: months * DAYS_OF_A_MONTH, months, on: date => (12 * date.getUTCFullYear() + date.getUTCMonth()) % months === 0 })),
];

/**
 * Returns the days between two moments on which ticks stand, about so many.
 *
 * @param {Date} first
 * @param {Date} last
 * @param {number} most
 * @returns {Date[]}
 */
export function datesOn(first, last, most) {
  const rough = (last.getTime() - first.getTime()) / DAY / most;
  const away = ({ days }) => Math.abs(Math.log(days / rough));
  const step = STEPS.reduce((best, each) => (away(each) < away(best) ? each : best));
  const all = [];
  if (!step.months) {
    for (let day = Math.ceil(first.getTime() / DAY) * DAY; day <= last.getTime(); day += DAY) all.push(new Date(day));
  } else {
    for (let month = first.toISOString().slice(0, 7); startOf(month) <= last; month = monthAfter(month, 1)) all.push(startOf(month));
  }
  return all.filter(date => date >= first && step.on(date));
}

/** Returns a label in two lines of each date: what changes with each, and what is written once, where it changes. */
export function dateLabels(dates) {
  const part = options => date => date.toLocaleDateString(locale, { ...options, timeZone: 'UTC' });
  const daily = dates.some(date => date.getUTCDate() !== 1);
  const yearly = !daily && dates.every(date => date.getUTCMonth() === 0);
  const fine = part(daily ? { day: 'numeric' } : yearly ? { year: 'numeric' } : { month: 'short' });
  const coarse = yearly ? () => '' : part(daily ? { month: 'short' } : { year: 'numeric' });
  return dates.map((date, at) => [fine(date), at > 0 && coarse(date) === coarse(dates[at - 1]) ? '' : coarse(date)]);
}

const TICK = 4;
const LINE = 13;

/**
 * Returns an axis of time below a chart, or above it.
 *
 * @param {(value: Date) => number} x
 * @param {Date[]} dates
 * @param {number} y
 */
export function timeAxis(x, dates, y, { above = false } = {}) {
  const labels = dateLabels(dates);
  return svg('g', { class: 'ticks' }, ...dates.flatMap((date, at) => {
    const [near, far] = labels[at];
    const texts = above ? [[near, y - TICK - 4], [far, y - TICK - 4 - LINE]] : [[near, y + TICK + LINE - 1], [far, y + TICK + 2 * LINE - 1]];
    return [rule(x(date), y, x(date), above ? y - TICK : y + TICK, { stroke: 'currentColor' }), ...texts.filter(([text]) => text).map(([text, down]) => words(x(date), down, text))];
  }));
}

/**
 * Returns an empty drawing.
 *
 * @param {{ width: number, height: number, label: string, role: string }} options
 * @param {...(Node | string | Node[])} parts
 */
export const drawing = ({ width, height, label, role }, ...parts) => svg('svg', {
  class: 'plot', width, height, viewBox: `0 0 ${width} ${height}`, role, 'aria-label': label, fill: 'currentColor', 'text-anchor': 'middle', 'font-size': 12,
}, ...parts.flat());

/** Returns a straight line. */
export const rule = (x1, y1, x2, y2, attributes) => svg('line', { x1, y1, x2, y2, 'shape-rendering': 'crispEdges', ...attributes });

/** Returns a text whose line stands on a place. */
export const words = (x, y, text, attributes = {}) => svg('text', { x, y, ...attributes }, text);

/** Returns a rectangle between two corners in any order. */
export const box = (x1, y1, x2, y2, attributes, name) =>
  titled(svg('rect', { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1), ...attributes }), name);

/** Gives a mark a name, which is shown where the pointer rests on it. */
export function titled(mark, name) {
  if (name) mark.append(svg('title', {}, name));
  return mark;
}

/** Returns a symbol around a place. */
export const symbol = (shape, radius, x, y, attributes) => svg('path', { d: outline(shape, radius), transform: `translate(${x.toFixed(2)},${y.toFixed(2)})`, ...attributes });

/** Returns a mark as a link with a name. */
export const linked = (mark, href, name, attributes = {}) => svg('a', { href, 'aria-label': name, ...attributes }, titled(mark, name));

/** Returns the pattern of gaps; marks use it as `url(#ID)`. */
export const hatching = id => svg('pattern', { id, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, svg('line', { class: 'gap-line', y2: 7 }));

/** @type {CanvasRenderingContext2D | null} */
let measure = null;

/** Returns how wide a text is in a font. */
export function widthOf(text, font) {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return 0;
  measure.font = font;
  return measure.measureText(text).width;
}

/** Returns a text in lines of at most a width. */
export function lines(text, font, wide) {
  const all = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (line && widthOf(line + segment, font) > wide) {
      all.push(line.trim());
      line = segment.trim();
    } else {
      line += segment;
    }
  }
  return line.trim() ? [...all, line.trim()] : all;
}
