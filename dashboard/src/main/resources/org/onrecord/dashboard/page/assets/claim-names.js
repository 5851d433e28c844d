// The names of series and of days on the page of a claim.
import { dayText, languageName, sideName } from './common.js';
import { t } from './strings.js';

export const languageOfSeries = tag => languageName(tag, t('claim.unknown-language'));

const holderName = series => (series.key.kind === 'side' ? sideName(series.key.id) : series.name);

/** Returns the name of who a series is of. */
export const nameOf = series => (series.key.language ? t('claim.in-language', { name: holderName(series), language: languageOfSeries(series.key.language) }) : holderName(series));

/** Returns the days from one to another in words; an empty day leaves that end open. */
export function daysText(from, to) {
  if (from && to) return t('claim.days-text', { from: dayText(from), to: dayText(to) });
  if (from) return t('claim.days-from', { from: dayText(from) });
  return to ? t('claim.days-to', { to: dayText(to) }) : t('claim.all-time');
}
