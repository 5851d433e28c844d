// Which way the statements of a side or a speaker on a claim lean, in words that a few statements deserve.
import { t } from './strings.js';

/** Below so many statements it is said how many there are, not which way they lean. */
export const FEWEST = 3;

/** Below so many statements a share is told in numbers, not per cent. */
export const ENOUGH = 10;

export const count = ({ favor, against }) => favor + against;

/** Returns which way they lean, or of few statements how many are on that side. */
export function nameOf(lean) {
  if (count(lean) < FEWEST && lean.side !== 'both') return t(`few.${lean.side}`, { own: lean[lean.side], n: count(lean) });
  return t(`lean.${lean.side}${lean.sure ? '' : '-unsure'}`);
}
