// The drawings of the claim page: stance over time, volume with a brush, and the topics.
import { dayText, el, percent, periodName, statementPage } from './common.js';
import { dateOf, DAY, endOf, isoOf } from './periods.js';
import { oneStop } from './dot-keys.js';
import { d3, hatch, indexOf, plot, Plot, timeTicks } from './plots.js';
import { alone, bandOf, commonGaps, hasLine, joined, lineOf } from './series.js';
import { locale, t } from './strings.js';
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
  const placed = (all, conditional) => all.map(dot => ({ ...dot, conditional, at: dateOf(dot.day) }));
  const groups = series.flatMap(each => [
    { dots: placed(each.dots, false), colour: each.colour, shape: each.shape, hollow: false },
    { dots: placed(each.conditional, true), colour: each.colour, shape: each.shape, hollow: true },
  ]).filter(group => group.dots.length > 0);
  const dots = groups.flatMap(group => group.dots);
  const gaps = joined(commonGaps(series), bucket);
  const crowd = radiusOf(dots.length);
  const axis = cutAxis(gaps, domain);
  const sides = { marginLeft: 70, marginRight: 14 };
  const range = axis.places.map(place => sides.marginLeft + crowd + 1 + place * (width - sides.marginLeft - sides.marginRight - 2 * (crowd + 1)));
  const dotY = dot => {
    const away = lanes.height * (0.08 + 0.84 * scatter(dot.statement));
    return dot.stance === 'favor' ? lanes.favor + away : lanes.against - away;
  };
  const describe = dot => `${dot.name || t('claim.not-named')}, ${dayText(dot.day)}: ${t(`stance.${dot.stance}`)}${dot.conditional ? ` (${t('stance.conditional')})` : ''}${dot.act ? ` · ${t('claim.act')}` : ''}`;
  const acts = dots.filter(dot => dot.act);
  const marks = [
    Plot.rectY(gaps, { x1: 'start', x2: 'end', y1: bottom, y2: top, fill: `url(#${id})`, clip: true, title: gap => t('claim.gap', { from: dayText(isoOf(gap.start)), to: dayText(isoOf(new Date(gap.end.getTime() - DAY))) }) }),
    ...(lined ? [Plot.ruleY([0, 1], { stroke: 'var(--line)' })] : []),
    Plot.ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: lined ? '2,4' : 'none' }),
    ...series.filter(hasLine).flatMap(each => {
      const points = lineOf(each, bucket);
      const band = bandOf(points);
      return [
        Plot.areaY(band, { x: 'at', y1: 'low', y2: 'high', fill: each.colour, fillOpacity: series.length > 3 ? 0.08 : 0.14, curve: 'monotone-x', clip: true }),
        Plot.lineY(points, { x: 'at', y: 'share', stroke: each.colour, strokeWidth: 2.4, curve: 'monotone-x', clip: true }),
        // A single period has no line and no band.
        Plot.ruleX(alone(points).filter(point => band.includes(point)), { x: 'at', y1: 'low', y2: 'high', stroke: each.colour, strokeOpacity: 0.35, strokeWidth: 3, clip: true }),
        Plot.dot(alone(points), { x: 'at', y: 'share', r: 2.6, fill: each.colour, clip: true }),
      ];
    }),
    Plot.ruleX(marked, { x: each => dateOf(each.day), stroke: 'var(--ink)', strokeDasharray: '3,3', clip: true }),
    Plot.text(marked, { x: each => dateOf(each.day), y: top, text: 'name', dy: -8, textAnchor: 'start', dx: 4, fill: 'var(--ink)', fontWeight: 600, fontSize: 12 }),
    Plot.ruleX(shifts, { x: each => dateOf(each.day), stroke: 'var(--warn)', strokeWidth: 1.5, clip: true }),
    Plot.dot(shifts, { x: each => dateOf(each.day), y: bottom, symbol: 'triangle', r: 5, fill: 'var(--warn)', href: each => `#shift-${each.id}`, title: each => `${dayText(each.day)}: ${each.title}`, className: 'shift-marks' }),
    Plot.ruleX(acts, { x: 'at', y1: bottom, y2: top, stroke: 'var(--ink)', strokeOpacity: 0.45, strokeWidth: 1.2, clip: true, className: 'act-marks', title: describe }),
    Plot.dot(acts, { x: 'at', y: dotY, r: crowd + 3, symbol: 'diamond2', stroke: 'var(--ink)', strokeWidth: 1.6, clip: true, title: describe }),
    ...groups.map(({ dots: own, colour, shape, hollow }) => Plot.dot(own, {
      x: 'at', y: dotY, r: crowd, symbol: shape, fill: hollow ? 'var(--paper)' : colour, fillOpacity: hollow ? 1 : 0.78,
      stroke: hollow ? colour : 'var(--paper)', strokeWidth: hollow ? 1.8 : 0.7, clip: true,
      href: dot => statementPage(dot.statement), title: describe, className: 'dots',
    })),
    Plot.dot(dots.filter(dot => dot.statement === opened), { x: 'at', y: dotY, r: crowd + 4, stroke: 'var(--ink)', strokeWidth: 2, pointerEvents: 'none' }),
    Plot.axisX({ ticks: axis.cut ? monthsOn(axis, narrow ? 3 : 8) : narrow ? 4 : 8, tickSize: 4, fontSize: 12, label: null, ...timeTicks }),
    ...(lined ? [Plot.axisY([0, 0.25, 0.5, 0.75, 1], { tickFormat: percent, fontSize: 12, label: null, tickSize: 0 })] : []),
    Plot.text([[lanes.favor + lanes.height / 2, t('claim.lane-favor')], [lanes.against - lanes.height / 2, t('claim.lane-against')]], { y: lane => lane[0], text: lane => lane[1], frameAnchor: 'left', textAnchor: 'end', dx: -8, lineWidth: 5, fontSize: 11, fill: 'var(--soft)' }),
  ];
  const drawn = plot({
    width, height: height || (narrow ? HEIGHT_ON_A_PHONE : lined ? HEIGHT : HEIGHT_OF_DOTS),
    marginTop: events.length > 0 ? 24 : 10, marginBottom: 30, ...sides,
    x: { type: 'utc', domain: axis.moments, range, grid: false }, y: { domain: [bottom, top], label: null, axis: null },
    ariaLabel: t('claim.chart-label'), marks,
  });
  d3.select(drawn).attr('role', 'group').attr('data-reach', reach);
  d3.select(drawn).selectAll('.shift-marks a').attr('aria-label', (_, at, links) => links[at].textContent);
  d3.select(drawn).selectAll('.dots').each((_, group, all) => d3.select(all[group]).selectAll('a').each((_unused, at, links) => {
    const dot = groups[group].dots[indexOf(links[at])];
    d3.select(links[at]).attr('data-statement', dot.statement).attr('data-day', dot.day).attr('aria-label', describe(dot));
  }));
  oneStop(drawn);
  return hatch(drawn, id);
}

