// A document with its statements marked, and a note with speaker and labels beside each.
import { $, api, around, beginning, chip, day, dayText, decidedBy, editorOf, el, emptyState, externalLink, find, getIssue, getJson, getRows, kindName, lang, momentText, origin, query, replace, roleName, sideName, speakerName, stanceName, statementPage, statementsPage, throttle, tierName } from './common.js';
import { capture } from './capture.js';
import { editHistory, versionList } from './changes.js';
import { correctionsOf, describeCorrection } from './correcting.js';
import { factSheet } from './fact-sheet.js';
import { folderButton } from './folder-button.js';
import { sourceLink } from './health.js';
import { listen } from './live.js';
import { dayAndOccasion, marked, whyNotCounted } from './statement.js';
import { language, named, rich, t } from './strings.js';

const article = $('document');
const [what, id] = location.pathname.split('/').slice(-2).map(decodeURIComponent);
const labels = new Map();
const claimLabel = claim => labels.get(claim) ?? claim;
const topicLabels = new Map();
let issue;
let corrections = [];
let shownDocument = '';

/** Returns the span of a statement in this version of the text: its offsets, or else where its words occur. */
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

/** Groups paragraphs so that the note of a statement is beside its words: each statement starts a new passage. */
function passages(text, placed) {
  const all = [];
  const noted = new Set();
  for (const paragraph of paragraphs(text)) {
    const inside = placed.filter(each => each.span.start < paragraph.end && each.span.end > paragraph.start);
    const starting = inside.filter(each => !noted.has(each));
    starting.forEach(each => noted.add(each));
    const last = all.at(-1);
    // Text after a statement also starts a new passage, so that no note is beside unrelated text.
    if (!last || starting.length > 0 || (inside.length === 0 && last.inside)) {
      all.push({ paragraphs: [paragraph], starting, inside: inside.length > 0 });
    } else {
      last.paragraphs.push(paragraph);
    }
  }
  return all;
}

/** Returns the day on which a document was published, or its date as it is written where that is no day. */
function published({ published: date }) {
  if (!date) return t('when.undated');
  return /^\d{4}-\d\d-\d\d/.test(date.value) ? dayText(date.value.slice(0, 10)) : date.value;
}

function provenance(answer) {
  const { document: doc, outcome } = answer;
  const rows = [
    ['publisher', doc.publisher || t('document.not-stated')],
    ['published', doc.published
      ? t('document.read-from', { day: published(doc), origin: doc.published.origin })
      : t('when.undated')],
    ['address', doc.url ? externalLink(doc.url, doc.url) : t('document.none')],
    ['source', [sourceLink(doc.source, doc.source), `: ${doc.sourceItem}`]],
    ['fetched', momentText(doc.fetched)],
    ['version', el('code', {}, doc.version)],
    ['id', el('a', { href: `${api}/documents/${encodeURIComponent(doc.id)}` }, el('code', {}, doc.id))],
    ['capture', doc.capture ? `${doc.capture.file} @ ${doc.capture.offset}, SHA-256 ${doc.capture.sha256}` : t('document.no-capture')],
    outcome && ['outcome', outcome.reason || named('outcome', outcome.result)],
  ].filter(Boolean);
  return el('details', { class: 'provenance' }, el('summary', {}, t('document.provenance')),
    el('dl', {}, ...rows.map(([name, value]) => el('div', {}, el('dt', {}, t(`document.${name}`)), el('dd', {}, ...[value].flat())))));
}

