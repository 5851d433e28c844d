// A document with every statement marked in it, beside each statement who says it, and under which labels.
import { ask, chip, count, day, dayText, el, empty, kindName, lang, momentText, outLink, query, sideName, soon, speakerName, stanceName, tierName } from './common.js';
import { capture } from './capture.js';
import { edits, versionList } from './changes.js';
import { correctionsOf, described } from './correcting.js';
import { sourceLink } from './health.js';
import { listen } from './live.js';
import { dayAndOccasion, marked, whyNotCounted } from './statement.js';

const article = document.getElementById('document');
const [, what, id] = location.pathname.split('/').map(decodeURIComponent);
const labels = new Map();
const claimLabel = claim => labels.get(claim) ?? claim;
const topicLabels = new Map();
let issue;
let corrections = [];
let shownDocument = '';

/** Where the statement stands in this version of the text: at its offsets, else where its words are found. */
function locate(text, statement) {
  const { span, quote, before } = statement;
  if (text.slice(span.start, span.end) === quote) return span;
  const withBefore = text.indexOf(before + quote);
  const at = withBefore >= 0 ? withBefore + before.length : text.indexOf(quote);
  return at >= 0 ? { start: at, end: at + quote.length } : null;
}

function paragraphs(text) {
  const all = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) all.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return all;
}

/** Paragraphs gathered so that a statement's note stands beside all of its words: a new passage begins where a statement does. */
function passages(text, placed) {
  const all = [];
  const noted = new Set();
  for (const paragraph of paragraphs(text)) {
    const inside = placed.filter(each => each.span.start < paragraph.end && each.span.end > paragraph.start);
    const starting = inside.filter(each => !noted.has(each));
    starting.forEach(each => noted.add(each));
    const last = all.at(-1);
    // Narrative after a statement begins a passage of its own too, so that no note stands beside words that are not meant.
    if (!last || starting.length > 0 || (inside.length === 0 && last.inside)) {
      all.push({ paragraphs: [paragraph], starting, inside: inside.length > 0 });
    } else {
      last.paragraphs.push(paragraph);
    }
  }
  return all;
}

function provenance(answer) {
  const { document: doc, outcome } = answer;
  const rows = [
    ['Publisher', doc.publisher || 'not stated'],
    ['Published', doc.published
      ? `${/^\d{4}-\d\d-\d\d/.test(doc.published.value) ? dayText(doc.published.value.slice(0, 10)) : doc.published.value} (read from: ${doc.published.origin})`
      : 'undated'],
    ['Source', doc.url ? outLink(doc.url, doc.url) : 'no address given'],
    ['Came by', [sourceLink(doc.source, doc.source), `: ${doc.sourceItem}`]],
    ['Fetched', momentText(doc.fetched)],
    ['Version', el('code', {}, doc.version)],
    ['Document', el('a', { href: `/api/v1/documents/${encodeURIComponent(doc.id)}` }, el('code', {}, doc.id))],
    ['Capture', doc.capture ? `${doc.capture.file} at ${doc.capture.offset}, SHA-256 ${doc.capture.sha256}` : 'the text came as such; no bytes were captured'],
    outcome && ['Reading', outcome.reason || outcome.result],
  ].filter(Boolean);
  return el('details', { class: 'provenance' }, el('summary', {}, 'Where it comes from'),
    el('dl', {}, ...rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, ...[value].flat())))));
}

