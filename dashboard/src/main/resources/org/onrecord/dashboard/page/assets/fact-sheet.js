// A statement's fact sheet above its document: who said it in which capacity, every label with its reason, what was said before and after,
// and how to cite it.
import { base, beginning, chip, claimPage, comparePage, day, dayText, decidedBy, editorOf, el, kindName, lang, origin, roleName, scores, sideName, speakerName, stanceName, statementPage, statementsPage, tierName } from './common.js';
import { folderButton } from './folder-button.js';
import { dayAndOccasion, speakerLink, whyNotCounted } from './statement.js';
import { rich, t } from './strings.js';

const MAX_QUOTE = 700;

function fact(key, ...value) {
  const shown = value.flat().filter(Boolean);
  return shown.length > 0 && el('div', {}, el('dt', {}, t(`sheet.${key}`)), el('dd', {}, ...shown));
}

function facts(item, statements, carriers, translations) {
  const { statement } = item;
  const { actor } = statement;
  const role = [statement.speaker.role, statement.speaker.organisation].filter(Boolean).map(roleName).join(t('system.and'));
  const question = statement.answerTo && statements.find(each => each.statement.id === statement.answerTo)?.statement;
  return el('dl', { class: 'facts' },
    fact('speaker', chip(actor.side), ' ', speakerLink(statement, null)),
    fact('role', role),
    fact('speaks-for', [sideName(actor.side), tierName(actor.tier), t(actor.official ? 'facet.official-only' : 'facet.not-official'), actor.inferred && t('note.inferred')].filter(Boolean).join(t('system.and'))),
    fact('when', dayAndOccasion(item)),
    fact('form', [kindName(statement.kind), item.counted ? t('sheet.counts') : whyNotCounted(statement)].join(t('system.and'))),
    question && fact('question', el('a', { href: statementPage(question.id), lang: lang(item.language) }, beginning(question.quote, 160))),
    carriers.length > 1 && fact('carriers', rich('sheet.carried-by', { n: carriers.length, a: words => el('a', { href: statementsPage({ cluster: statement.cluster, copies: 'true' }) }, words) })),
    translations.length > 0 && fact('translations', translations.flatMap((each, i) => [i > 0 && t('system.and'),
      el('a', { href: statementPage(each.statement.id), lang: lang(each.language) }, each.statement.document.publisher)])));
}

/** Returns a cell of the table of labels. On a narrow screen, where the table has no head, the cell shows the name of its column. */
const labelCell = (column, ...children) => el('td', { 'data-name': t(`sheet.${column}`) }, ...children);

/** Returns every label with its score, its words and who gave it. */
function labels(item, claimLabel, topicLabel) {
  const { statement } = item;
  const model = statement.labeller?.answer === 'given' ? statement.labeller.name : statement.model;
  const rows = [
    ...statement.stances.map(label => el('tr', { class: label.stance },
      el('th', { scope: 'row' }, el('a', { href: claimPage(label.claim) }, claimLabel(label.claim))),
      labelCell('value', el('b', {}, stanceName(label.stance)), label.conditional && ` (${t('stance.conditional')})`, ' ', decidedBy({ editor: editorOf(statement, label.claim), by: label.by })),
      labelCell('score', editorOf(statement, label.claim) || label.by ? origin(label, statement) : scores(label)),
      labelCell('words', el('q', { lang: lang(item.language) }, label.words)))),
    ...statement.topics.map(label => el('tr', {},
      el('th', { scope: 'row' }, el('a', { href: statementsPage({ topic: label.topic }) }, topicLabel(label.topic))),
      labelCell('value', t('facet.topic')), labelCell('score', label.score.toFixed(2)), labelCell('words'))),
  ];
  return el('section', { class: 'sheet-part', 'aria-labelledby': 'labels-title' },
    el('h2', { id: 'labels-title' }, t('sheet.labels')),
    rows.length === 0 ? el('p', { class: 'role' }, t('sheet.no-labels'))
      : el('div', { class: 'scroll', tabindex: '0' }, el('table', { class: 'plain labels' },
        el('thead', {}, el('tr', {}, ...['label', 'value', 'score', 'words'].map(name => el('th', { scope: 'col' }, t(`sheet.${name}`))))),
        el('tbody', {}, ...rows))),
    el('p', { class: 'role' }, ...rich(statement.corrected?.length ? 'note.other-labels-by' : 'note.labels-by', { model: el('code', {}, model) })));
}

