// A statement in a list: who, when, the words with the evidence marked, the stances, and the document.
import { actorKey, actorPage, chip, day, decidedBy, editorOf, el, kindName, lang, origin, roleName, sideName, speakerName, stanceName, statementPage } from './common.js';
import { folderButton } from './folder-button.js';
import { marksOf, without } from './markdown.js';
import { t } from './strings.js';

const MAX_CHARS = 460;

/**
 * Returns the part of a long quote to show: around the words that were searched for, else around the evidence on a claim, else around the
 * first evidence.
 *
 * @param {any} item as in the API
 * @param {string} claim the one of which the list is about; empty if it is about all
 */
export function excerpt({ statement, found }, claim = '') {
  const { quote, span, stances } = statement;
  if (quote.length <= MAX_CHARS) return { from: 0, to: quote.length };
  const about = stances.filter(label => label.claim === claim);
  const evidence = (about.length ? about : stances)
    .map(label => ({ start: label.evidence.start - span.start, end: label.evidence.end - span.start }))
    .filter(({ start, end }) => start >= 0 && end <= quote.length)
    .sort((a, b) => a.start - b.start);
  const { start, end } = found?.[0] ?? evidence[0] ?? { start: 0, end: 0 };
  const from = end <= MAX_CHARS ? 0 : wordStart(quote, start - 60);
  return { from, to: from + MAX_CHARS >= quote.length ? quote.length : wordEnd(quote, from + MAX_CHARS) };
}

/** Returns the start of the next word at or after a position, or the position itself if none is near. */
export function wordStart(text, at) {
  const space = text.indexOf(' ', Math.max(0, at));
  return space >= 0 && space - at < 40 ? space + 1 : Math.max(0, at);
}

/** Returns the end of the last word at or before a position, or the position itself if none is near. */
export function wordEnd(text, at) {
  const space = text.lastIndexOf(' ', at);
  return space > at - 40 ? space : at;
}

/**
 * Returns a part of a text with marks, in pieces that do not overlap.
 *
 * @param hidden ranges of the text that are not shown, in order
 */
export function marked(text, from, to, marks, hidden = []) {
  const cuts = new Set([from, to]);
  for (const mark of marks) {
    for (const at of [mark.start, mark.end]) if (at > from && at < to) cuts.add(at);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const words = without(hidden, text, sorted[i], sorted[i + 1]);
    if (words === '') continue;
    const inside = marks.filter(mark => mark.start <= sorted[i] && sorted[i + 1] <= mark.end);
    if (inside.length === 0) {
      pieces.push(words);
    } else {
      const stances = new Set(inside.map(mark => mark.stance).filter(Boolean));
      const searched = inside.some(mark => !mark.stance) && 'found';
      pieces.push(el('mark', {
        class: [stances.size > 1 ? 'both' : [...stances][0], searched].filter(Boolean).join(' '),
        title: inside.map(mark => mark.title).filter(Boolean).join('\n') || null,
      }, words));
    }
  }
  return pieces;
}

/** Returns the words that show each side, or only those of the claim that a list is about. */
function evidenceMarks({ stances, span }, claimLabel, claim) {
  return stances.filter(label => !claim || label.claim === claim).map(label => ({
    start: label.evidence.start - span.start,
    end: label.evidence.end - span.start,
    stance: label.stance,
    title: t('stance.on-claim', { stance: stanceName(label.stance), claim: claimLabel(label.claim) }),
  }));
}

export function stanceChips(statement, claimLabel) {
  const seen = new Set();
  return el('ul', { class: 'stances' }, statement.stances
    .filter(label => !seen.has(label.claim + label.stance) && seen.add(label.claim + label.stance))
    .map(label => el('li', { class: label.stance, title: t('stance.rests-on', { origin: origin(label, statement), words: label.words }) },
      el('b', {}, stanceName(label.stance)), ' ', claimLabel(label.claim), label.conditional && ` (${t('stance.conditional')})`,
      decidedBy({ editor: editorOf(statement, label.claim), by: label.by }))));
}

export function whyNotCounted(statement) {
  if (statement.kind === 'question') return t('uncounted.question');
  if (statement.kind === 'comment') return t('uncounted.comment');
  if (statement.within) return t('uncounted.within');
  if (!statement.actor.official) return t('uncounted.not-official');
  return t('uncounted.other');
}

/** Returns the day and, if the document names it, the occasion in the document's words. */
export function dayAndOccasion(item) {
  const { day: on, occasion } = item.statement;
  return occasion ? [day(on), ' · ', el('span', { class: 'occasion', lang: lang(item.language) }, occasion)] : [day(on)];
}

/** Returns the name of the speaker, with a link to the speaker's page where anybody is named. */
export function speakerLink(statement, look = /** @type {string | null} */ ('name')) {
  const key = actorKey(statement.actor);
  return key ? el('a', { class: look, href: actorPage(key) }, speakerName(statement)) : el('span', { class: look }, speakerName(statement));
}

/**
 * @param {string} claim the one of which the list is about; empty if it is about all
 * @param {string} [issue] id of the statement's issue, where it may be another one than that of the page
 */
export function card(item, claimLabel, claim = '', issue = undefined) {
  const { statement } = item;
  const part = excerpt(item, claim);
  const marks = [...evidenceMarks(statement, claimLabel, claim), ...(item.found ?? [])];
  const role = roleName(statement.speaker.role ?? statement.speaker.organisation);
  return el('li', { class: item.counted ? 'statement' : 'statement uncounted', 'data-id': statement.id },
    el('p', { class: 'who' },
      chip(statement.actor.side),
      speakerLink(statement),
      role && el('span', { class: 'role' }, role),
      el('span', { class: 'day' }, ...dayAndOccasion(item))),
    el('blockquote', { lang: lang(item.language), cite: statementPage(statement.id) },
      part.from > 0 && '… ', ...marked(statement.quote, part.from, part.to, marks, marksOf(statement.quote)), part.to < statement.quote.length && ' …'),
    statement.stances.length > 0 && stanceChips(statement, claimLabel),
    el('p', { class: 'where' },
      el('a', { href: statementPage(statement.id), class: 'open' }, t('statement.in-context')),
      el('span', {}, statement.document.publisher || sideName(statement.actor.side)),
      el('span', {}, kindName(statement.kind)),
      item.carriers > 1 && el('span', {}, t('statement.carried', { n: item.carriers })),
      statement.corrected?.length > 0 && el('span', { class: 'corrected' }, t('statement.corrected')),
      !item.counted && el('span', { class: 'why' }, whyNotCounted(statement)),
      folderButton(statement.id, issue)));
}