function note(item, statements) {
  const { statement } = item;
  const outer = statement.within && statements.find(each => each.statement.id === statement.within);
  const asked = statement.answerTo && statements.find(each => each.statement.id === statement.answerTo);
  const role = [statement.speaker.role, statement.speaker.organisation].filter(Boolean).join(', ');
  return el('section', { class: item.counted ? 'note-card' : 'note-card uncounted', 'data-for': statement.id, 'aria-label': `Statement by ${speakerName(statement)}` },
    el('p', { class: 'who' }, chip(statement.actor.side), el('a', { class: 'name', href: `/statements/${encodeURIComponent(statement.id)}` }, speakerName(statement))),
    statement.speaker.name && statement.speaker.name !== statement.actor.name && el('p', { class: 'role' }, `spelled “${statement.speaker.name}”`),
    role && el('p', { class: 'role' }, role),
    el('p', { class: 'role' }, ...dayAndOccasion(item), ` · ${kindName(statement.kind)}`),
    !item.counted && el('p', { class: 'why' }, whyNotCounted(statement)),
    outer && el('p', { class: 'role' }, 'within the words of ', el('a', { href: `#${outer.statement.id}` }, speakerName(outer.statement))),
    othersWords(statement).length > 0 && el('p', { class: 'role' }, 'underlined with dots: words of others'),
    asked && el('p', { class: 'role' }, 'answers ', el('a', { href: `#${asked.statement.id}` }, 'the question'), ` of ${speakerName(asked.statement)}`),
    statement.stances.length > 0 && el('ul', { class: 'stances' }, ...statement.stances.map(label => el('li', { class: label.stance },
      el('b', {}, stanceName(label.stance)), ' ', el('a', { href: `/?claim=${encodeURIComponent(label.claim)}&side=${encodeURIComponent(statement.actor.side)}#statements` }, claimLabel(label.claim))))),
    el('details', {}, el('summary', {}, 'Why these labels'),
      ...statement.stances.map(label => el('p', { class: 'reason' },
        el('b', {}, `${stanceName(label.stance)}, ${claimLabel(label.claim)}`), ` · score ${label.score.toFixed(2)} · `,
        el('q', { lang: lang(item.language) }, label.words))),
      statement.topics.length > 0 && el('p', { class: 'reason' }, el('b', {}, 'topics'), ' ',
        statement.topics.map(label => `${topicLabels.get(label.topic) ?? label.topic} ${label.score.toFixed(2)}`).join(', ')),
      el('p', { class: 'reason' }, `${sideName(statement.actor.side)}, ${tierName(statement.actor.tier)}${statement.actor.inferred ? ' (inferred from role and organisation)' : ''}`),
      item.carriers > 1 && el('p', { class: 'reason' }, `the same words are ${count(item.carriers, 'statement')}, counted once`),
      (statement.corrected ?? []).map(each => el('p', { class: 'reason' }, el('b', {}, described(each, issue).join(': ')), ` · decided by ${each.author}, ${momentText(each.at)}: `, el('q', {}, each.reason))),
      el('p', { class: 'reason' }, statement.corrected?.length ? 'all other labels by ' : 'labels by ', el('code', {}, statement.model))),
    ...item.opinions.map(opinion => secondOpinion(opinion, item)),
    ...correctionsOf(statement, corrections, issue, again));
}

/** What a language model says, beside the labels and never instead of them. */
function secondOpinion(opinion, item) {
  return el('aside', { class: 'opinion', 'aria-label': `Second opinion of ${opinion.model}` },
    el('p', { class: 'opinion-head' }, el('b', {}, 'Second opinion'), ' of the language model ', el('code', {}, opinion.model),
      el('span', { class: opinion.differs ? 'verdict differs' : 'verdict' }, opinion.differs ? 'differs from the labels' : 'agrees with the labels')),
    opinion.stances.length === 0 && el('p', { class: 'reason' }, 'It reads no side on any claim.'),
    opinion.stances.length > 0 && el('ul', {}, ...opinion.stances.map(each => el('li', { class: each.stance },
      el('b', {}, each.stance === 'none' ? 'no side' : stanceName(each.stance)), ` ${claimLabel(each.claim)}`,
      each.differs && el('span', { class: 'differs' }, labelsSay(item.statement, each.claim)),
      each.words && el('q', { lang: lang(item.language) }, each.words)))),
    el('p', { class: 'reason' }, `Asked ${momentText(opinion.at)}. Shown for comparison: it changes no label and is counted nowhere.`));
}

/** What the labels have where a second opinion differs from them. */
function labelsSay(statement, claim) {
  const sides = [...new Set(statement.stances.filter(label => label.claim === claim).map(label => stanceName(label.stance)))];
  return `the label: ${sides.length > 0 ? sides.join(' and ') : 'none'}`;
}

/** Words that a speaker takes up without a source or to reject them; what is reported of a source is a statement of its own. */
function othersWords(statement) {
  return (statement.distanced ?? []).filter(each => each.why !== 'reported');
}