/**
 * Draws the statements per period with a brush.
 *
 * @param steps in favour and against per period, of all series together
 * @param brushed days between which the page looks; null for all
 * @param brush called with the first and the last day that the reader chose, or with nulls
 */
export function drawVolume(steps, { bucket, width, brushed, brush, gaps }) {
  const bars = steps.flatMap(step => [
    { start: dateOf(step.start), end: endOf(dateOf(step.start), bucket), value: step.favor, stance: 'favor', step },
    { start: dateOf(step.start), end: endOf(dateOf(step.start), bucket), value: -step.against, stance: 'against', step },
  ]).filter(bar => bar.value !== 0);
  const height = 170;
  const drawn = plot({
    width, height, marginTop: 12, marginBottom: 28, marginLeft: 70, marginRight: 14,
    x: { type: 'utc' }, y: { label: null, ticks: 4, tickFormat: value => Math.abs(value).toLocaleString(locale), grid: true, interval: 1 },
    ariaLabel: t('claim.volume-label'),
    marks: [
      Plot.rectY(joined(gaps, bucket), { x1: 'start', x2: 'end', y1: d3.min(bars, bar => bar.value) ?? 0, y2: d3.max(bars, bar => bar.value) ?? 1, fill: 'url(#gap-volume)' }),
      Plot.rectY(bars, { x1: 'start', x2: 'end', y1: 0, y2: 'value', fill: bar => `var(--${bar.stance})`, inset: 0.5, title: bar => `${periodName(bar.step.period)}: ${t(`stance.${bar.stance}`)} ${Math.abs(bar.value)}` }),
      Plot.ruleY([0], { stroke: 'var(--soft)' }),
      Plot.axisX({ ticks: width < 560 ? 4 : 8, tickSize: 4, fontSize: 12, label: null, ...timeTicks }),
      Plot.axisY({ ticks: 4, tickSize: 0, fontSize: 12, label: null, tickFormat: value => Math.abs(value).toLocaleString(locale) }),
    ],
  });
  hatch(drawn, 'gap-volume');
  const x = drawn.scale('x');
  const [left, right] = x.range;
  const brushing = d3.brushX().extent([[left, 12], [right, height - 28]]).on('end', ({ selection, sourceEvent }) => {
    if (!sourceEvent) return;
    if (!selection) brush(null, null);
    else brush(isoOf(new Date(x.invert(selection[0]))), isoOf(new Date(x.invert(selection[1]))));
  });
  const group = d3.select(drawn).append('g').attr('class', 'brush').attr('data-brush', '').call(brushing);
  if (brushed) {
    const within = at => Math.min(right, Math.max(left, x.apply(at)));
    group.call(brushing.move, [within(dateOf(brushed[0])), Math.max(within(dateOf(brushed[1])), within(dateOf(brushed[0])) + 2)]);
  }
  return drawn;
}

/** Draws how many statements of each series treat each topic, as a share of the series. */
export function drawTopics(series, { width }) {
  const rows = series.flatMap(each => each.topics.map(topic => ({ topic: topic.label, share: topic.statements / Math.max(1, each.favor + each.against), n: topic.statements, label: each.label, colour: each.colour })));
  const order = [...d3.rollup(rows, all => d3.sum(all, row => row.n), row => row.topic)].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
  const margin = Math.min(220, width * 0.38);
  return plot({
    width, height: 40 + order.length * (14 + 15 * series.length), marginLeft: margin, marginRight: 44, marginTop: 8, marginBottom: 28,
    x: { domain: [0, Math.max(0.1, d3.max(rows, row => row.share) ?? 0.1)], label: null },
    y: { domain: series.map(each => each.label), axis: null, padding: 0.15 }, fy: { domain: order, label: null, padding: 0.18 }, color: { type: 'identity' },
    ariaLabel: t('claim.topics-label'),
    marks: [
      Plot.axisFy({ fontSize: 12.5, label: null, lineWidth: margin / 12.5 - 1, anchor: 'left' }),
      Plot.axisX({ tickFormat: percent, ticks: 4, fontSize: 12, label: null }),
      Plot.barX(rows, { x: 'share', y: 'label', fy: 'topic', fill: 'colour', title: row => `${row.label}: ${row.topic}, ${row.n}` }),
      Plot.text(rows, { x: 'share', y: 'label', fy: 'topic', text: row => String(row.n), dx: 6, textAnchor: 'start', fontSize: 11.5, fill: 'var(--soft)' }),
      Plot.ruleX([0], { stroke: 'var(--soft)' }),
    ],
  });
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
