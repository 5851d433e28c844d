// The chart library: Observable Plot on D3, as published, served from here. See NOTICE.
import '/assets/d3.min.js';
import '/assets/plot.min.js';
import { language, locale } from './strings.js';

export const { Plot, d3 } = globalThis;

const LEFT = 44;

/**
 * Returns an SVG drawn by Plot. Its style element is left out, since the pages take styles from their own files only, and the names of its
 * groups are no labels, since a group without a role may have none.
 */
export function plot(options) {
  const drawn = Plot.plot({ className: 'plot', marginLeft: LEFT, ...options });
  drawn.querySelector(':scope > style')?.remove();
  for (const group of drawn.querySelectorAll('g[aria-label]')) {
    group.dataset.mark = group.getAttribute('aria-label');
    group.removeAttribute('aria-label');
  }
  // Plot names all marks. A group must have a role to have a name, and only those with links are worth one.
  for (const group of drawn.querySelectorAll('g[aria-label]')) {
    if (group.querySelector('a')) group.setAttribute('role', 'group'); else group.removeAttribute('aria-label');
  }
  return drawn;
}

/** The form of dates on an axis; English months are those of the library. */
export const timeTicks = language === 'en' ? {} : { tickFormat: date => date.toLocaleDateString(locale, date.getUTCMonth() === 0 ? { year: 'numeric', timeZone: 'UTC' } : { month: 'short', timeZone: 'UTC' }) };

/** Returns the colour of a series by its place. */
export const seriesColour = at => `var(--series-${(at % 6) + 1})`;

const SHAPES = ['circle', 'square', 'diamond', 'star', 'wye', 'cross'];

/** Returns the shape of a series by its place, which tells it from others without its colour. */
export const seriesShape = at => SHAPES[at % SHAPES.length];

/** Returns the outline of a shape around the origin, as the path of an SVG. */
export const outline = (shape, radius) => d3.symbol(d3[`symbol${shape[0].toUpperCase()}${shape.slice(1)}`], Math.PI * radius * radius)();

/** Adds the pattern of gaps to a drawing; marks use it as `url(#ID)`. */
export function hatch(drawn, id) {
  const svg = d3.select(drawn);
  svg.insert('defs', ':first-child').append('pattern')
    .attr('id', id).attr('width', 7).attr('height', 7).attr('patternUnits', 'userSpaceOnUse').attr('patternTransform', 'rotate(45)')
    .append('line').attr('class', 'gap-line').attr('y2', 7);
  return drawn;
}

/** Returns the index in the data of the mark that a link of a drawing wraps. */
export const indexOf = link => d3.select(link.firstElementChild).datum();
