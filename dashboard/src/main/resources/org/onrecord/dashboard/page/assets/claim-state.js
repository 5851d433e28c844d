// What the page of a claim shows, as its address says, and how the API is asked for it.

/**
 * @typedef {object} State
 * @property {string[]} series the chosen series, e.g. `side:CN` or `actor:heron#en`; empty for those that the API chooses
 * @property {string} bucket `day`, `week`, `month` or `quarter`
 * @property {string} layout `together` or `split`
 * @property {string} from first day; empty for all
 * @property {string} to last day; empty for all
 * @property {string[][]} periods the periods that are compared, first and last day each
 * @property {{ day: string, name: string, text: string }[]} events that the reader marked
 * @property {string | null} opened id of the statement that is open
 */

/**
 * Returns what an address says.
 *
 * @param {URLSearchParams} address
 * @returns {State}
 */
export function stateOf(address) {
  const days = (from, to) => [address.get(from) ?? '', address.get(to) ?? ''];
  const periods = [days('from-1', 'to-1'), days('from-2', 'to-2')].filter(each => each.some(Boolean));
  const [from, to] = days('from', 'to');
  return {
    series: address.getAll('series'),
    bucket: address.get('bucket') ?? 'month',
    layout: address.get('layout') ?? (periods.length > 0 ? 'split' : 'together'),
    from,
    to,
    periods,
    events: address.getAll('event').map(text => ({ day: text.slice(0, 10), name: text.slice(11), text })).filter(event => /^\d{4}-\d\d-\d\d$/.test(event.day)),
    opened: address.get('open'),
  };
}

/** Returns the text of who a series is of, in which language, as in the address. */
export const holderText = ({ kind, id, language }) => `${kind}:${id}${language ? `#${language}` : ''}`;

/** Returns the text of the key of a series, with its days. */
export const keyText = key => `${holderText(key)}${key.from || key.to ? `@${key.from ?? ''}..${key.to ?? ''}` : ''}`;

/** Returns whose series are shown, each once. */
export const holdersOf = movement => [...new Set(movement.series.map(each => holderText(each.key)))];

/**
 * Returns the query of the API for what is shown.
 *
 * @param {State} state
 * @param movement that the API gave before, whose series are asked for where none are chosen; null at first
 * @param {{ whole?: boolean }} options `whole` asks for all days
 */
export function asked(state, movement, { whole = false } = {}) {
  const parameters = new URLSearchParams();
  const holders = state.series.length > 0 ? state.series : movement ? holdersOf(movement) : [];
  const periods = whole ? [] : state.periods;
  for (const holder of holders) {
    if (periods.length === 0) parameters.append('series', holder);
    for (const [from, to] of periods) parameters.append('series', `${holder}@${from}..${to}`);
  }
  if (state.bucket !== 'month') parameters.set('bucket', state.bucket);
  if (!whole && state.from) parameters.set('from', state.from);
  if (!whole && state.to) parameters.set('to', state.to);
  return parameters.size ? `?${parameters}` : '';
}
