// A chart with its title, its table, and its forms to take along: CSV, JSON, SVG, PNG and an embed link.
import { around, dayText, el, svg } from './common.js';
import { isoOf } from './periods.js';
import { lines, widthOf } from './plots.js';
import { outline } from './shapes.js';
import { t } from './strings.js';

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
const MARGIN = 20;
const SCALE = 2;

/** Returns a copy of a drawing that looks the same without the styles of this page. */
function standalone(drawn) {
  const copy = drawn.cloneNode(true);
  const from = [drawn, ...drawn.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) to[at].setAttribute(name, style.getPropertyValue(name));
    to[at].removeAttribute('class');
    to[at].removeAttribute('tabindex');
  });
  copy.querySelectorAll('[data-tip], .brush').forEach(each => each.remove());
  return copy;
}

/** Returns the picture of a figure: title, legend, drawings below one another, source, address and date. */
function picture({ title, note, keys, source }, drawings) {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  const width = Math.max(...drawings.map(drawn => drawn.viewBox.baseVal.width));
  const wide = width + 2 * MARGIN;
  const parts = [];
  let y = MARGIN;
  const write = (text, size, weight, ink, family) => {
    for (const line of lines(text, `${weight} ${size}px sans-serif`, width)) {
      y += size * 1.3;
      parts.push(svg('text', { x: MARGIN, y, 'font-size': size, 'font-weight': weight, fill: ink, 'font-family': family }, line));
    }
  };
  const sans = 'system-ui, sans-serif';
  write(title, 20, 600, colour('--ink'), '"Source Serif 4", Georgia, serif');
  if (note) write(note, 13, 400, colour('--soft'), sans);
  if (keys.length > 0) {
    y += 22;
    let x = MARGIN;
    for (const key of keys) {
      const name = widthOf(key.name, '13px sans-serif');
      if (x > MARGIN && x + 24 + name > wide - MARGIN) {
        x = MARGIN;
        y += 20;
      }
      const ink = colour(key.colour.slice(4, -1));
      parts.push(svg('path', { d: key.path ?? outline('circle', 5), transform: `translate(${x + 5},${y - 4})`, fill: key.hollow ? 'none' : ink, stroke: ink, 'stroke-width': key.hollow ? 1.6 : 0 }),
        svg('text', { x: x + 16, y, 'font-size': 13, fill: colour('--ink'), 'font-family': sans }, key.name));
      x += 40 + name;
    }
  }
  for (const drawn of drawings) {
    const { width: own, height } = drawn.viewBox.baseVal;
    const name = drawn.closest('.panel')?.querySelector('h3')?.textContent;
    y += 14;
    if (name) write(name, 14, 600, colour('--ink'), sans);
    const chart = standalone(drawn);
    chart.removeAttribute('style');
    for (const [key, value] of Object.entries({ x: MARGIN, y, width: own, height })) chart.setAttribute(key, value);
    parts.push(chart);
    y += height + 4;
  }
  const date = dayText(isoOf(new Date()));
  write(t('figure.source', { source, date }), 12, 400, colour('--soft'), sans);
  write(location.href.length < 300 ? location.href : `${location.origin}${location.pathname}`, 11, 400, colour('--soft'), sans);
  y += MARGIN;
  return svg('svg', { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: y, viewBox: `0 0 ${wide} ${y}` },
    svg('title', {}, title),
    svg('rect', { width: wide, height: y, fill: colour('--paper') }), ...parts);
}

const text = image => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(image)}`;

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Returns the picture as a PNG. */
function png(image) {
  return new Promise((resolve, reject) => {
    const loaded = new Image();
    loaded.onload = () => {
      const canvas = el('canvas', { width: SCALE * image.width.baseVal.value, height: SCALE * image.height.baseVal.value });
      canvas.getContext('2d')?.drawImage(loaded, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png');
    };
    loaded.onerror = () => reject(new Error('the picture could not be drawn'));
    loaded.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text(image))}`;
  });
}

function embedAddress(id) {
  const address = new URL(location.href);
  address.searchParams.set('embed', id);
  address.hash = '';
  return address.href;
}

function embedBox(id, title) {
  const code = `<iframe src="${embedAddress(id).replaceAll('&', '&amp;')}" title="${title.replaceAll('"', '&quot;')}" width="100%" height="560"></iframe>`;
  return el('div', { class: 'embed-box' },
    el('p', {}, t('figure.embed-how')),
    el('textarea', { readonly: true, rows: 3, 'aria-label': t('figure.embed') }, code),
    el('p', {}, el('a', { href: embedAddress(id) }, t('figure.embed-open'))));
}

