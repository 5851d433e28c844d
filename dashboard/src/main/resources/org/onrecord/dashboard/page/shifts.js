// Shifts on the timeline: which belong to what the chart shows, and the list beneath it that says what each one is.
import { ask, chip, day, el } from './common.js';

const KINDS = { stance: 'shift of stance', emphasis: 'shift of emphasis', volume: 'volume', reversal: 'reversal' };
const MOST = 200;

/** What kind of shift an alert tells of, in words; null if it tells of none. */
export function shiftWord(alert) {
  return KINDS[alert.facts.shift] ?? null;
}

/** The shifts of a claim, or of the issue as a whole, of a side, or of all sides; the oldest first. */
export async function shiftsOf({ claim, side }) {
  const page = await ask(`/api/v1/alerts?kind=shift,volume&size=${MOST}`);
  return page.items.map(item => item.alert)
    .filter(({ facts }) => (!claim || facts.claim === claim) && (!side || facts.side === side))
    .reverse();
}

export function drawShifts(list, shifts) {
  list.replaceChildren(...shifts.map(alert => el('li', { id: `shift-${alert.id}` },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, shiftWord(alert) ?? alert.kind), alert.facts.side && chip(alert.facts.side), el('span', { class: 'day' }, day(alert.day))),
    el('p', {}, el('b', {}, alert.title)),
    el('p', { class: 'because' }, alert.why),
    alert.evidence.length > 0 && el('p', { class: 'open' }, 'The words: ', ...alert.evidence.flatMap((each, i) => [
      i > 0 && ', ',
      el('a', { href: `/statements/${encodeURIComponent(each.statement)}` }, `${each.speaker ?? 'statement'}${each.publisher ? `, ${each.publisher}` : ''}`)])))));
}
