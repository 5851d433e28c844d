// Talking points as life lines: from the first use to the last, each use a dot, with the month of most uses, the silence and the return.
import { actorName, comparePage, dayText, el, periodName, statementPage } from './common.js';
import { unmarked } from './markdown.js';
import { dateOf } from './periods.js';
import { d3, indexOf, plot, Plot, timeTicks } from './plots.js';
import { named, t } from './strings.js';

const ROW = 46;
const NARROW = 620;
export const MOST_LINES = 20;

/** Returns the month of most uses, with its middle and their number; null where no month has two, or not all uses are known. */
export function peakOf(point) {
  const months = d3.rollup(point.uses.filter(use => use.day), uses => uses.length, use => use.day.slice(0, 7));
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
  const end = d3.max(dated, point => point.last);
  const rows = dated.map((point, row) => ({ point, row: String(row), silence: silenceOf(point), peak: peakOf(point) }));
  const uses = rows.flatMap(each => each.point.uses.filter(use => use.day).map(use => ({ ...use, row: each.row, at: dateOf(use.day), state: each.point.state })));
  const letters = Math.floor((width - 30) / (width < NARROW ? 8.2 : 7.4));
  const colour = state => (state === 'dropped' ? 'var(--warn)' : state === 'revived' ? 'var(--link)' : 'var(--favor)');
  const parts = rows.flatMap(({ point, row, silence }) => (silence
    ? [{ row, from: dateOf(point.first), to: dateOf(silence.from), state: point.state }, { row, from: dateOf(silence.to), to: dateOf(point.last), state: point.state }]
    : [{ row, from: dateOf(point.first), to: dateOf(point.last), state: point.state }]));
  const silent = rows.flatMap(({ point, row, silence }) => [
    ...(silence ? [{ row, from: dateOf(silence.from), to: dateOf(silence.to), state: point.state }] : []),
    ...(point.state === 'dropped' && point.last < end ? [{ row, from: dateOf(point.last), to: dateOf(end), state: point.state }] : [])]);
  const drawn = plot({
    width, height: 40 + ROW * rows.length, marginLeft: 12, marginRight: 18, marginTop: 30, marginBottom: 6,
    x: { type: 'utc', label: null }, y: { type: 'band', domain: rows.map(each => each.row), axis: null }, color: { type: 'identity' },
    ariaLabel: t('points.chart'),
    marks: [
      Plot.axisX({ anchor: 'top', ticks: width < NARROW ? 4 : 8, tickSize: 4, fontSize: 12, label: null, ...timeTicks }),
      Plot.gridX({ ticks: width < NARROW ? 4 : 8, stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.text(rows, { frameAnchor: 'left', y: 'row', dy: -9, textAnchor: 'start', fontSize: 13.5, fontFamily: 'var(--serif)', stroke: 'var(--paper)', strokeWidth: 4, fill: 'var(--ink)',
        text: each => cut(`${each.point.actor.side} · ${unmarked(each.point.wording)}`.replace(/\s+/g, ' '), letters), href: each => `#${encodeURIComponent(each.point.id)}` }),
      Plot.ruleY(parts, { y: 'row', x1: 'from', x2: 'to', dy: 9, stroke: part => colour(part.state), strokeWidth: 2.5 }),
      Plot.ruleY(silent, { y: 'row', x1: 'from', x2: 'to', dy: 9, stroke: part => colour(part.state), strokeWidth: 1.5, strokeDasharray: '2,4' }),
      Plot.dot(uses, { x: 'at', y: 'row', dy: 9, r: 4, fill: use => colour(use.state), stroke: 'var(--paper)', strokeWidth: 1,
        href: use => statementPage(use.statement), title: use => `${dayText(use.day)}: “${cut(unmarked(use.words), 200)}”`, className: 'uses' }),
      Plot.dot(rows.filter(each => each.peak), { x: each => each.peak.at, y: 'row', dy: 9, r: 8, stroke: 'var(--ink)', strokeWidth: 1.4, pointerEvents: 'none' }),
      Plot.dot(rows.filter(each => each.point.state === 'dropped'), { x: each => dateOf(each.point.last), y: 'row', dy: 9, symbol: 'times', r: 6, stroke: 'var(--warn)', strokeWidth: 2.2, pointerEvents: 'none' }),
      Plot.dot(rows.filter(each => each.silence), { x: each => dateOf(each.silence.to), y: 'row', dy: 9, symbol: 'triangle', r: 5.5, fill: 'var(--link)', pointerEvents: 'none' }),
    ],
  });
  d3.select(drawn).attr('role', 'group');
  d3.select(drawn).selectAll('.uses a').attr('aria-label', (_, at, links) => {
    const use = uses[indexOf(links[at])];
    return `${dayText(use.day)}: ${cut(unmarked(use.words), 100)}`;
  });
  return drawn;
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
