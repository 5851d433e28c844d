// The timeline: one bar per period, in favour above the line and against below it. Each bar links to its statements.
import { el, emptyState, monthName, periodName, svg } from './common.js';
import { rich, t } from './strings.js';

const HEIGHT = 200;
const MAX_SLOTS = 1500;

/** Returns the first day of a period. */
function start(period) {
  const week = /^(\d{4})-W(\d\d)$/.exec(period);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    fourth.setUTCDate(fourth.getUTCDate() - ((fourth.getUTCDay() + 6) % 7) + 7 * (Number(week[2]) - 1));
    return fourth;
  }
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) return new Date(Date.UTC(Number(quarter[1]), 3 * Number(quarter[2]) - 3, 1));
  const [year, month, date] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date ?? 1));
}

function next(date, bucket) {
  const after = new Date(date);
  if (bucket === 'day') after.setUTCDate(after.getUTCDate() + 1);
  if (bucket === 'week') after.setUTCDate(after.getUTCDate() + 7);
  if (bucket === 'month') after.setUTCMonth(after.getUTCMonth() + 1);
  if (bucket === 'quarter') after.setUTCMonth(after.getUTCMonth() + 3);
  return after;
}

/** Returns every period from the first to the last. If there are too many, it omits those without statements. */
function slots(points, gaps, bucket) {
  const unheard = new Set(gaps.map(period => start(period).getTime()));
  const byStart = new Map(points.map(point => [start(point.period).getTime(), point]));
  const times = [...byStart.keys()].sort((a, b) => a - b);
  const all = [];
  for (let at = new Date(times[0]); at.getTime() <= times.at(-1) && all.length <= MAX_SLOTS; at = next(at, bucket)) {
    all.push({ at, point: byStart.get(at.getTime()), gap: unheard.has(at.getTime()) });
  }
  return all.length <= MAX_SLOTS ? all : times.map(time => ({ at: new Date(time), point: byStart.get(time) }));
}

function label(date, bucket, before) {
  if (bucket === 'quarter') return t('chart.quarter', { quarter: Math.floor(date.getUTCMonth() / 3) + 1 });
  if (!before) return monthName(date.getUTCMonth() + 1, false);
  if (before.getUTCMonth() !== date.getUTCMonth()) return monthName(date.getUTCMonth() + 1, false);
  return '';
}

function describe(point, claim) {
  return t(claim ? 'chart.period-claim' : 'facet.month', { n: point.statements, month: periodName(point.period), favor: point.favor, against: point.against });
}

export function drawChart(box, table, timeline, claim, shifts, href) {
  const dated = timeline.points.filter(point => point.period !== 'undated');
  const undated = timeline.points.find(point => point.period === 'undated');
  const parts = [];
  if (timeline.points.length === 0) {
    box.replaceChildren(emptyState(t('chart.none'), t('chart.none-more')));
    table.replaceChildren();
    return;
  }
  if (dated.length > 0) parts.push(el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('chart.bars') }, bars(box, dated, timeline, claim, shifts, href)));
  if (timeline.gaps.length > 0) {
    parts.push(el('p', { class: 'note' }, el('span', { class: 'gap-swatch', 'aria-hidden': 'true' }),
      ` ${t(`chart.gaps-${timeline.bucket}`, { n: timeline.gaps.length })}`));
  }
  if (undated) {
    parts.push(el('p', { class: 'note' }, ...rich('chart.undated', { n: undated.statements, a: words => el('a', { href: href('undated') }, words) })));
  }
  box.replaceChildren(...parts);
  // The newest periods matter most.
  const scrolled = box.querySelector('.scroll');
  if (scrolled) scrolled.scrollLeft = scrolled.scrollWidth;
  table.replaceChildren(tableOf(timeline, claim, href));
}

/** Returns the shifts by the index of their period. */
function shiftsBySlot(shifts, all, bucket) {
  const marks = new Map();
  for (const shift of shifts) {
    const at = shift.day && start(shift.day).getTime();
    const i = all.findLastIndex(slot => slot.at.getTime() <= at);
    if (i >= 0 && at < next(all[i].at, bucket).getTime()) marks.set(i, [...(marks.get(i) ?? []), shift]);
  }
  return marks;
}

/** Returns a mark for the shifts in a period, which links to their description below the chart. */
function shiftMark(shifts, x) {
  const text = shifts.map(shift => `${shift.day}: ${shift.title}`).join('\n');
  return svg('a', { href: `#shift-${shifts[0].id}`, role: 'listitem', class: 'shift-mark', 'aria-label': t('chart.shift', { text }) },
    svg('title', {}, text),
    svg('line', { x1: x, x2: x, y1: 4, y2: HEIGHT + 6 }),
    svg('path', { d: `M${x - 5} 0h10l-5 8z` }));
}