function noteCard(item, statements) {
  const { statement } = item;
  const outer = statement.within && statements.find(each => each.statement.id === statement.within);
  const question = statement.answerTo && statements.find(each => each.statement.id === statement.answerTo);
  const role = [statement.speaker.role, statement.speaker.organisation].filter(Boolean).map(roleName).join(', ');
  return el('article', { class: item.counted ? 'note-card' : 'note-card uncounted', 'data-for': statement.id, 'aria-label': t('note.by', { who: speakerName(statement) }) },
    el('p', { class: 'who' }, chip(statement.actor.side), el('a', { class: 'name', href: statementPage(statement.id) }, speakerName(statement))),
    statement.speaker.name && statement.speaker.name !== statement.actor.name && el('p', { class: 'role' }, t('note.spelled', { name: statement.speaker.name })),
    role && el('p', { class: 'role' }, role),
    el('p', { class: 'role' }, ...dayAndOccasion(item), ` · ${kindName(statement.kind)}`),
    !item.counted && el('p', { class: 'why' }, whyNotCounted(statement)),
    outer && el('p', { class: 'role' }, ...rich('note.within', { who: el('a', { href: `#${outer.statement.id}` }, speakerName(outer.statement)) })),
    distancedSpans(statement).length > 0 && el('p', { class: 'role' }, t('note.dotted')),
    question && el('p', { class: 'role' }, ...rich('note.answers', { who: speakerName(question.statement), a: words => el('a', { href: `#${question.statement.id}` }, words) })),
    statement.stances.length > 0 && el('ul', { class: 'stances' }, ...statement.stances.map(label => el('li', { class: label.stance },
      el('b', {}, stanceName(label.stance)), ' ', el('a', { href: statementsPage({ claim: label.claim, side: statement.actor.side }) }, claimLabel(label.claim)), label.conditional && ` (${t('stance.conditional')})`,
      decidedBy({ editor: editorOf(statement, label.claim), by: label.by })))),
    statement.labeller && el('p', { class: 'role' }, labelledBy(statement.labeller)),
    el('details', {}, el('summary', {}, t('note.why-labels')),
      ...statement.stances.map(label => el('p', { class: 'reason' },
        el('b', {}, t('stance.on-claim', { stance: stanceName(label.stance), claim: claimLabel(label.claim) })), ` · ${origin(label, statement)} · `,
        el('q', { lang: lang(item.language) }, label.words))),
      statement.topics.length > 0 && el('p', { class: 'reason' }, el('b', {}, t('note.topics')), ' ',
        statement.topics.map(label => `${topicLabels.get(label.topic) ?? label.topic} ${label.score.toFixed(2)}`).join(t('system.and'))),
      el('p', { class: 'reason' }, [sideName(statement.actor.side), tierName(statement.actor.tier), statement.actor.inferred && t('note.inferred')].filter(Boolean).join(t('system.and'))),
      item.carriers > 1 && el('p', { class: 'reason' }, t('note.same-words', { n: item.carriers })),
      (statement.corrected ?? []).map(each => el('p', { class: 'reason' }, ...rich('note.decided', { what: el('b', {}, describeCorrection(each, issue).join(t('note.colon'))), who: each.author, when: momentText(each.at), why: el('q', {}, each.reason) }))),
      el('p', { class: 'reason' }, ...rich(statement.corrected?.length ? 'note.other-labels-by' : 'note.labels-by', { model: el('code', {}, statement.labeller?.answer === 'given' ? statement.labeller.name : statement.model) }))),
    el('p', { class: 'role' }, folderButton(statement.id)),
    ...item.opinions.map(opinion => secondOpinion(opinion, item)),
    ...correctionsOf(statement, corrections, issue, redrawSoon));
}

/** Says whether the labels are those of the language model that decides labels, or local ones for now. */
function labelledBy({ name, answer }) {
  return t(`labeller.${answer}`, { name });
}

/** Returns the opinion of a language model, shown beside the labels and never instead of them. */
function secondOpinion(opinion, item) {
  return el('aside', { class: 'opinion', 'aria-label': t('opinion.of', { model: opinion.model }) },
    el('p', { class: 'opinion-head' }, ...rich('opinion.head', { b: words => el('b', {}, words), model: el('code', {}, opinion.model) }),
      el('span', { class: opinion.differs ? 'verdict differs' : 'verdict' }, t(opinion.differs ? 'opinion.differs' : 'opinion.agrees'))),
    opinion.stances.length === 0 && el('p', { class: 'reason' }, t('opinion.no-stance')),
    opinion.stances.length > 0 && el('ul', {}, ...opinion.stances.map(each => el('li', { class: each.stance },
      el('b', {}, each.stance === 'none' ? t('correct.no-stance') : stanceName(each.stance)), ` ${claimLabel(each.claim)}`,
      each.differs && el('span', { class: 'differs' }, labelText(item.statement, each.claim)),
      each.words && el('q', { lang: lang(item.language) }, each.words),
      each.translations?.[language ?? ''] && el('p', { class: 'translation' }, each.translations[language ?? ''])))),
    el('p', { class: 'reason' }, t('opinion.asked', { when: momentText(opinion.at) })));
}

