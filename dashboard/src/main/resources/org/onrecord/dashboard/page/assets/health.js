// Source health: names, marks and counts.
import { base, el, inRecord, moment, query, replace } from './common.js';
import { DAY } from './periods.js';
import { has, named, rich, t } from './strings.js';

/** The states in which a source does not deliver what it could. */
export const TROUBLE = ['failing', 'gone', 'refused', 'silent'];

export const healthName = health => named('health', health);
export const healthMeaning = health => (has(`health-means.${health}`) ? t(`health-means.${health}`) : '');
export const sourceLink = (id, ...words) => el('a', { href: `/sources#${encodeURIComponent(id)}` }, ...words);

/** Returns the name of a state with its mark. Marks differ in shape, not only in colour. */
export function healthWord(health, ...words) {
  return el('span', { class: `health-word ${health}`, title: healthMeaning(health) },
    el('span', { class: 'mark', 'aria-hidden': 'true' }), ...(words.length ? words : [healthName(health)]));
}

/** Returns why a source fails, without a full stop, for use in a sentence: in the reader's language where there are words for it. */
export const reasonWords = reason => [inRecord(reason.replace(/\.$/, ''))];

/** Returns the troubled sources that a person should look at: they are gone, or have failed for more than a day. */
const needAPerson = sources => sources.troubled.filter(each => each.health === 'gone' || (each.health === 'failing' && Date.now() - Date.parse(each.since) > DAY));

/** Returns a sentence on each problem that a person has to solve. */
function calls(status) {
  const { sources, deadLetters } = status;
  const sentences = [];
  if (sources.unreachable) {
    sentences.push(rich('system.no-network', { a: words => el('a', { href: `/sources` }, words) }));
  } else {
    const [first, ...others] = needAPerson(sources);
    if (first) {
      sentences.push(rich(first.health === 'gone' ? 'system.gone' : 'system.failing', {
        source: sourceLink(first.id, first.publisher || first.id), since: moment(first.since),
        reason: first.reason ? rich('system.reason', { reason: reasonWords(first.reason) }) : '',
        others: others.length > 0 ? rich('system.others', { n: others.length, a: words => el('a', { href: `/sources${query({ health: 'failing,gone' })}` }, words) }) : '',
      }));
    }
  }
  if (deadLetters > 0) {
    sentences.push(rich('system.dead-letters', { n: deadLetters, a: words => el('a', { href: `${base}/dead-letters` }, words) }));
  }
  return sentences;
}

/** Returns one line on how many sources work. */
function quiet({ sources }) {
  const well = sources.fine + sources.unchanged + sources.silent;
  const rest = ['untried', 'failing', 'gone', 'refused'].filter(name => sources[name] > 0)
    .map(name => el('a', { href: `/sources${query({ health: name })}`, 'data-health': name }, t(`system.${name}-sources`, { n: sources[name] })));
  return rich('system.sources', { n: well, all: el('a', { href: `/sources` }, t('system.all-sources', { n: sources.total })),
    rest: rest.flatMap(each => [t('system.and'), each]) });
}

/** Draws the health of the system: one quiet line, and a louder one only where a person is needed. */
export function drawHealth(line, box, status) {
  replace(line, ...(status.sources.total > 0 ? quiet(status) : []));
  line.hidden = status.sources.total === 0;
  const sentences = calls(status);
  box.hidden = sentences.length === 0;
  replace(box, ...sentences.map(each => el('p', {}, ...each)));
}