/** The paragraph cut where a statement, its evidence or others' words begin or end; every piece knows what it belongs to. */
function pieces(text, paragraph, placed) {
  const here = placed.filter(each => each.span.start < paragraph.end && each.span.end > paragraph.start);
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { span } of here) {
    for (const at of [span.start, span.end]) if (at > paragraph.start && at < paragraph.end) cuts.add(at);
  }
  for (const { start, end } of here.flatMap(each => each.others)) {
    for (const at of [start, end]) if (at > paragraph.start && at < paragraph.end) cuts.add(at);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, to] = [sorted[i], sorted[i + 1]];
    const around = here.filter(each => each.span.start <= from && to <= each.span.end);
    if (around.length === 0) {
      nodes.push(text.slice(from, to));
      continue;
    }
    // The innermost is the one whose words these are.
    const own = around.reduce((a, b) => (b.span.end - b.span.start < a.span.end - a.span.start ? b : a));
    const marks = around.flatMap(each => each.marks);
    const others = own.others.some(each => each.start <= from && to <= each.end);
    nodes.push(el('span', {
      class: `words${own.item.counted ? '' : ' uncounted'}${own.item.statement.within ? ' within' : ''}${others ? ' others' : ''}`,
      title: others ? 'Words of others, never read as the speaker’s position' : null,
      'data-statement': own.item.statement.id,
      id: own.span.start === from || !own.placed ? (own.placed = true, own.item.statement.id) : null,
    }, ...marked(text, from, to, marks)));
  }
  return nodes;
}

async function find() {
  if (what !== 'statements') return { answer: await ask(`/api/v1/documents/${encodeURIComponent(id)}`), focus: location.hash.slice(1) };
  const { item, carriers, translations } = await ask(`/api/v1/statements/${encodeURIComponent(id)}`);
  try {
    return { answer: await ask(`/api/v1/documents/${encodeURIComponent(item.statement.document.id)}`), focus: id, carriers, translations };
  } catch (error) {
    if (error.status !== 404) throw error;
    return { answer: null, focus: id, item };
  }
}

/** What the same speaker said in another language on that occasion: linked, each counted for itself. */
function inOtherLanguages(translations) {
  return el('details', { class: 'provenance' }, el('summary', {}, 'On the same occasion in another language'),
    el('ul', {}, ...translations.map(({ statement, language }) => el('li', {},
      el('a', { href: `/statements/${encodeURIComponent(statement.id)}`, lang: lang(language) }, statement.quote.length > 90 ? `${statement.quote.slice(0, 90)} …` : statement.quote),
      ` ${statement.document.publisher}, `, el('span', { lang: lang(language) }, statement.occasion)))),
    el('p', { class: 'note' }, 'Perhaps a translation: the same speaker, day, kind of event and labels. They are counted apart.'));
}

function withoutDocument(item) {
  const { statement } = item;
  article.replaceChildren(
    el('h1', {}, statement.document.title || 'A statement'),
    empty('The document is not here.', 'It has been withdrawn, or has not been read yet. These are the words as they were read:'),
    el('blockquote', { lang: lang(item.language), class: 'lone' }, statement.quote), note(item, [item]));
}

