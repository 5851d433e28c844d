// An axis of time on which long gaps are cut short, so that the days with data have the room.
import { monthAfter, startOf } from './periods.js';

/** A gap is cut from this share of all days on. */
const LONG = 0.12;
/** The room of a cut gap, as a share of that of the days that are not cut. */
const ROOM_OF_A_CUT = 0.05;

/**
 * Returns the moments between which the axis is even, and where on it from 0 to 1 each stands. Without long gaps they are its two ends.
 *
 * @param {{ start: Date, end: Date }[]} gaps in order
 * @param {Date[]} domain first and last moment
 */
export function cutAxis(gaps, [first, last]) {
  const span = last.getTime() - first.getTime();
  const lengthOf = gap => gap.end.getTime() - gap.start.getTime();
  const cuts = gaps.filter(gap => gap.start > first && gap.end < last && lengthOf(gap) > LONG * span);
  const room = ROOM_OF_A_CUT * (span - cuts.reduce((sum, gap) => sum + lengthOf(gap), 0));
  const moments = [first, ...cuts.flatMap(gap => [gap.start, gap.end]), last];
  const ends = [0];
  for (let at = 1; at < moments.length; at++) ends.push(ends[at - 1] + (at % 2 === 0 ? room : moments[at].getTime() - moments[at - 1].getTime()));
  return { moments, places: ends.map(end => end / ends[ends.length - 1]), cut: cuts.length > 0 };
}

/** How near the first label after a cut may stand to the one before it, as a share of the usual distance. */
const NEAR_A_CUT = 0.7;

/** Returns the first days of months for the labels of a cut axis, about so many at most, and none within a cut. */
export function monthsOn({ moments, places }, most) {
  /** @type {Date[]} */
  const ticks = [];
  let last = -1;
  for (let at = 0; at < moments.length - 1; at += 2) {
    const [from, to] = [moments[at], moments[at + 1]];
    for (let month = from.toISOString().slice(0, 7); startOf(month) < to; month = monthAfter(month, 1)) {
      const day = startOf(month);
      const place = places[at] + (places[at + 1] - places[at]) * ((day.getTime() - from.getTime()) / (to.getTime() - from.getTime()));
      const first = ticks.length === 0 || ticks[ticks.length - 1] < from;
      if (day < from || (last >= 0 && place - last < (first ? NEAR_A_CUT : 1) / most)) continue;
      ticks.push(day);
      last = place;
    }
  }
  return ticks;
}
