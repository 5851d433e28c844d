// The drawings of the claim page: stance over time, volume with a brush, and the topics.
import { dayText, el, percent, periodName, statementPage, svg } from './common.js';
import { brush } from './brush.js';
import { dateOf, DAY, endOf, isoOf } from './periods.js';
import { oneStop } from './dot-keys.js';
import { box, datesOn, drawing, hatching, lines, linked, numbersOn, rule, scale, symbol, timeAxis, titled, words } from './plots.js';
import { alone, bandOf, commonGaps, hasLine, joined, lineOf } from './series.js';
import { bandThrough, lineThrough } from './shapes.js';
import { number, t } from './strings.js';
import { cutAxis, monthsOn } from './time-axis.js';

const HEIGHT = 380;
const HEIGHT_OF_DOTS = 280;
const HEIGHT_ON_A_PHONE = 280;
/** Height of the lanes of dots above and below the line. */
const LANE = 0.22;
/** The same where no series has a line: the lanes meet in the middle. */
const LANE_ALONE = 0.5;

/** Returns a number from 0 to 1 that is always the same for a text. */
function scatter(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return ((hash >>> 0) % 1000) / 1000;
}

/** Returns where the dots stand: the edges of the lanes in favour and against, and the height of each. */
const lanesOf = lined => (lined ? { favor: 1.06, against: -0.06, height: LANE } : { favor: 0.5, against: 0.5, height: LANE_ALONE });

/** Returns the radius of so many dots. */
const radiusOf = dots => (dots > 600 ? 2.4 : dots > 200 ? 3.1 : dots > 60 ? 4.2 : 5.5);

/**
 * Draws the stance over time of some series in one chart: each statement a dot, and a line with its band for series with enough of them.
 *
 * @param series with `colour`, `shape`, `label` and what the API gives
 * @param domain first and last moment
 * @param opened id of the statement that is open
 */