function neighbour(key, item, claim, from) {
  if (!item) return el('li', { class: 'nothing' }, t(`sheet.none-${key}`));
  const { statement } = item;
  const label = statement.stances.find(each => each.claim === claim);
  return el('li', {},
    el('p', { class: 'kicker' }, t(`sheet.${key}`), ' ', day(statement.day), ' ', label && el('b', { class: label.stance }, stanceName(label.stance))),
    el('blockquote', { lang: lang(item.language), class: label?.stance }, label?.words ?? statement.quote),
    el('p', { class: 'where' }, el('a', { href: statementPage(statement.id) }, statement.document.publisher || t('statement.in-context')),
      el('a', { href: comparePage(...(key === 'before' ? [statement.id, from] : [from, statement.id]).map(id => `statement:${id}`)) }, t('sheet.compare'))));
}

/** Returns what the same actor said on the same claims before and after. */
function beforeAndAfter(item, neighbours, claimLabel) {
  if (neighbours.length === 0) return null;
  return el('section', { class: 'sheet-part', 'aria-labelledby': 'neighbours-title' },
    el('h2', { id: 'neighbours-title' }, t('sheet.before-and-after', { who: speakerName(item.statement) })),
    ...neighbours.map(each => el('div', { class: 'neighbours', 'data-claim': each.claim }, el('h3', {}, claimLabel(each.claim)),
      el('ol', {}, neighbour('before', each.before, each.claim, item.statement.id), neighbour('after', each.after, each.claim, item.statement.id)))));
}

/** Returns a citation as text, for notes and footnotes. */
function asText({ statement }, link) {
  const { document: doc } = statement;
  const role = roleName(statement.speaker.role ?? statement.speaker.organisation);
  return t('cite.text', {
    who: [speakerName(statement), role].filter(Boolean).join(t('system.and')),
    quote: beginning(statement.quote, MAX_QUOTE),
    occasion: statement.occasion ? t('cite.occasion', { occasion: statement.occasion }) : '',
    title: doc.title || doc.publisher, publisher: doc.publisher, day: statement.day ? dayText(statement.day) : t('when.undated'),
    url: doc.url ? ` ${doc.url}` : '', link,
  });
}

const braces = text => text.replace(/[{}\\]/g, '').replace(/[#$%&_]/g, '\\$&').replace(/\s+/g, ' ');

/** Returns a BibTeX entry. */
function asBibtex({ statement }, link) {
  const { document: doc } = statement;
  const [year, month] = (statement.day ?? '').split('-');
  const fields = [['author', `{${braces(speakerName(statement))}}`], ['title', braces(doc.title || doc.publisher)], ['organization', braces(doc.publisher)],
    ['year', year], ['month', month && String(Number(month))], ['howpublished', doc.url && `\\url{${doc.url.replace(/[{}\\]/g, '')}}`],
    ['note', braces(`${beginning(statement.quote, MAX_QUOTE, ' ...')} ${link}`)]].filter(([, value]) => value);
  return `@misc{onrecord-${statement.id.slice(0, 12)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}

function copyButton(key, text) {
  const button = el('button', { type: 'button', class: 'quiet', 'data-copy': key }, t(`cite.${key}`));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t('statements.copied');
    } catch {
      const box = el('textarea', { readonly: true, rows: 6, 'aria-label': t(`cite.${key}`) });
      box.value = text;
      button.after(box);
      box.select();
      button.disabled = true;
      return;
    }
    setTimeout(() => { button.textContent = t(`cite.${key}`); }, 2500);
  });
  return button;
}

function citation(item) {
  const link = `${location.origin}${base}/statements/${encodeURIComponent(item.statement.id)}`;
  return el('section', { class: 'sheet-part cite', 'aria-labelledby': 'cite-title' },
    el('h2', { id: 'cite-title' }, t('cite.title')),
    el('p', {}, copyButton('as-text', asText(item, link)), ' ', copyButton('as-bibtex', asBibtex(item, link)), ' ', copyButton('link', link)));
}

/** Returns the fact sheet of a statement. */
export function factSheet({ item, carriers, translations, neighbours }, statements, claimLabel, topicLabel) {
  const { statement } = item;
  return el('section', { class: 'sheet', 'data-sheet': statement.id },
    el('blockquote', { lang: lang(item.language), class: 'sheet-quote' }, beginning(statement.quote, MAX_QUOTE)),
    el('p', { class: 'where' }, folderButton(statement.id)),
    facts(item, statements, carriers, translations),
    labels(item, claimLabel, topicLabel),
    beforeAndAfter(item, neighbours, claimLabel),
    citation(item));
}