function bars(box, dated, { bucket, gaps }, claim, shifts, href) {
  const all = slots(dated, gaps, bucket);
  const left = 34;
  const style = getComputedStyle(box);
  const inner = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const width = Math.max(300, inner || 900);
  const slot = Math.max(all.length > 250 ? 4 : 9, Math.min(96, (width - left - 12) / all.length));
  const total = left + slot * all.length + 12;
  const up = Math.max(...dated.map(point => (claim ? point.favor : point.statements)), 0);
  const down = claim ? Math.max(...dated.map(point => point.against), 0) : 0;
  const scale = (HEIGHT - 12) / Math.max(1, up + down);
  const zero = 8 + up * scale;
  const image = svg('svg', { width: total, height: HEIGHT + 46, role: 'list', class: 'bars' });
  image.append(svg('line', { x1: left, x2: total, y1: zero, y2: zero, class: 'axis' }));
  const tick = (value, y, name) => image.append(svg('text', { x: left - 8, y: y + 4, class: `tick ${name}` }, String(value)));
  if (up > 0) tick(up, 8 + 4, claim ? 'favor' : '');
  if (down > 0) tick(down, zero + down * scale - 4, 'against');
  let before = null;
  let room = -100;
  image.append(svg('defs', {}, svg('pattern', { id: 'gap', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('line', { x1: 0, x2: 0, y1: 0, y2: 6, class: 'gap-line' }))));
  all.forEach(({ at, point, gap }, i) => {
    const x = left + i * slot;
    const text = label(at, bucket, before);
    if (text && x - room > 30) {
      image.append(svg('text', { x: x + slot / 2, y: HEIGHT + 22, class: 'label' }, text));
      room = x;
    }
    if (!before || before.getUTCFullYear() !== at.getUTCFullYear()) {
      image.append(svg('text', { x: x + slot / 2, y: HEIGHT + 40, class: 'label year' }, String(at.getUTCFullYear())));
    }
    before = at;
    if (gap) image.append(svg('rect', { x, y: 0, width: slot, height: HEIGHT, class: 'gap', fill: 'url(#gap)' }, svg('title', {}, t('chart.no-documents-here'))));
    if (!point) return;
    const wide = Math.max(2, Math.min(34, slot - 3));
    const inset = (slot - wide) / 2;
    const link = svg('a', { href: href(point.period), role: 'listitem', class: 'period-link', 'data-period': point.period, 'aria-label': describe(point, claim) },
      svg('title', {}, describe(point, claim)),
      svg('rect', { x, y: 0, width: slot, height: HEIGHT, class: 'hit' }));
    const draw = (value, y, name) => value > 0 && link.append(svg('rect', {
      x: x + inset, y, width: wide, height: Math.max(2, value * scale), rx: Math.min(3, wide / 3), class: name,
    }));
    if (claim) {
      draw(point.favor, zero - point.favor * scale, 'favor');
      draw(point.against, zero, 'against');
    } else {
      draw(point.statements, zero - point.statements * scale, 'all');
    }
    image.append(link);
  });
  shiftsBySlot(shifts, all, bucket).forEach((its, i) => image.append(shiftMark(its, left + i * slot + slot / 2)));
  return image;
}

function tableOf(timeline, claim, href) {
  const head = ['period', 'statements', ...(claim ? ['favor', 'against'] : []), 'carried-by'].map(each => t(`chart.${each}`));
  return el('table', { class: 'plain' },
    el('thead', {}, el('tr', {}, ...head.map(each => el('th', { scope: 'col' }, each)))),
    el('tbody', {}, ...rows(timeline, claim, href)));
}

/** Returns a table row for each point and each gap, in order. */
function rows(timeline, claim, href) {
  const gaps = timeline.gaps.map(period => ({ period, gap: true }));
  const dated = [...timeline.points.filter(point => point.period !== 'undated'), ...gaps].sort((a, b) => start(a.period) - start(b.period));
  return [...dated, ...timeline.points.filter(point => point.period === 'undated')].map(point => point.gap
    ? el('tr', { class: 'gap-row' }, el('th', { scope: 'row' }, periodName(point.period)), el('td', { colspan: claim ? '4' : '2' }, t('chart.no-documents')))
    : el('tr', {},
      el('th', { scope: 'row' }, el('a', { href: href(point.period) }, periodName(point.period))),
      el('td', {}, String(point.statements)),
      ...(claim ? [el('td', {}, String(point.favor)), el('td', {}, String(point.against))] : []),
      el('td', {}, t('chart.n-documents', { n: point.carriers }))));
}