export function drawStance(series, { bucket, reach, domain, width, shifts, events, opened, height = 0, id = 'gap' }) {
  const narrow = width < 560;
  const marked = events.filter(each => dateOf(each.day) >= domain[0] && dateOf(each.day) <= domain[1]);
  const lined = series.some(hasLine);
  const lanes = lanesOf(lined);
  const [bottom, top] = [lanes.against - lanes.height, lanes.favor + lanes.height];
  const dotsOf = each => [...each.dots.map(dot => ({ ...dot, conditional: false })), ...each.conditional.map(dot => ({ ...dot, conditional: true }))]
    .map(dot => ({ ...dot, colour: each.colour, shape: each.shape, at: dateOf(dot.day) }));
  const dots = series.flatMap(dotsOf);
  const crowd = radiusOf(dots.length);
  const gaps = joined(commonGaps(series), bucket);
  const axis = cutAxis(gaps, domain);
  const high = height || (narrow ? HEIGHT_ON_A_PHONE : lined ? HEIGHT : HEIGHT_OF_DOTS);
  const sides = { left: 70, right: width - 14, top: events.length > 0 ? 24 : 10, bottom: high - 30 };
  const x = scale(axis.moments, axis.places.map(each => sides.left + crowd + 1 + each * (sides.right - sides.left - 2 * (crowd + 1))));
  const y = scale([bottom, top], [sides.bottom, sides.top]);
  const dotY = dot => {
    const away = lanes.height * (0.08 + 0.84 * scatter(dot.statement));
    return y(dot.stance === 'favor' ? lanes.favor + away : lanes.against - away);
  };
  const describe = dot => `${dot.name || t('claim.not-named')}, ${dayText(dot.day)}: ${t(`stance.${dot.stance}`)}${dot.conditional ? ` (${t('stance.conditional')})` : ''}${dot.act ? ` · ${t('claim.act')}` : ''}`;
  const across = (value, attributes) => rule(sides.left, y(value), sides.right, y(value), attributes);
  const down = (at, attributes) => rule(x(at), sides.top, x(at), sides.bottom, attributes);
  const clipped = `${id}-room`;
  const acts = dots.filter(dot => dot.act);
  const months = axis.cut ? monthsOn(axis, narrow ? 3 : 8) : datesOn(domain[0], domain[1], narrow ? 4 : 8);
  const drawn = drawing({ width, height: high, label: t('claim.chart-label'), role: 'group' },
    svg('defs', {}, hatching(id), svg('clipPath', { id: clipped }, box(sides.left, sides.top, sides.right, sides.bottom, {}))),
    svg('g', { class: 'gaps', fill: `url(#${id})`, 'clip-path': `url(#${clipped})` },
      ...gaps.map(gap => box(x(gap.start), sides.top, x(gap.end), sides.bottom, {}, t('claim.gap', { from: dayText(isoOf(gap.start)), to: dayText(isoOf(new Date(gap.end.getTime() - DAY))) })))),
    lined ? [across(0, { stroke: 'var(--line)' }), across(1, { stroke: 'var(--line)' })] : [],
    across(0.5, { stroke: 'var(--soft)', 'stroke-dasharray': lined ? '2,4' : null }),
    svg('g', { 'clip-path': `url(#${clipped})` }, ...series.filter(hasLine).flatMap(each => {
      const points = lineOf(each, bucket);
      const band = bandOf(points);
      return [
        svg('path', { d: bandThrough(band.map(point => [x(point.at), y(point.low), y(point.high)])), fill: each.colour, 'fill-opacity': series.length > 3 ? 0.08 : 0.14 }),
        svg('path', { d: lineThrough(points.map(point => [x(point.at), y(point.share)])), fill: 'none', stroke: each.colour, 'stroke-width': 2.4, 'stroke-linejoin': 'round' }),
        // A single period has no line and no band.
        ...alone(points).flatMap(point => [
          ...(band.includes(point) ? [rule(x(point.at), y(point.low), x(point.at), y(point.high), { stroke: each.colour, 'stroke-opacity': 0.35, 'stroke-width': 3 })] : []),
          symbol('circle', 2.6, x(point.at), y(point.share), { fill: each.colour })]),
      ];
    })),
    marked.flatMap(each => [down(dateOf(each.day), { stroke: 'var(--ink)', 'stroke-dasharray': '3,3' }),
      words(x(dateOf(each.day)) + 4, sides.top - 4, each.name, { fill: 'var(--ink)', 'font-weight': 600, 'text-anchor': 'start' })]),
    shifts.map(each => down(dateOf(each.day), { stroke: 'var(--warn)', 'stroke-width': 1.5 })),
    svg('g', { class: 'shift-marks' }, ...shifts.map(each => linked(symbol('triangle', 5, x(dateOf(each.day)), sides.bottom, { fill: 'var(--warn)' }), `#shift-${each.id}`, `${dayText(each.day)}: ${each.title}`))),
    acts.length === 0 ? [] : svg('g', { class: 'act-marks' }, ...acts.flatMap(dot => [
      titled(down(dot.at, { stroke: 'var(--ink)', 'stroke-opacity': 0.45, 'stroke-width': 1.2 }), describe(dot)),
      titled(symbol('rhombus', crowd + 3, x(dot.at), dotY(dot), { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.6 }), describe(dot))])),
    svg('g', { class: 'dots' }, ...dots.map(dot => linked(
      symbol(dot.shape, crowd, x(dot.at), dotY(dot), dot.conditional
        ? { fill: 'var(--paper)', stroke: dot.colour, 'stroke-width': 1.8 }
        : { fill: dot.colour, 'fill-opacity': 0.78, stroke: 'var(--paper)', 'stroke-width': 0.7 }),
      statementPage(dot.statement), describe(dot), { 'data-statement': dot.statement, 'data-day': dot.day }))),
    dots.filter(dot => dot.statement === opened).map(dot => symbol('circle', crowd + 4, x(dot.at), dotY(dot), { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2, 'pointer-events': 'none' })),
    timeAxis(x, months, sides.bottom),
    lined ? svg('g', { class: 'ticks', 'text-anchor': 'end' }, ...[0, 0.25, 0.5, 0.75, 1].map(share => words(sides.left - 3, y(share) + 4, percent(share)))) : [],
    lane(sides.left - 8, y(lanes.favor + lanes.height / 2), t('claim.lane-favor')),
    lane(sides.left - 8, y(lanes.against - lanes.height / 2), t('claim.lane-against')));
  drawn.setAttribute('data-reach', reach);
  oneStop(drawn);
  return drawn;
}

