// Talking points as life lines: from the first use to the last, each use a dot, with the month of most uses, the silence and the return.
import { actorName, comparePage, dayText, el, languageOf, periodName, statementPage, svg } from './common.js';
import { unmarked } from './markdown.js';
import { dateOf, DAY } from './periods.js';
import { datesOn, drawing, rule, scale, symbol, timeAxis, titled, words } from './plots.js';
import { named, t } from './strings.js';

const ROW = 46;
const NARROW = 620;
export const MOST_LINES = 20;

/** Returns the month of most uses, with its middle and their number; null where no month has two, or not all uses are known. */
export function peakOf(point) {
  const months = new Map();
  for (const month of point.uses.filter(use => use.day).map(use => use.day.slice(0, 7))) months.set(month, (months.get(month) ?? 0) + 1);
  const [month, uses] = [...months].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? [];
  return uses > 1 && point.uses.length >= point.statements ? { month, uses, at: dateOf(`${month}-15`) } : null;
}

/** Returns the longest time between two uses of a talking point that was revived; null for others. */
export function silenceOf(point) {
  if (point.state !== 'revived') return null;
  const days = point.uses.map(use => use.day).filter(Boolean).sort();
  /** @type {{ span: number, from: string, to: string } | null} */
  let longest = null;
  for (let at = 1; at < days.length; at++) {
    const span = dateOf(days[at]).getTime() - dateOf(days[at - 1]).getTime();
    if (!longest || span > longest.span) longest = { span, from: days[at - 1], to: days[at] };
  }
  return longest;
}

const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')} …`);

/** Draws the dated talking points, one line each. */
export function drawLives(points, width) {
  const dated = points.filter(point => point.first && point.last).slice(0, MOST_LINES);
  const rows = dated.map((point, at) => ({ point, at, silence: silenceOf(point), peak: peakOf(point) }));
  const days = rows.flatMap(({ point, peak }) => [dateOf(point.first), dateOf(point.last), ...(peak ? [peak.at] : [])]).map(Number);
  const end = dated.map(point => point.last).sort().at(-1);
  const [first, last] = [new Date(Math.min(...days)), new Date(Math.max(...days, Math.min(...days) + DAY))];
  const [left, right, top, height] = [12, width - 18, 30, 40 + ROW * rows.length];
  const x = scale([first, last], [left, right]);
  const line = ({ at }) => top + 2 + ROW * (at + 0.5) + 9;
  const letters = Math.floor((width - 30) / (width < NARROW ? 8.2 : 7.4));
  const colour = ({ point: { state } }) => (state === 'dropped' ? 'var(--warn)' : state === 'revived' ? 'var(--link)' : 'var(--favor)');
  const part = (row, from, to) => rule(x(dateOf(from)), line(row), x(dateOf(to)), line(row), { stroke: colour(row), 'stroke-width': 2.5 });
  const silent = (row, from, to) => rule(x(dateOf(from)), line(row), x(dateOf(to)), line(row), { stroke: colour(row), 'stroke-width': 1.5, 'stroke-dasharray': '2,4' });
  const still = { 'pointer-events': 'none' };
  const months = datesOn(first, last, width < NARROW ? 4 : 8);
  return drawing({ width, height, label: t('points.chart'), role: 'group' },
    timeAxis(x, months, top, { above: true }),
    months.map(month => rule(x(month), top, x(month), height - 6, { stroke: 'var(--line)' })),
    rows.map(row => svg('a', { href: `#${encodeURIComponent(row.point.id)}` },
      words(left, line(row) - 14, cut(`${row.point.actor.side} · ${unmarked(row.point.wording)}`.replace(/\s+/g, ' '), letters),
        { class: 'wording', lang: languageOf(row.point.wording), 'text-anchor': 'start', 'font-size': 13.5, 'font-family': 'var(--serif)', stroke: 'var(--paper)', 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke', fill: 'var(--ink)' }))),
    rows.flatMap(row => {
      const { point, silence } = row;
      return silence ? [part(row, point.first, silence.from), silent(row, silence.from, silence.to), part(row, silence.to, point.last)]
        : [part(row, point.first, point.last), ...(point.state === 'dropped' && point.last < end ? [silent(row, point.last, end)] : [])];
    }),
    svg('g', { class: 'uses' }, ...rows.flatMap(row => row.point.uses.filter(use => use.day).map(use => {
      const said = most => `${dayText(use.day)}: “${cut(unmarked(use.words), most)}”`;
      const dot = titled(symbol('circle', 4, x(dateOf(use.day)), line(row), { fill: colour(row), stroke: 'var(--paper)', 'stroke-width': 1 }), said(200));
      return svg('a', { href: statementPage(use.statement), 'aria-label': said(100) }, dot);
    }))),
    rows.flatMap(row => [
      row.peak && symbol('circle', 8, x(row.peak.at), line(row), { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.4, ...still }),
      row.point.state === 'dropped' && symbol('times', 6, x(dateOf(row.point.last)), line(row), { fill: 'none', stroke: 'var(--warn)', 'stroke-width': 2.2, ...still }),
      row.silence && symbol('triangle', 5.5, x(dateOf(row.silence.to)), line(row), { fill: 'var(--link)', ...still }),
    ].filter(mark => mark instanceof SVGElement)));
}

/** Returns the lives of all talking points as a table. */
export function livesTable(points) {
  const head = ['wording', 'actor', 'state', 'first', 'peak', 'last', 'occasions'];
  return el('table', { class: 'plain' },
    el('thead', {}, el('tr', {}, ...head.map(name => el('th', { scope: 'col' }, t(`points-column.${name}`))))),
    el('tbody', {}, ...points.map(point => el('tr', {},
      el('th', { scope: 'row' }, el('a', { href: `#${encodeURIComponent(point.id)}` }, cut(unmarked(point.wording), 120))),
      el('td', {}, actorName(point.actor) ?? ''), el('td', {}, named('points-state', point.state)), el('td', {}, point.first ? dayText(point.first) : ''),
      el('td', {}, peakText(point)), el('td', {}, point.last ? dayText(point.last) : ''), el('td', {}, String(point.occasions))))));
}

/** Returns the month of most uses in words; empty if there is none. */
export function peakText(point) {
  const peak = peakOf(point);
  return peak ? t('points.peak', { month: periodName(peak.month), n: peak.uses }) : '';
}

/** Returns a link that compares a use with the first one. */
export function compareLink(point, use) {
  const [first] = point.uses;
  if (!first || use === first || use.words === first.words) return null;
  const name = each => `talking-point:${point.id}/${each.statement}`;
  return el('a', { href: comparePage(name(first), name(use)) }, t('points.compare'));
}