async function draw({ scroll = true } = {}) {
  issue = await ask('/api/v1/issue');
  issue.claims.forEach(claim => labels.set(claim.id, claim.label));
  issue.topics.forEach(topic => topicLabels.set(topic.id, topic.label));
  let found;
  try {
    found = await find();
  } catch (error) {
    article.replaceChildren(empty(error.status === 404 ? 'Nothing stands here.' : 'This cannot be shown now.', error.message));
    return;
  }
  article.setAttribute('aria-busy', 'false');
  shownDocument = found.answer?.document.id ?? found.item.statement.document.id;
  corrections = (await ask(`/api/v1/corrections${query({ document: shownDocument, size: 1000 })}`)).items;
  if (!found.answer) {
    withoutDocument(found.item);
    return;
  }
  const { answer, focus, carriers = [], translations = [] } = found;
  const { document: doc, statements } = answer;
  document.title = `${doc.title || doc.publisher || 'Document'} · OnRecord`;
  const placed = [];
  const lost = [];
  for (const item of statements) {
    const span = locate(doc.text, item.statement);
    if (!span) { lost.push(item); continue; }
    const shift = span.start - item.statement.span.start;
    placed.push({ item, span, placed: false, marks: item.statement.stances.map(label => ({
      start: label.evidence.start + shift, end: label.evidence.end + shift, stance: label.stance,
      title: `${stanceName(label.stance)}: ${claimLabel(label.claim)}`,
    })), others: othersWords(item.statement).map(({ span: { start, end } }) => ({ start: start + shift, end: end + shift })) });
  }
  const rows = passages(doc.text, placed).map(passage => {
    const notes = passage.starting.map(each => note(each.item, statements));
    return el('div', { class: notes.length ? 'row noted' : 'row' },
      el('div', {}, ...passage.paragraphs.map(paragraph => el('p', { class: 'text' }, ...pieces(doc.text, paragraph, placed)))),
      notes.length > 0 && el('div', { class: 'margin' }, ...notes));
  });
  const versions = await ask(`/api/v1/documents/${encodeURIComponent(doc.id)}/versions`);
  const edited = await ask(`/api/v1/alerts${query({ kind: 'document-changed', document: doc.id, size: 100 })}`);
  const others = carriers.filter(each => each.statement.document.id !== doc.id);
  article.replaceChildren(...[
    el('header', { class: 'document-head' },
      el('p', { class: 'eyebrow' }, [doc.publisher, doc.published?.value.slice(0, 10) ?? 'undated'].filter(Boolean).join(' · ')),
      el('h1', { lang: lang(doc.language) }, doc.title || 'Untitled'),
      el('p', { class: 'lede' }, `${count(statements.length, 'statement')} found, ${statements.filter(each => each.counted).length} counted. `,
        doc.url && outLink(doc.url, 'Read it at its source')),
      capture(doc),
      versions.length > 1 && versionList(versions),
      edited.total > 0 && edits(edited.items.map(each => each.alert)),
      provenance(answer),
      others.length > 0 && el('details', { class: 'provenance' }, el('summary', {}, `The same words, carried by ${count(others.length, 'other document')}`),
        el('ul', {}, ...others.map(each => el('li', {}, el('a', { href: `/statements/${encodeURIComponent(each.statement.id)}` },
          each.statement.document.title || each.statement.document.publisher), ', ', day(each.statement.day))))),
      translations.length > 0 && inOtherLanguages(translations),
      lost.length > 0 && el('p', { class: 'why' }, `${count(lost.length, 'statement')} of an earlier version not found in this one.`)),
    el('div', { class: 'body', lang: lang(doc.language) }, ...rows)].filter(Boolean));
  show(focus, scroll);
}

function show(statement, scroll = true) {
  document.querySelectorAll('.focused').forEach(each => each.classList.remove('focused'));
  if (!statement) return;
  const chosen = document.querySelectorAll(`[data-statement="${CSS.escape(statement)}"], [data-for="${CSS.escape(statement)}"]`);
  chosen.forEach(each => each.classList.add('focused'));
  if (scroll) document.getElementById(statement)?.scrollIntoView({ block: 'center' });
}

article.addEventListener('click', event => {
  const words = event.target.closest('[data-statement]');
  if (words && !getSelection().toString()) {
    document.querySelectorAll('.focused').forEach(each => each.classList.remove('focused'));
    document.querySelectorAll(`[data-statement="${CSS.escape(words.dataset.statement)}"], [data-for="${CSS.escape(words.dataset.statement)}"]`)
      .forEach(each => each.classList.add('focused'));
  }
});
addEventListener('hashchange', () => show(location.hash.slice(1)));
/** Draws anew where a label changed, but not under the hands of somebody who is writing why. */
const again = soon(() => (document.querySelector('.correct[open], .revoke[open]') ? null : redraw().catch(console.error)), 400);

/** Keeps the place, the statement looked at and what was unfolded. */
async function redraw() {
  const at = scrollY;
  const focused = document.querySelector('.note-card.focused')?.dataset.for;
  const open = [...document.querySelectorAll('.note-card details[open]')].map(each => each.closest('.note-card').dataset.for);
  await draw({ scroll: false });
  if (focused) show(focused, false);
  open.forEach(each => document.querySelector(`.note-card[data-for="${CSS.escape(each)}"] details`)?.setAttribute('open', ''));
  scrollTo({ top: at, behavior: 'instant' });
}

await draw();
listen({
  statement: news => news.document === shownDocument && again(),
  'statement-removed': again,
  corrections: again,
  reset: again,
});