/** Returns the labels on a claim, for an opinion that differs from them. */
function labelText(statement, claim) {
  const sides = [...new Set(statement.stances.filter(label => label.claim === claim).map(label => stanceName(label.stance)))];
  return t('opinion.label', { sides: sides.length > 0 ? sides.join(t('system.and')) : t('document.none') });
}

/** Returns the spans in which a speaker repeats hearsay or rejected claims. Reported words are a statement of their own. */
function distancedSpans(statement) {
  return (statement.distanced ?? []).filter(each => each.why !== 'reported');
}

/** Cuts a paragraph at the limits of statements, evidence and others' words, and marks each piece. */
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
    const holding = here.filter(each => each.span.start <= from && to <= each.span.end);
    if (holding.length === 0) {
      nodes.push(text.slice(from, to));
      continue;
    }
    // The words belong to the innermost statement.
    const own = holding.reduce((a, b) => (b.span.end - b.span.start < a.span.end - a.span.start ? b : a));
    const marks = holding.flatMap(each => each.marks);
    const others = own.others.some(each => each.start <= from && to <= each.end);
    nodes.push(el('span', {
      class: `words${own.item.counted ? '' : ' uncounted'}${own.item.statement.within ? ' within' : ''}${others ? ' others' : ''}`,
      title: others ? t('note.others') : null,
      'data-statement': own.item.statement.id,
      id: own.span.start === from || !own.placed ? (own.placed = true, own.item.statement.id) : null,
    }, ...marked(text, from, to, marks)));
  }
  return nodes;
}

async function load() {
  if (what !== 'statements') return { answer: await getJson(`${api}/documents/${encodeURIComponent(id)}`), focus: location.hash.slice(1) };
  const { item, carriers, translations, neighbours } = await getJson(`${api}/statements/${encodeURIComponent(id)}`);
  try {
    return { answer: await getJson(`${api}/documents/${encodeURIComponent(item.statement.document.id)}`), focus: id, carriers, translations, sheet: { item, carriers, translations, neighbours } };
  } catch (error) {
    if (error.status !== 404) throw error;
    return { answer: null, focus: id, item };
  }
}

/** Returns the possible translations of a statement. */
function translationList(translations) {
  return el('details', { class: 'provenance' }, el('summary', {}, t('document.other-language')),
    el('ul', {}, ...translations.map(({ statement, language: tag }) => el('li', {},
      el('a', { href: statementPage(statement.id), lang: lang(tag) }, beginning(statement.quote, 90)),
      ` ${statement.document.publisher}, `, el('span', { lang: lang(tag) }, statement.occasion)))),
    el('p', { class: 'note' }, t('document.possibly')));
}

function withoutDocument(item) {
  const { statement } = item;
  article.replaceChildren(
    el('h1', {}, statement.document.title || t('document.a-statement')),
    emptyState(t('document.unavailable'), t('document.unavailable-more')),
    el('blockquote', { lang: lang(item.language), class: 'lone' }, statement.quote), noteCard(item, [item]));
}

