// What the charts of a claim draw of its series, as the API gives them: lines with holes, gaps, sums, days.
import { dateOf, DAY, endOf, startOf } from './periods.js';

const STEP_DAYS = { day: 1, week: 7, month: 31, quarter: 92 };

/** Returns gaps that follow one another as one. */
export function joined(gaps, bucket) {
  /** @type {{ start: Date, end: Date }[]} */
  const all = [];
  for (const start of gaps.map(startOf).sort((a, b) => a.getTime() - b.getTime())) {
    const last = all.at(-1);
    const end = endOf(start, bucket);
    if (last && Math.abs(last.end.getTime() - start.getTime()) < DAY) last.end = end; else all.push({ start, end });
  }
  return all;
}

/** Returns the gaps that all series have. */
export function commonGaps(series) {
  const [first, ...others] = series.map(each => new Set(each.gaps));
  return first ? [...first].filter(gap => others.every(each => each.has(gap))) : [];
}

/** Returns the points of a line in the middle of their periods; the line has a hole where no statement is near. */
export function lineOf(series, bucket) {
  const points = [];
  const unheard = new Set(series.gaps);
  for (const step of series.steps.filter(each => !unheard.has(each.period))) {
    const start = dateOf(step.start);
    const at = new Date((start.getTime() + endOf(start, bucket).getTime()) / 2);
    const last = points.at(-1);
    if (last && at.getTime() - last.at.getTime() > 1.6 * STEP_DAYS[bucket] * DAY) points.push({ ...last, at: new Date((at.getTime() + last.at.getTime()) / 2), share: NaN, low: NaN, high: NaN });
    points.push({ at, share: step.near.share, low: step.near.low, high: step.near.high, n: step.near.favor + step.near.against, step });
  }
  return points;
}

/** Returns the points without a neighbour. */
export const alone = points => points.filter((point, at) => Number.isFinite(point.share) && !Number.isFinite(points[at - 1]?.share) && !Number.isFinite(points[at + 1]?.share));

/** A band of a share says something from this number of statements on. */
export const LEAST_OF_A_BAND = 10;
const LEAST_OF_A_LINE = 10;
const LEAST_A_PERIOD = 3;
/** What the charts leave free on either side of the data, as a share of its days. */
const MARGIN = 0.02;

/** Returns true if a series has a line: at least ten statements with a day, and three in a period that has any. Fewer are shown one by one. */
export function hasLine({ steps }) {
  const spoken = steps.map(step => step.favor + step.against).filter(Boolean);
  const all = spoken.reduce((sum, each) => sum + each, 0);
  return all >= LEAST_OF_A_LINE && all >= LEAST_A_PERIOD * spoken.length;
}

/** Returns the points of a line with an interval where enough statements stand behind them, and with holes elsewhere. */
export const bandOf = points => points.map(point => (point.n >= LEAST_OF_A_BAND ? point : { ...point, low: NaN, high: NaN }));

/**
 * Returns the first and the last moment of the charts: those of the data with a small margin, within the chosen days; null if there is no data
 * in them.
 *
 * @returns {[Date, Date] | null}
 */
export function domainOf(series, { from, to }, bucket) {
  const periods = series.flatMap(each => each.steps.map(step => dateOf(step.start)));
  const days = series.flatMap(each => (each.conditional ?? []).map(dot => dateOf(dot.day).getTime()));
  if (periods.length + days.length === 0) return null;
  const begin = Math.min(...periods.map(Number), ...days);
  const end = Math.max(...periods.map(start => endOf(start, bucket).getTime()), ...days.map(day => day + DAY));
  const margin = Math.max(DAY, MARGIN * (end - begin));
  const first = new Date(Math.max(begin - margin, from ? dateOf(from).getTime() : -Infinity));
  const last = new Date(Math.min(end + margin, to ? dateOf(to).getTime() + DAY : Infinity));
  return first < last ? [first, last] : null;
}

/** Returns the steps of all series added up. */
export function added(series) {
  const sums = new Map();
  for (const each of series) {
    for (const step of each.steps) {
      const sum = sums.get(step.period) ?? { period: step.period, start: step.start, favor: 0, against: 0 };
      sum.favor += step.favor;
      sum.against += step.against;
      sums.set(step.period, sum);
    }
  }
  return [...sums.values()].sort((a, b) => a.start.localeCompare(b.start));
}
