// A question to an editor: which stance do these words take on a claim?
import { base, chip, day, el, kindName, lang, localName, origin, roleName, scores, stanceName, statementPage } from './common.js';
import { marksOf } from './markdown.js';
import { isName, nameOfSpeaker } from './names.js';
import { alertTitle, alertWhy, shiftName } from './shifts.js';
import { marked, wordEnd, wordStart } from './statement.js';
import { rich, t } from './strings.js';

const AROUND = 420;

/** The answer that the words are not about the issue at all. */
export const OFF = 'off';
/** The answers: value, name and key. */
export const ANSWERS = [['favor', t('question.favor'), 'f'], ['against', t('question.against'), 'a'], ['none', t('question.none'), 'n'], [OFF, t('question.off'), 'x']];
export const NO_REASON = t('question.no-reason');

/** What the evidence of a reversal is, in its order. */
const BESIDE = [t('question.then'), t('question.before'), t('question.again')];

/** Returns the name of who says a statement, or that nobody knows it: a part of a sentence is no name. */
export const speakerOf = statement => nameOfSpeaker(statement) ?? t('speaker.unknown');

/** Returns the sentence in question with the words around it, or all of a short statement. */
function quoteWithContext(item, label) {
  const { quote, span } = item.statement;
  const mark = { start: label.evidence.start - span.start, end: label.evidence.end - span.start, stance: 'both', title: t('question.sentence') };
  const whole = quote.length <= 2 * AROUND;
  const from = whole || mark.start <= AROUND ? 0 : wordStart(quote, mark.start - AROUND);
  const to = whole || mark.end + AROUND >= quote.length ? quote.length : wordEnd(quote, mark.end + AROUND);
  return el('blockquote', { lang: lang(item.language), cite: `${base}/statements/${item.statement.id}` },
    from > 0 && '… ', ...marked(quote, from, to, [mark], marksOf(quote)), to < quote.length && ' …');
}

function answers(label, told, reason) {
  return el('div', { class: 'answers', role: 'group', 'aria-label': t('question.your-answer') },
    ...ANSWERS.map(([value, name, letter]) => el('button', { type: 'button', class: value, 'data-answer': value, 'aria-keyshortcuts': letter },
      told && value === label.stance ? t('question.confirm', { answer: name.toLowerCase() }) : name, ' ', el('kbd', {}, letter))),
    el('label', { class: 'reason-field' }, el('span', {}, t('correct.reason')), reason));
}

/**
 * Returns the card of a question with the fields that belong to it.
 *
 * @param told true if the stance counts already, and an alert waits until somebody confirms it
 */
export function question(item, label, issue, told) {
  const { statement } = item;
  const claim = issue.claims.find(each => each.id === label.claim);
  const role = roleName(statement.speaker.role ?? statement.speaker.organisation);
  const reason = el('input', { name: 'reason', maxlength: 2000, placeholder: NO_REASON });
  const problem = el('p', { class: 'why', role: 'alert' });
  const alerts = el('div', {});
  const card = el('li', { class: told ? 'statement question would-be' : 'statement question', 'data-id': statement.id, 'data-claim': label.claim, tabindex: '-1', 'aria-label': t('question.who-on', { who: speakerOf(statement), claim: claim?.label ?? label.claim }) },
    alerts,
    el('p', { class: 'who' }, chip(statement.actor.side), el('span', { class: 'name' }, speakerOf(statement)), role && el('span', { class: 'role' }, role),
      el('span', { class: 'day' }, day(statement.day))),
    quoteWithContext(item, label),
    el('p', { class: 'asks' }, told && rich('question.read-as', { stance: el('b', { class: label.stance }, stanceName(label.stance)) }),
      ...rich('question.asks', { claim: el('b', {}, claim?.text ?? label.claim) })),
    answers(label, told, reason),
    problem,
    el('p', { class: 'where' }, el('a', { href: statementPage(statement.id), class: 'open' }, t('statement.in-context')),
      el('span', {}, statement.document.title || statement.document.publisher), el('span', {}, kindName(statement.kind)),
      item.carriers > 1 && el('span', {}, t('statement.carried', { n: item.carriers }))),
    el('details', {}, el('summary', {}, t('question.models-say')),
      el('p', { class: 'role' }, ...rich('question.said-by', { said: told ? origin(label, statement) : t('question.closest', { stance: stanceName(label.stance), scores: scores(label) }), model: el('code', {}, statement.model) }))));
  return { card, told, stance: label.stance, alerts, reason, problem, statement, claim: label.claim, label: claim?.label ?? label.claim, busy: false };
}

/** Shows what would be an alert above its question, with the words on the other side of a reversal. */
export function showAlerts(entry, alerts) {
  entry.alerts.replaceChildren(...alerts.map(alert => el('div', { class: 'would-be-head', 'data-alert': alert.id },
    el('p', { class: 'who' }, el('span', { class: 'chip waits-chip' }, t('question.would-be')), el('span', { class: 'chip' }, shiftName(alert) ?? t('alerts.first-position'))),
    el('h3', {}, alertTitle(alert)),
    el('p', { class: 'because' }, alertWhy(alert)),
    ...alert.evidence.map((each, at) => each.statement !== entry.statement.id && el('p', { class: 'because' },
      BESIDE[at] ?? '', el('q', {}, each.words), ' ', el('a', { href: statementPage(each.statement) }, (isName(each.speaker) ? localName(each.speaker) : each.publisher) ?? t('statement.in-context')))))));
}