async function draw({ scroll = true } = {}) {
  issue = await getIssue();
  issue.claims.forEach(claim => labels.set(claim.id, claim.label));
  issue.topics.forEach(topic => topicLabels.set(topic.id, topic.label));
  let found;
  try {
    found = await load();
  } catch (error) {
    article.replaceChildren(emptyState(t(error.status === 404 ? 'document.not-found' : 'document.not-now'), error.message));
    return;
  }
  article.setAttribute('aria-busy', 'false');
  shownDocument = found.answer?.document.id ?? found.item.statement.document.id;
  corrections = (await getRows(`${api}/corrections`, { document: shownDocument }, 1000)).items;
  if (!found.answer) {
    withoutDocument(found.item);
    return;
  }
  const { answer, focus, carriers = [], translations = [], sheet } = found;
  const { document: doc, statements } = answer;
  document.title = `${doc.title || doc.publisher || t('document.id')} · OnRecord`;
  const placed = [];
  const missing = [];
  for (const item of statements) {
    const span = locate(doc.text, item.statement);
    if (!span) { missing.push(item); continue; }
    const shift = span.start - item.statement.span.start;
    placed.push({ item, span, placed: false, marks: item.statement.stances.map(label => ({
      start: label.evidence.start + shift, end: label.evidence.end + shift, stance: label.stance,
      title: t('stance.on-claim', { stance: stanceName(label.stance), claim: claimLabel(label.claim) }),
    })), others: distancedSpans(item.statement).map(({ span: { start, end } }) => ({ start: start + shift, end: end + shift })) });
  }
  const rows = passages(doc.text, placed).map(passage => {
    const notes = passage.starting.map(each => noteCard(each.item, statements));
    return el('div', { class: notes.length ? 'row noted' : 'row' },
      el('div', {}, ...passage.paragraphs.map(paragraph => el('p', { class: 'text' }, ...pieces(doc.text, paragraph, placed)))),
      notes.length > 0 && el('div', { class: 'margin' }, ...notes));
  });
  const versions = await getJson(`/api/v1/documents/${encodeURIComponent(doc.id)}/versions`);
  const edited = await getJson(`${api}/alerts${query({ kind: 'document-changed', document: doc.id, size: 100 })}`);
  const others = carriers.filter(each => each.statement.document.id !== doc.id);
  replace(article,
    el('header', { class: 'document-head' },
      el('p', { class: 'eyebrow' }, [doc.publisher, published(doc)].filter(Boolean).join(' · ')),
      el('h1', { lang: lang(doc.language) }, doc.title || t('document.untitled')),
      el('p', { class: 'lede' }, `${t('document.found', { n: statements.length, counted: statements.filter(each => each.counted).length })} `,
        doc.url && externalLink(doc.url, t('document.original'))),
      capture(doc),
      versions.length > 1 && versionList(versions),
      edited.total > 0 && editHistory(edited.items.map(each => each.alert)),
      provenance(answer),
      others.length > 0 && el('details', { class: 'provenance' }, el('summary', {}, t('document.same-words', { n: others.length })),
        el('ul', {}, ...others.map(each => el('li', {}, el('a', { href: statementPage(each.statement.id) },
          each.statement.document.title || each.statement.document.publisher), ', ', day(each.statement.day))))),
      translations.length > 0 && translationList(translations),
      missing.length > 0 && el('p', { class: 'why' }, t('document.missing', { n: missing.length }))),
    sheet && factSheet(sheet, statements, claimLabel, topic => topicLabels.get(topic) ?? topic),
    el('div', { class: 'body', lang: lang(doc.language) }, ...rows));
  show(focus, scroll);
}

/** Highlights a statement and its note, and nothing else. */
function focusOn(statement) {
  document.querySelectorAll('.focused').forEach(each => each.classList.remove('focused'));
  if (!statement) return;
  document.querySelectorAll(`[data-statement="${CSS.escape(statement)}"], [data-for="${CSS.escape(statement)}"]`).forEach(each => each.classList.add('focused'));
}

function show(statement, scroll = true) {
  focusOn(statement);
  if (statement && scroll && !find('.sheet')) document.getElementById(statement)?.scrollIntoView({ block: 'center' });
}

article.addEventListener('click', ({ target }) => {
  const words = around(target, '[data-statement]');
  if (words && !getSelection()?.toString()) focusOn(words.dataset.statement);
});
addEventListener('hashchange', () => show(location.hash.slice(1)));
/** Redraws the document after a change, but not while somebody is typing a reason. */
const redrawSoon = throttle(() => (document.querySelector('.correct[open], .revoke[open]') ? null : redraw().catch(console.error)), 400);

/** Redraws and keeps the scroll position, the focused statement and the open sections. */
async function redraw() {
  const at = scrollY;
  const focused = find('.note-card.focused')?.dataset.for;
  const open = [...document.querySelectorAll('.note-card details[open]')].map(each => around(each, '.note-card')?.dataset.for ?? '');
  await draw({ scroll: false });
  if (focused) show(focused, false);
  open.forEach(each => document.querySelector(`.note-card[data-for="${CSS.escape(each)}"] details`)?.setAttribute('open', ''));
  scrollTo({ top: at, behavior: 'instant' });
}

await draw();
listen({
  statement: news => news.document === shownDocument && redrawSoon(),
  'statement-removed': redrawSoon,
  corrections: redrawSoon,
  reset: redrawSoon,
});
