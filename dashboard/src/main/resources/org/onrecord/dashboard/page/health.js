// How sources do: in words, with a mark beside them, and in counts that open.
import { count, el, moment, query } from './common.js';

/** The states of a source in the order in which they are shown, each with what it means. */
export const HEALTHS = {
  fine: ['fine', 'answered and had something new'],
  unchanged: ['unchanged', 'answered and had nothing new'],
  untried: ['untried', 'never asked yet'],
  failing: ['failing', 'does not answer well'],
  refused: ['refused by robots', 'its robots.txt refuses us'],
  silent: ['silent', 'nothing new for longer than its habit'],
  gone: ['gone', 'says that it is gone for good; asked no more'],
};
export const TROUBLE = ['failing', 'gone', 'refused', 'silent'];
const NAMED = 6;

export const healthName = health => HEALTHS[health]?.[0] ?? health;
export const healthMeaning = health => HEALTHS[health]?.[1] ?? '';
export const sourceLink = (id, ...words) => el('a', { href: `/sources#${encodeURIComponent(id)}` }, ...words);

/** The word with its mark; the mark differs by shape and not by colour alone. */
export function healthWord(health, ...words) {
  return el('span', { class: `health-word ${health}`, title: healthMeaning(health) },
    el('span', { class: 'mark', 'aria-hidden': 'true' }), ...(words.length ? words : [healthName(health)]));
}

/** A sentence as a source gives it, to stand inside another. */
export const reasonText = reason => reason.replace(/\.$/, '');

function counts(sources) {
  return el('ul', { class: 'health-counts' }, ...Object.keys(HEALTHS).map(health => {
    const number = sources[health];
    const words = healthWord(health, el('b', {}, number.toLocaleString('en')), ' ', healthName(health));
    return el('li', { 'data-health': health, class: number ? '' : 'zero' },
      number ? el('a', { href: `/sources${query({ health })}` }, words) : words);
  }));
}

function bar(sources) {
  const parts = Object.keys(HEALTHS).filter(health => sources[health] > 0).map(health => {
    const part = el('span', { class: health });
    // Through the object model, since the page's policy allows no style in markup.
    part.style.flexGrow = sources[health];
    return part;
  });
  return el('div', { class: 'health-bar', 'aria-hidden': 'true' }, ...parts);
}

function trouble(source) {
  return el('li', { 'data-source': source.id },
    sourceLink(source.id, source.publisher || source.id),
    el('span', { class: 'since' }, healthWord(source.health), ' since ', moment(source.since)),
    source.reason && el('span', { class: 'reason', title: source.reason }, reasonText(source.reason)));
}

/** The strip of the sources' health: counts that open, and those in trouble by name, with reason and since when. */
export function drawHealth(box, status) {
  const { sources } = status;
  box.hidden = sources.total === 0;
  const all = TROUBLE.reduce((sum, health) => sum + sources[health], 0);
  const more = all - Math.min(NAMED, sources.troubled.length);
  box.replaceChildren(...[
    el('p', { class: 'health-title' }, el('a', { href: '/sources' }, count(sources.total, 'source')),
      status.sourceAlerts > 0 && el('a', { href: '/alerts?kind=source', class: 'aside' }, count(status.sourceAlerts, 'alert'), ' about sources')),
    bar(sources), counts(sources),
    all > 0 && el('ul', { class: 'troubles' }, ...sources.troubled.slice(0, NAMED).map(trouble),
      more > 0 && el('li', { class: 'more' }, el('a', { href: `/sources${query({ health: TROUBLE.join(',') })}` }, `and ${more.toLocaleString('en')} more`)))].filter(Boolean));
}
