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

/**
 * Returns the first and the last moment of the charts; null if there is nothing between them.
 *
 * @returns {[Date, Date] | null}
 */
export function domainOf(series, { from, to }, bucket) {
  const starts = series.flatMap(each => each.steps.map(step => dateOf(step.start)));
  if (starts.length === 0) return null;
  const first = from ? dateOf(from) : new Date(Math.min(...starts.map(Number)));
  const last = to ? dateOf(to) : endOf(new Date(Math.max(...starts.map(Number))), bucket);
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
