// Source health: names, marks and counts.
import { count, el, moment, query } from './common.js';

/** The states of health in display order, each with its name and its meaning. */
export const HEALTHS = {
  fine: ['fine', 'answered and had something new'],
  unchanged: ['unchanged', 'answered and had nothing new'],
  untried: ['untried', 'not fetched yet'],
  failing: ['failing', 'requests fail'],
  refused: ['refused by robots.txt', 'its robots.txt does not allow OnRecord'],
  silent: ['silent', 'nothing new for longer than usual'],
  gone: ['gone', 'gone for good; no longer fetched'],
};
export const TROUBLE = ['failing', 'gone', 'refused', 'silent'];
const MAX_NAMED = 6;

export const healthName = health => HEALTHS[health]?.[0] ?? health;
export const healthMeaning = health => HEALTHS[health]?.[1] ?? '';
export const sourceLink = (id, ...words) => el('a', { href: `/sources#${encodeURIComponent(id)}` }, ...words);

/** Returns the name of a state with its mark. Marks differ in shape, not only in colour. */
export function healthWord(health, ...words) {
  return el('span', { class: `health-word ${health}`, title: healthMeaning(health) },
    el('span', { class: 'mark', 'aria-hidden': 'true' }), ...(words.length ? words : [healthName(health)]));
}

/** Returns the reason of a source without its full stop, for use in a sentence. */
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
    // Set by script, because the content security policy forbids inline styles.
    part.style.flexGrow = sources[health];
    return part;
  });
  return el('div', { class: 'health-bar', 'aria-hidden': 'true' }, ...parts);
}

function troubledSource(source) {
  return el('li', { 'data-source': source.id },
    sourceLink(source.id, source.publisher || source.id),
    el('span', { class: 'since' }, healthWord(source.health), ' since ', moment(source.since)),
    source.reason && el('span', { class: 'reason', title: source.reason }, reasonText(source.reason)));
}

/** Draws the health of the sources: linked counts, and the troubled sources with their reason and since when. */
export function drawHealth(box, status) {
  const { sources } = status;
  box.hidden = sources.total === 0;
  const all = TROUBLE.reduce((sum, health) => sum + sources[health], 0);
  const more = all - Math.min(MAX_NAMED, sources.troubled.length);
  box.replaceChildren(...[
    el('p', { class: 'health-title' }, el('a', { href: '/sources' }, count(sources.total, 'source')),
      status.sourceAlerts > 0 && el('a', { href: '/alerts?kind=source', class: 'aside' }, count(status.sourceAlerts, 'alert'), ' about sources')),
    bar(sources), counts(sources),
    all > 0 && el('ul', { class: 'troubles' }, ...sources.troubled.slice(0, MAX_NAMED).map(troubledSource),
      more > 0 && el('li', { class: 'more' }, el('a', { href: `/sources${query({ health: TROUBLE.join(',') })}` }, `and ${more.toLocaleString('en')} more`)))].filter(Boolean));
}