/** Returns the name of a lane at its left. */
const lane = (x, y, name) => block(x, y, lines(name, '11px sans-serif', 58), 12, { 'text-anchor': 'end', 'font-size': 11, fill: 'var(--soft)' });

/** Returns lines of a text around the middle of a place. */
const block = (x, y, texts, height, attributes) => svg('g', attributes, ...texts.map((text, at) => words(x, y + 4 + (at - (texts.length - 1) / 2) * height, text)));

/**
 * Draws the statements per period with a brush.
 *
 * @param steps in favour and against per period, of all series together
 * @param brushed days between which the page looks; null for all
 * @param choose called with the first and the last day that the reader chose, or with nulls
 */
export function drawVolume(steps, { bucket, width, brushed, choose, gaps }) {
  const heard = steps.map(step => ({ ...step, start: dateOf(step.start), end: endOf(dateOf(step.start), bucket) }));
  const unheard = joined(gaps, bucket);
  const [height, top] = [170, 12];
  const sides = { left: 70, right: width - 14, top, bottom: height - 28 };
  const first = new Date(Math.min(...[...heard, ...unheard].map(each => each.start.getTime())));
  const last = new Date(Math.max(...[...heard, ...unheard].map(each => each.end.getTime())));
  const [least, most] = [-Math.max(0, ...heard.map(each => each.against)), Math.max(1, ...heard.map(each => each.favor))];
  const x = scale([first, last], [sides.left, sides.right]);
  const y = scale([least, most], [sides.bottom, sides.top]);
  const bar = (each, stance, value) => each[stance] > 0 && box(x(each.start) + 0.5, y(0), Math.max(x(each.start) + 1, x(each.end) - 0.5), y(value), { fill: `var(--${stance})` },
    `${periodName(each.period)}: ${t(`stance.${stance}`)} ${each[stance]}`);
  const back = scale([sides.left, sides.right], [first, last].map(Number));
  const within = moment => x(new Date(Math.min(last.getTime(), Math.max(first.getTime(), moment.getTime()))));
  const chosen = brushed ? brushed.map(day => within(dateOf(day))) : null;
  return drawing({ width, height, label: t('claim.volume-label'), role: 'img' },
    svg('defs', {}, hatching('gap-volume')),
    svg('g', { fill: 'url(#gap-volume)' }, ...unheard.map(gap => box(x(gap.start), sides.top, x(gap.end), sides.bottom, {}))),
    svg('g', { class: 'ticks', 'text-anchor': 'end' }, ...numbersOn(least, most, 4, 1).flatMap(value => [
      rule(sides.left, y(value), sides.right, y(value), { stroke: 'currentColor', 'stroke-opacity': 0.1 }), words(sides.left - 3, y(value) + 4, number(Math.abs(value)))])),
    svg('g', { class: 'bars' }, ...heard.flatMap(each => [bar(each, 'favor', each.favor), bar(each, 'against', -each.against)].filter(part => part !== false))),
    rule(sides.left, y(0), sides.right, y(0), { stroke: 'var(--soft)' }),
    timeAxis(x, datesOn(first, last, width < 560 ? 4 : 8), sides.bottom),
    brush(sides, chosen, ends => {
      const [from, to] = ends?.map(end => isoOf(new Date(back(end)))) ?? [null, null];
      choose(from, to);
    }));
}