/**
 * @typedef {object} Key what a mark means
 * @property {string} name
 * @property {string} colour as `var(--NAME)`
 * @property {string} [path] outline of the mark around the origin, about ten wide; a disc if it has none
 * @property {boolean} [hollow] true for a mark that is not filled
 */

/** Returns the mark of a key. @param {Key} key */
export function mark({ colour, path, hollow = false }) {
  if (!path) return swatch(colour);
  return svg('svg', { class: 'shape', viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svg('path', { d: path, fill: hollow ? 'none' : colour, stroke: colour, 'stroke-width': hollow ? 1.8 : 0 }));
}

/**
 * Fills a figure element.
 *
 * @param {HTMLElement} figure the element; what the reader opened in it stays open
 * @param {object} filling
 * @param {string} filling.id of the figure, for files and the embed link
 * @param {string} filling.title in one line
 * @param {string} [filling.note] below it
 * @param {boolean} [filling.noteBelow] true to put the note below the drawing, where it must not push the drawing down
 * @param {Key[]} [filling.keys] what the colours and the shapes mean
 * @param {string} filling.source whose data this is
 * @param {Element} filling.drawing the SVG, or an element with several in panels, or with none where there is nothing to draw
 * @param {Element} filling.table the same as a table
 * @param {string} [filling.csv] path of the same data; none if it has no such form
 * @param {string} filling.json path of the same data
 * @param {Element[]} [filling.after] what follows the drawing
 */
export function fill(figure, { id, title, note, noteBelow = false, keys = [], source, drawing, table, csv, json, after = [] }) {
  const open = new Set([...figure.querySelectorAll('[aria-expanded=true]')].map(each => each.getAttribute('data-toggle')));
  const boxes = { table: el('div', { class: 'figure-table', hidden: true }, table), embed: el('div', { hidden: true }, embedBox(id, title)) };
  const toggle = name => {
    const button = el('button', { type: 'button', class: 'quiet', 'data-toggle': name, 'aria-expanded': 'false' }, t(`figure.${name}`));
    const show = yes => {
      button.setAttribute('aria-expanded', String(yes));
      boxes[name].hidden = !yes;
    };
    button.addEventListener('click', () => show(boxes[name].hidden));
    if (open.has(name)) show(true);
    return button;
  };
  const drawn = drawing instanceof SVGElement || drawing.querySelector('svg.plot') !== null;
  const download = (name, make) => {
    const button = el('button', { type: 'button', class: 'quiet', 'data-download': name, title: t(`figure.${name}-title`) }, name.toUpperCase());
    button.addEventListener('click', () => make().catch(error => console.error(error)));
    return button;
  };
  const image = () => picture({ title, note, keys, source }, [...figure.querySelectorAll('.drawing svg.plot')]);
  figure.setAttribute('data-figure', id);
  figure.replaceChildren(
    el('figcaption', {},
      el('h2', {}, title),
      note && !noteBelow && el('p', { class: 'note' }, note),
      keys.length > 0 && el('ul', { class: 'keys' }, ...keys.map(key => el('li', {}, mark(key), key.name)))),
    el('div', { class: 'drawing' }, drawing),
    note && noteBelow ? el('p', { class: 'note' }, note) : '',
    ...after,
    el('div', { class: 'figure-forms' },
      toggle('table'),
      csv && el('a', { href: csv }, 'CSV'),
      el('a', { href: json }, 'JSON'),
      drawn && download('svg', async () => save(new Blob([text(image())], { type: 'image/svg+xml' }), `onrecord-${id}.svg`)),
      drawn && download('png', async () => save(await png(image()), `onrecord-${id}.png`)),
      drawn && toggle('embed'),
      el('span', { class: 'source' }, t('figure.source-short', { source }))),
    boxes.table, boxes.embed);
}

/** Returns a spot in a colour. */
export function swatch(colour) {
  const spot = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  spot.style.setProperty('--spot', colour);
  return spot;
}

/** Hides all of the page but one figure, if the address asks for that. */
export function embedIfAsked() {
  const id = new URLSearchParams(location.search).get('embed');
  if (!id) return;
  document.documentElement.classList.add('embedded');
  document.documentElement.dataset.embed = id;
  document.addEventListener('click', event => around(event.target, 'a[href]')?.setAttribute('target', '_blank'), true);
}
