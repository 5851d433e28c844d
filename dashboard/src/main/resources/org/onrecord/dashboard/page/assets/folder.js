// The reader's folder: statements with a note each, which becomes a document with citations, or an address for a colleague.
import { $, asWritten, dayText, debounce, el, emptyState, getIssue, getJson, lang, replace, roleName, speakerName } from './common.js';
import { attempt, download, offerFile, readOrExplain, say } from './desk-file.js';
import { change, DeskTrouble, entryOf, fromFragment, mergedFolder, onChange, toFragment, withNote } from './desk-store.js';
import { folderButton } from './folder-button.js';
import { toHtml, toMarkdown, toWord } from './folder-document.js';
import { listen } from './live.js';
import { card } from './statement.js';
import { locale, t } from './strings.js';
import { zip } from './zip.js';

const TITLE = 'onrecord-folder-title';
const AT_ONCE = 6;
/** Longer addresses are cut by some programs for mail and chat. */
const LONG_ADDRESS = 8000;
/** @type {Map<string, Promise<any>>} what the record has of each statement; an error where it has nothing */
const read = new Map();
/** The folder of somebody else that the address carries; null if the reader's own is shown. */
let shared = /** @type {import('./desk-store.js').Entry[] | null} */ (null);
/** The reader's folder as it was last drawn, for undoing. */
let last = /** @type {import('./desk-store.js').Entry[]} */ ([]);
let labels = new Map();

const title = $('title', HTMLInputElement);
const order = $('order', HTMLSelectElement);
const keyOf = ({ issue, statement }) => `${issue} ${statement}`;
const pageOf = ({ issue, statement }) => `/issues/${encodeURIComponent(issue)}/statements/${encodeURIComponent(statement)}`;
const dayOf = one => one.item?.statement.day ?? '9999';

/** Reads the statements of some entries, a few at a time; what the record no longer has is an `error`. */
async function found(entries) {
  const all = [];
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    all.push(...await Promise.all(entries.slice(at, at + AT_ONCE).map(async entry => {
      const key = keyOf(entry);
      if (!read.has(key)) read.set(key, getJson(`/api/v1${pageOf(entry)}`).then(({ item }) => ({ item }), error => ({ error })));
      const answer = await read.get(key);
      if (answer.error && answer.error.status !== 404) read.delete(key);
      return { entry, ...answer };
    })));
  }
  return order.value === 'day' ? all.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other))) : all;
}

function noteField(entry) {
  const field = el('textarea', { rows: 2, maxlength: 4000, placeholder: t('folder.note') });
  field.value = entry.note;
  const keep = () => attempt(() => change('folder', folder => withNote(folder, entry.issue, entry.statement, field.value)));
  field.addEventListener('input', debounce(keep, 400));
  field.addEventListener('change', keep);
  return el('label', { class: 'note-field' }, el('span', {}, t('folder.note')), field);
}

function row({ entry, item, error }) {
  const own = shared === null;
  const note = own ? noteField(entry) : entry.note && el('p', { class: 'note-given' }, el('b', {}, t('folder.note-is')), ' ', entry.note);
  const gone = () => el('li', { class: 'statement gone' }, el('p', {}, t(error.status === 404 ? 'folder.gone' : 'folder.unread')), el('p', { class: 'where' }, el('a', { href: pageOf(entry) }, el('code', {}, entry.statement)), own && folderButton(entry.statement, entry.issue)));
  const shown = item ? card(item, claim => labels.get(claim) ?? claim, '', entry.issue) : gone();
  if (note) shown.append(note);
  return shown;
}

let asked = 0;

async function draw() {
  const mine = ++asked;
  const folder = shared ?? readOrExplain('folder', draw);
  if (!shared && folder) last = folder;
  const rows = await found(folder ?? []);
  if (mine !== asked) return;
  replace($('list'), ...rows.map(row), rows.length === 0 && folder && el('li', {}, emptyState(t('folder.none'), t('folder.none-more'))));
  $('list').setAttribute('aria-busy', 'false');
  $('count').textContent = rows.length > 0 ? t('count.statement', { n: rows.length }) : '';
  $('shared').hidden = shared === null;
  $('shared-by').textContent = shared ? t('folder.shared', { n: shared.length }) : '';
  for (const button of document.querySelectorAll('.paper button')) button.toggleAttribute('disabled', rows.length === 0);
}

