// Source health: names, marks and counts.
import { base, count, el, moment, query } from './common.js';

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
/** The states in which a source does not deliver what it could. */
export const TROUBLE = ['failing', 'gone', 'refused', 'silent'];

export const healthName = health => HEALTHS[health]?.[0] ?? health;
export const healthMeaning = health => HEALTHS[health]?.[1] ?? '';
export const sourceLink = (id, ...words) => el('a', { href: `${base}/sources#${encodeURIComponent(id)}` }, ...words);

/** Returns the name of a state with its mark. Marks differ in shape, not only in colour. */
export function healthWord(health, ...words) {
  return el('span', { class: `health-word ${health}`, title: healthMeaning(health) },
    el('span', { class: 'mark', 'aria-hidden': 'true' }), ...(words.length ? words : [healthName(health)]));
}

/** Returns the reason of a source without its full stop, for use in a sentence. */
export const reasonText = reason => reason.replace(/\.$/, '');

const DAY = 86_400_000;

/** Returns the troubled sources that a person should look at: they are gone, or have failed for more than a day. */
const needAPerson = sources => sources.troubled.filter(each => each.health === 'gone' || (each.health === 'failing' && Date.now() - new Date(each.since) > DAY));

/** Returns what a person has to do something about, a sentence each; empty if all is well. */
function calls(status) {
  const { sources, deadLetters } = status;
  const sentences = [];
  if (sources.unreachable) {
    sentences.push(['None of the sources on the web has answered yet: this machine seems to have no network. OnRecord keeps trying; documents in folders and imported ones are read all the same. ', el('a', { href: `${base}/sources` }, 'See the sources')]);
  } else {
    const [first, ...others] = needAPerson(sources);
    if (first) {
      sentences.push([sourceLink(first.id, first.publisher || first.id), first.health === 'gone' ? ' is gone since ' : ' has not answered well since ', moment(first.since), first.reason && `: ${reasonText(first.reason)}`,
        others.length > 0 && [', and ', el('a', { href: `${base}/sources${query({ health: 'failing,gone' })}` }, count(others.length, 'more source')), others.length === 1 ? ' has trouble' : ' have trouble'], '.']);
    }
  }
  if (deadLetters > 0) {
    sentences.push([el('a', { href: `${base}/dead-letters` }, count(deadLetters, 'dead letter')), deadLetters === 1 ? ': a record could not be processed.' : ': records could not be processed.']);
  }
  return sentences;
}

/** Returns in a line how the sources are. */
function quiet({ sources }) {
  const well = sources.fine + sources.unchanged + sources.silent;
  const rest = [['untried', 'not tried yet'], ['failing', 'failing'], ['gone', 'gone'], ['refused', 'refused by robots.txt']].filter(([name]) => sources[name] > 0)
    .map(([name, words]) => el('a', { href: `${base}/sources${query({ health: name })}`, 'data-health': name }, `${sources[name].toLocaleString('en')} ${words}`));
  return [el('a', { href: `${base}/sources` }, count(sources.total, 'source')), `: ${well.toLocaleString('en')} ${well === 1 ? 'answers' : 'answer'}`, ...rest.flatMap(each => [', ', each]), '.'];
}

/** Draws the health of the system: one quiet line, and a louder one only where a person is needed. */
export function drawHealth(line, box, status) {
  line.replaceChildren(...(status.sources.total > 0 ? quiet(status) : []));
  line.hidden = status.sources.total === 0;
  const sentences = calls(status);
  box.hidden = sentences.length === 0;
  box.replaceChildren(...sentences.map(each => el('p', {}, ...each.flat())));
}
