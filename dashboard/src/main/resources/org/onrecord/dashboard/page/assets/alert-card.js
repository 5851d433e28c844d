// An alert as a card: what fired, why, and the evidence.
import { alertPage, base, chip, documentPage, el, evidencePage, externalLink, inRecord, languageOf, localName, moment, query } from './common.js';
import { changeList } from './changes.js';
import { healthWord, sourceLink } from './health.js';
import { unmarked } from './markdown.js';
import { alertTitle, alertWhy, changeDay, changeName } from './shifts.js';
import { language, named, rich, t } from './strings.js';

/** The kinds of alert that are about sources and edits instead of an issue. */
export const OF_FETCHING = ['document-changed', 'source'];

/** Returns the words of a statement in the language of the page, where a language model translated them. */
export function translated(translations, statement) {
  const of = translations.find(each => each.statement === statement);
  const text = of?.texts[language ?? ''];
  return text && text !== of.words && el('p', { class: 'translation' }, el('q', {}, text), ' ', t('translation.of', { model: of.model, words: `“${unmarked(of.words)}”` }));
}

function evidence(each, stance, translations) {
  return el('figure', { class: 'evidence' },
    el('blockquote', { class: stance, lang: languageOf(each.words) }, unmarked(each.words)),
    translated(translations, each.statement),
    el('figcaption', {},
      ...rich('alerts.evidence-in', {
        who: el('a', { href: evidencePage(each) },
          localName(each.speaker) ?? t('statement.in-context')),
        where: each.url ? externalLink(each.url, each.title || each.publisher) : (each.title || each.publisher) })));
}

/** Returns the evidence of an alert: the words of statements, the changes of an edit, or the state of a source. */
function evidenceOf(alert, translations) {
  const { facts } = alert;
  if (alert.kind === 'document-changed') {
    return [changeList(alert.changes ?? []),
      ...alert.evidence.slice(0, 1).map(each => el('p', { class: 'open' },
        el('a', { href: `${documentPage(each.document)}#changes` }, t('alerts.read-edits')),
        each.url ? [' ', externalLink(each.url, t('alerts.original'))] : null))];
  }
  if (alert.kind === 'source') {
    return [el('p', { class: 'open' }, healthWord(facts.health), facts.since && [' ', ...rich('alerts.since', { when: moment(facts.since) })],
      facts.address && [' · ', externalLink(facts.address, facts.address)], ' · ', sourceLink(facts.source ?? alert.series, t('alerts.open-source')))];
  }
  return alert.evidence.map((each, at) => evidence(each, facts.stance ?? (at === 1 ? facts.from : facts.to), translations));
}

/** Returns the note that an alert was withdrawn, or corrected where what it says of the actor holds. */
export function withdrawal(reason, when) {
  return el('p', { class: 'withdrawn-why' }, el('b', {}, t(reason?.startsWith('The position holds.') ? 'alerts.was-corrected' : 'alerts.was-withdrawn')), when && [' ', moment(when)], reason && rich('system.reason', { reason: inRecord(reason) }));
}

/**
 * Returns the card of an alert.
 *
 * @param {any} item as in the API
 * @param {{ titled?: boolean }} options `titled` is false where the title stands above the card
 */
export function card({ alert, topic, withdrawn, reason, translations = [] }, { titled = true } = {}) {
  return el('li', { class: withdrawn ? 'alert withdrawn' : 'alert', id: alert.id, 'data-id': alert.id, 'data-kind': alert.kind },
    withdrawn && withdrawal(reason, withdrawn),
    el('p', { class: 'who' }, el('span', { class: 'chip' }, OF_FETCHING.includes(alert.kind) ? named('change', alert.kind) : changeName(alert)), alert.facts.side && chip(alert.facts.side), el('span', { class: 'day' }, changeDay(alert))),
    titled && el('h3', {}, el('a', { href: alertPage(alert.id) }, alertTitle(alert))),
    el('p', { class: 'because' }, alertWhy(alert)),
    ...evidenceOf(alert, translations).flat(),
    el('p', { class: 'where' }, el('a', { href: `${base}/subscriptions${query({ what: alert.kind === 'first-position' ? 'position' : alert.kind, side: alert.facts.side, claim: alert.facts.claim, actor: alert.facts.actor })}` }, t('alerts.rule-like-this'))),
    el('details', { class: 'developers' }, el('summary', {}, t('developers.for')), el('p', { class: 'where' }, el('span', {}, ...rich('alerts.on-topic', { topic: el('code', {}, topic) })),
      el('span', {}, ...rich('alerts.key', { key: el('code', {}, alert.issue ? `${alert.issue}/${alert.id}` : alert.id) })))));
}