/** Returns what the document says of the statements that are shown. */
async function paper() {
  const rows = (await found(shared ?? last)).filter(each => each.item);
  return {
    title: title.value.trim() || t('folder.untitled'), language: locale,
    made: t('folder.made', { n: rows.length, day: dayText(new Date().toISOString().slice(0, 10)), server: location.origin }),
    items: rows.map(({ entry, item: { statement, language } }) => {
      const { document: doc } = statement;
      const day = statement.day ? dayText(statement.day) : t('when.undated');
      const office = [statement.speaker.role, statement.speaker.organisation].filter(Boolean).map(roleName).join(t('system.and'));
      return {
        heading: [speakerName(statement), office, day].filter(Boolean).join(t('system.and')), quote: statement.quote, language: lang(language) ?? '', note: entry.note,
        source: [doc.title, doc.publisher, statement.occasion, /^\d{4}-\d\d-\d\d/.test(doc.published ?? '') ? dayText(doc.published.slice(0, 10)) : doc.published ?? day].filter(Boolean).join(t('system.and')),
        url: doc.url ?? '', record: `${location.origin}${pageOf(entry)}`,
      };
    }),
  };
}

/** @type {Record<string, [string, (about: any, words: any) => string | Blob]>} */
const FORMS = {
  md: ['text/markdown', toMarkdown],
  html: ['text/html', toHtml],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', (about, words) => zip(toWord(about, words))],
};

for (const [form, [type, write]] of Object.entries(FORMS)) {
  $(`as-${form}`).addEventListener('click', async () => {
    const words = { source: t('folder.source'), record: t('folder.record'), note: t('folder.note-is') };
    const about = await paper();
    download(`${about.title.replace(/[\\/:*?"<>|\s]+/g, '-')}.${form}`, type, write(about, words));
  });
}

$('share').addEventListener('click', async () => {
  const address = `${location.origin}${location.pathname}${toFragment(shared ?? last)}`;
  const copied = await navigator.clipboard.writeText(address).then(() => true, () => false);
  const field = el('input', { readonly: true, value: address, 'aria-label': t('folder.address') });
  replace($('said'), t(copied ? 'folder.address-copied' : 'folder.address-is'), ' ', field, address.length > LONG_ADDRESS && ` ${t('folder.long-address', { n: address.length })}`);
  field.select();
});

$('keep').addEventListener('click', () => attempt(() => {
  change('folder', own => mergedFolder(own, shared ?? []));
  show(null);
}));
$('own').addEventListener('click', () => show(null));

/** Shows a folder from the address, or the reader's own one, whose address carries nothing. */
function show(folder) {
  shared = folder;
  if (folder === null && location.hash) history.replaceState(null, '', location.pathname + location.search);
  draw();
}

/** Reads the folder that the address carries. */
function readAddress() {
  try {
    show(fromFragment(location.hash));
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    show(null);
    say(t(error.message));
  }
}

/** Says what was taken out of the folder, and offers to put it back. */
function offerUndo(before, after) {
  const out = before.filter(each => !after.some(other => keyOf(other) === keyOf(each)));
  if (out.length === 0) return;
  const undo = el('button', { type: 'button', class: 'link' }, t('desk.undo'));
  undo.addEventListener('click', () => attempt(() => {
    change('folder', now => [
      ...before.flatMap(each => entryOf(now, each.issue, each.statement) ?? (out.includes(each) ? [each] : [])),
      ...now.filter(each => !before.some(other => keyOf(other) === keyOf(each))),
    ]);
    replace($('said'));
  }));
  replace($('said'), t('folder.taken-out', { n: out.length }), ' ', undo);
}

order.addEventListener('change', draw);
title.value = (() => { try { return localStorage.getItem(TITLE) ?? ''; } catch { return ''; } })();
title.addEventListener('input', debounce(() => attempt(() => { try { localStorage.setItem(TITLE, title.value); } catch { throw new DeskTrouble('desk.full'); } }), 400));
addEventListener('hashchange', readAddress);
onChange(name => {
  if (name !== 'folder' || shared) return;
  const before = last;
  const after = readOrExplain('folder', draw);
  if (!after) return;
  // A note that is being typed changes nothing else.
  if (before.map(keyOf).join() === after.map(keyOf).join()) { last = after; return; }
  offerUndo(before, after);
  draw();
});
offerFile();

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));
labels = new Map(issue.claims.map(claim => [claim.id, claim.label]));
readAddress();
listen({});
