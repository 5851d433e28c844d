// A talking point as a card: whose it is, how long it has been in use, and its wordings.
import { actorKey, actorName, actorPage, base, chip, day, el, externalLink, languageOf, localName, query, statementPage, talkingPointPage } from './common.js';
import { compareLink, peakText } from './life-lines.js';
import { unmarked } from './markdown.js';
import { named, rich, t } from './strings.js';

function useItem(point, use) {
  return el('li', {}, el('span', { class: 'day' }, day(use.day)), ' ',
    el('a', { href: statementPage(use.statement), lang: languageOf(use.words) }, `“${unmarked(use.words)}”`),
    el('span', { class: 'role' }, use.speaker && ` ${localName(use.speaker)}, `, use.url ? externalLink(use.url, use.title || use.publisher) : (use.title || use.publisher)),
    ' ', compareLink(point, use));
}

/** Returns how long the actor has not used the talking point, and how likely that is by chance. */
function silence(point) {
  if (point.silent === 0) return t('points.not-silent');
  return point.probability < 0.001 ? t('points.silent-surely', { n: point.silent }) : t('points.silent', { n: point.silent, probability: point.probability.toFixed(3) });
}

/**
 * Returns the card of a talking point with its wordings.
 *
 * @param {any} point as in the API
 * @param {(id: string) => string} topicName
 * @param {{ titled?: boolean }} options `titled` is false where the wording stands above the card
 */
export function card(point, topicName, { titled = true } = {}) {
  const key = actorKey(point.actor);
  const name = actorName(point.actor) ?? t('claim.not-named');
  const peak = peakText(point);
  return el('li', { class: 'letter point', id: point.id, 'data-state': point.state },
    el('p', { class: 'who' }, chip(point.actor.side), key ? el('a', { href: actorPage(key) }, name) : name,
      el('span', { class: `chip state ${point.state}` }, named('points-state', point.state)), point.declared && el('span', { class: 'chip' }, t('points.declared'))),
    titled && el('h3', { lang: languageOf(point.wording) }, el('a', { href: talkingPointPage(point.id) }, `“${unmarked(point.wording)}”`)),
    el('p', { class: 'where' }, el('span', {}, t('points.used', { n: point.spoke, used: point.occasions })), el('span', {}, ...rich('points.first', { day: day(point.first) })),
      peak && el('span', {}, peak), el('span', {}, ...rich('points.last', { day: day(point.last) })),
      point.topics.length > 0 && el('span', {}, point.topics.map(topicName).join(', ')),
      key && el('a', { href: `${base}/talking-points${query({ actor: key })}` }, t('points.of-actor'))),
    el('p', { class: 'role' }, silence(point)),
    el('details', {}, el('summary', {}, t('points.evidence', { n: point.statements })), el('ol', { class: 'uses' }, ...point.uses.map(use => useItem(point, use)))));
}