const BAR = 15;
const ROW = 14;

/** Draws how many statements of each series treat each topic, as a share of the series. */
export function drawTopics(series, { width }) {
  const sums = new Map();
  for (const topic of series.flatMap(each => each.topics)) sums.set(topic.label, (sums.get(topic.label) ?? 0) + topic.statements);
  const order = [...sums.keys()].sort((a, b) => sums.get(b) - sums.get(a));
  const shareOf = (each, { statements }) => statements / Math.max(1, each.favor + each.against);
  const most = Math.max(0.1, ...series.flatMap(each => each.topics.map(topic => shareOf(each, topic))));
  const left = Math.min(220, width * 0.38);
  const step = ROW + BAR * series.length;
  const [top, bottom] = [8, 12 + order.length * step];
  const x = scale([0, most], [left, width - 44]);
  return drawing({ width, height: bottom + 28, label: t('claim.topics-label'), role: 'img' },
    order.map((name, at) => block(left - 8, top + (at + 0.5) * step, lines(name, '12.5px sans-serif', left - 20), 14, { 'text-anchor': 'end', 'font-size': 12.5, fill: 'var(--ink)' })),
    series.flatMap((each, place) => each.topics.map(topic => {
      const y = top + order.indexOf(topic.label) * step + ROW / 2 + place * BAR;
      return svg('g', {}, box(left, y + 1, x(shareOf(each, topic)), y + BAR - 1, { fill: each.colour }, `${each.label}: ${topic.label}, ${topic.statements}`),
        words(x(shareOf(each, topic)) + 6, y + BAR / 2 + 4, String(topic.statements), { 'text-anchor': 'start', 'font-size': 11.5, fill: 'var(--soft)' }));
    })),
    rule(left, top, left, bottom, { stroke: 'var(--soft)' }),
    svg('g', { class: 'ticks' }, ...numbersOn(0, most, 4).flatMap(share => [rule(x(share), bottom, x(share), bottom + 6, { stroke: 'currentColor' }), words(x(share), bottom + 19, percent(share))])));
}

/** Returns what the stance chart shows as a table. */
export function stanceTable(series) {
  const head = ['series', 'period', 'favor', 'against', 'share', 'interval', 'n'].map(name => el('th', { scope: 'col' }, t(`claim-column.${name}`)));
  return el('table', { class: 'plain' }, el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...series.flatMap(each => each.steps.map(step => el('tr', {},
      el('td', {}, each.label), el('th', { scope: 'row' }, periodName(step.period)), el('td', {}, String(step.favor)), el('td', {}, String(step.against)),
      el('td', {}, percent(step.near.share)), el('td', {}, `${percent(step.near.low)}–${percent(step.near.high)}`), el('td', {}, String(step.near.favor + step.near.against)))))));
}

/** Returns the topics as a table. */
export function topicsTable(series) {
  return el('table', { class: 'plain' },
    el('thead', {}, el('tr', {}, ...['series', 'topic', 'n'].map(name => el('th', { scope: 'col' }, t(`claim-column.${name}`))))),
    el('tbody', {}, ...series.flatMap(each => each.topics.map(topic => el('tr', {}, el('td', {}, each.label), el('td', {}, topic.label), el('td', {}, String(topic.statements)))))));
}

/** Returns the statements per period as a table. */
export function volumeTable(steps) {
  return el('table', { class: 'plain' },
    el('thead', {}, el('tr', {}, ...['period', 'favor', 'against'].map(name => el('th', { scope: 'col' }, t(`claim-column.${name}`))))),
    el('tbody', {}, ...steps.map(step => el('tr', {}, el('th', { scope: 'row' }, periodName(step.period)), el('td', {}, String(step.favor)), el('td', {}, String(step.against))))));
}
