// Calendar periods: days (`2026-05-02`), weeks (`2026-W18`), months (`2026-05`) and quarters (`2026-Q2`), all in UTC.

export const DAY = 86_400_000;

export const dateOf = iso => new Date(`${iso}T00:00:00Z`);
export const isoOf = date => date.toISOString().slice(0, 10);

/**
 * Returns the end of a period that begins on a day.
 *
 * @param {Date} start
 * @param {string} bucket `day`, `week`, `month` or `quarter`
 */
export function endOf(start, bucket) {
  const end = new Date(start);
  if (bucket === 'day') end.setUTCDate(end.getUTCDate() + 1);
  else if (bucket === 'week') end.setUTCDate(end.getUTCDate() + 7);
  else end.setUTCMonth(end.getUTCMonth() + (bucket === 'month' ? 1 : 3));
  return end;
}

/**
 * Returns the first day of a period.
 *
 * @param {string} period
 */
export function startOf(period) {
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

const monthsSinceZero = month => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
const monthAt = months => `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;

/**
 * Returns the month that is some months after another, e.g. `2026-01` after `2025-12`.
 *
 * @param {string} month
 * @param {number} months negative for an earlier one
 */
export const monthAfter = (month, months) => monthAt(monthsSinceZero(month) + months);

/**
 * Returns the months from one to another, or the last of them if there are more than `most`.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} most
 */
export function monthsBetween(from, to, most) {
  const last = monthsSinceZero(to);
  const length = Math.max(0, Math.min(most, last - monthsSinceZero(from) + 1));
  return Array.from({ length }, (_, at) => monthAt(last - length + 1 + at));
}
