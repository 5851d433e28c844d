// Where the record of a series changed: from a day on its statements are mostly of another language or publisher than before.

/** Statements on each side without which a change of the mix says nothing. */
const LEAST = 8;
/** How much the share of a language or publisher must change, and by how many standard errors: many days and values are looked at. */
const LEAST_CHANGE = 0.4;
const LEAST_ERRORS = 4;

/**
 * @typedef {object} MixChange
 * @property {string} value the language or publisher that the record holds more or less of
 * @property {string} day from which on it does
 * @property {{ part: number, of: number }} before
 * @property {{ part: number, of: number }} after
 */

/**
 * Returns the greatest change of the mix of some statements; null if none is greater than chance makes likely.
 *
 * @param {{ day: string }[]} dots in the order of their days
 * @param {'language' | 'publisher'} property
 * @returns {MixChange | null}
 */
export function mixChange(dots, property) {
  let found = /** @type {MixChange | null} */ (null);
  let greatest = LEAST_ERRORS;
  for (const value of new Set(dots.map(dot => dot[property]))) {
    const all = dots.filter(dot => dot[property] === value).length;
    let part = 0;
    for (let at = 1; at < dots.length; at++) {
      if (dots[at - 1][property] === value) part++;
      const rest = dots.length - at;
      if (at < LEAST || rest < LEAST || dots[at].day === dots[at - 1].day) continue;
      const change = (all - part) / rest - part / at;
      const share = all / dots.length;
      const errors = Math.abs(change) / Math.sqrt(share * (1 - share) * (1 / at + 1 / rest));
      if (Math.abs(change) < LEAST_CHANGE || !(errors > greatest)) continue;
      greatest = errors;
      found = { value, day: dots[at].day, before: { part, of: at }, after: { part: all - part, of: rest } };
    }
  }
  return found;
}
