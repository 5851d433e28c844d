// The page on which an issue is started: the text of its file on the left, what comes of it on the right.
import { $, api, debounce, el, fields, getJson, replace } from './common.js';
import { Cancelled, hasCredentials, send } from './editor.js';
import { parsed, textAt, textsAt, withEdit } from './issue-edit.js';
import { issueForm } from './issue-form.js';
import { folderName } from './issue-text.js';
import { listen } from './live.js';
import { isReading, readSoFar } from './reading.js';
import { isOver, trialView } from './trial.js';
import { rich, t } from './strings.js';
import { causeOf } from './yaml-causes.js';

const POLL = 700;
const KEPT = 'onrecord-issue-draft';
const form = fields('draft');
let trial = null;
let named = false;

const status = await getJson('/api/v1/workbench');
if (!status.available) {
  $('absent').hidden = false;
  replace($('absent'), ...rich('new.absent', { draft: el('code', {}, './onrecord issue new NAME'), check: el('code', {}, './onrecord issue check issues/NAME'),
    trial: el('code', {}, './onrecord issue try issues/NAME DOCUMENTS.jsonl'), import: el('code', {}, './onrecord import') }));
  for (const each of $('draft', HTMLFormElement).elements) each.toggleAttribute('disabled', true);
}

/** Does something that may fail, and says so beside it. */
async function attempt(problem, action) {
  problem.textContent = '';
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Cancelled)) problem.textContent = error.message;
    return null;
  }
}

const yaml = $('yaml', HTMLTextAreaElement);
const text = () => yaml.value;

function setText(to) {
  yaml.value = to;
  textChanged();
}

/** Keeps the text in this browser until the issue is started; where that is impossible, in this page alone. */
function keepText(kept = text()) {
  try {
    localStorage.setItem(KEPT, kept);
  } catch {
    // Without storage, the text is lost with the page.
  }
}

function keptText() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

const issueFields = issueForm($('issue-form'), text, changed => { setText(changed); checkSoon(); });

/** Takes back what the check said of an older text. */
function textChanged() {
  keepText();
  issueFields.show();
  issueFields.mark([]);
  drawLines([]);
  $('mistakes-part').hidden = $('findings-part').hidden = true;
  $('save', HTMLButtonElement).disabled = false;
  $('check-state').textContent = text().trim() ? t(hasCredentials() ? 'new.checking' : 'new.changed') : '';
}

/** Draws the line numbers, and marks those with a mistake. */
function drawLines(mistakes) {
  const wrong = new Map(mistakes.map(each => [each.line, each.message]));
  const lines = text().split('\n').length;
  replace($('lines'), ...Array.from({ length: lines }, (_, i) => el('li', { class: wrong.has(i + 1) && 'wrong', title: wrong.get(i + 1) })));
  $('lines').style.width = `${String(lines).length + 2}ch`;
}

function showText(to) {
  setText(to);
  $('write').hidden = false;
  $('write').scrollIntoView({ block: 'start' });
  if (parsed(to)) $('as-form').focus({ preventScroll: true }); else showFile();
}

/** Shows the form or the text of the file. */
function showWritten() {
  const file = $('as-file', HTMLInputElement).checked;
  $('code').hidden = !file;
  $('issue-form').hidden = file;
  $('no-form').classList.toggle('hidden', file);
}

function showFile() {
  $('as-file', HTMLInputElement).checked = true;
  showWritten();
  yaml.focus({ preventScroll: true });
}

/** Returns a mistake in plain words. */
function plainWords(mistake) {
  const known = causeOf(mistake, text());
  return known ? t(`yaml.${known.cause}`, { sign: known.sign }) : mistake.message;
}

/** Returns a mistake in plain words; those of the parser stand in the tooltip. */
const mistakeWords = mistake => (causeOf(mistake, text()) ? el('span', { title: mistake.message }, plainWords(mistake)) : mistake.message);

function showCheck({ mistakes, findings, terms, topics, claims, actors }) {
  $('check-state').textContent = '';
  drawLines(mistakes);
  issueFields.mark(mistakes.map(each => ({ line: each.line, words: plainWords(each) })));
  $('mistakes-part').hidden = mistakes.length === 0;
  replace($('mistakes'), ...mistakes.map(each => {
    const line = el('button', { type: 'button', class: 'quiet' }, t('new.line', { line: String(each.line) }));
    line.addEventListener('click', () => goTo(each.line));
    return el('li', {}, line, ' ', mistakeWords(each));
  }));
  $('findings-part').hidden = mistakes.length > 0;
  $('findings-title').textContent = t(findings.length === 0 ? 'new.nothing-to-mend' : 'new.what-will-not-work');
  replace($('findings'), 
    el('li', { class: 'role' }, t('new.sums', { terms, topics, claims, actors })),
    ...findings.map(each => el('li', {}, each)));
  $('save', HTMLButtonElement).disabled = mistakes.length > 0;
}

/** Goes to the field that has a line, or to the line. */
function goTo(line) {
  if (!$('as-file', HTMLInputElement).checked && issueFields.goTo(line)) return;
  showFile();
  const before = text().split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const end = text().indexOf('\n', before);
  yaml.focus();
  yaml.setSelectionRange(before, end < 0 ? text().length : end);
  const height = parseFloat(getComputedStyle(yaml).lineHeight);
  yaml.scrollTop = Math.max(0, (line - 4) * height);
}

/** Checks the text. An answer on a text that has changed meanwhile is not shown; the newer text is checked by itself. */
function check({ ask = true } = {}) {
  const asked = text();
  return attempt($('problem'), async () => {
    try {
      const answer = await send('/api/v1/workbench/checks', { yaml: asked }, { ask });
      if (text() === asked) showCheck(answer);
    } catch (error) {
      if (error.status !== 503) throw error;
      $('check-state').textContent = t('new.busy');
      checkSoon();
    }
  });
}

/** Returns the label of a topic as the text has it; its id where it has none. */
function topicName(id) {
  const document = parsed(text());
  const at = (document?.toJS()?.topics ?? []).findIndex(each => each?.id === id);
  return at < 0 ? id : textAt(document, ['topics', at, 'label', 'en']) || id;
}

/** Adds a term to the file. */
function addTerm(word) {
  const document = parsed(text());
  const next = document && withEdit(text(), ['terms'], [...textsAt(document, ['terms']), word]);
  if (!next) { $('problem').textContent = t('new.in-file-only'); return; }
  setText(next);
  checkSoon();
}

function showTrial() {
  $('cancel').hidden = isOver(trial);
  $('try', HTMLButtonElement).disabled = !isOver(trial);
  replace($('trial'), ...trialView(trial, topicName, addTerm));
}

async function follow() {
  showTrial();
  while (!isOver(trial)) {
    await new Promise(resolve => { setTimeout(resolve, POLL); });
    trial = await getJson(`/api/v1/workbench/trials/${encodeURIComponent(trial.id)}`);
    showTrial();
  }
}

$('draft').addEventListener('submit', event => {
  event.preventDefault();
  attempt($('draft-problem'), async () => {
    const drafted = await send('/api/v1/workbench/drafts', {
      id: form.id.value.trim(), title: form.title.value.trim(), about: form.about.value.trim(),
      languages: form.languages.value.split(/[\s,]+/).filter(Boolean),
    });
    showText(drafted.yaml);
    await check();
  });
});
form.title.addEventListener('input', () => { if (!named) form.id.value = folderName(form.title.value); });
form.id.addEventListener('input', () => { named = form.id.value !== ''; });
$('own').addEventListener('click', () => {
  showText(keptText());
  if (!text()) showFile();
});
for (const id of ['as-form', 'as-file']) $(id).addEventListener('change', showWritten);
$('check').addEventListener('click', () => check());
$('try').addEventListener('click', () => attempt($('problem'), async () => {
  trial = await send('/api/v1/workbench/trials', { yaml: text() });
  await follow();
}));
$('cancel').addEventListener('click', () => attempt($('problem'), () => send(`/api/v1/workbench/trials/${encodeURIComponent(trial.id)}/cancellation`, {})));
$('save').addEventListener('click', () => attempt($('problem'), async () => {
  const saved = await send('/api/v1/issues', { yaml: text() });
  keepText('');
  $('saved').hidden = false;
  replace($('saved'), el('p', {}, ...rich('new.saved', { b: words => el('b', {}, words), file: el('code', {}, saved.file) })),
    saved.followed
      ? el('p', {}, saved.next, ' ', el('a', { href: `/issues/${encodeURIComponent(saved.id)}/`, id: 'open-issue' }, t('new.open-page')))
      : el('p', {}, ...rich('new.another', { command: el('code', {}, saved.next) })));
  $('save', HTMLButtonElement).disabled = true;
}));
/** Shows the last trial again with the text that this browser has kept: one that still runs, and one that ended before the issue was started. */
async function findTrial(id) {
  trial = await getJson(`/api/v1/workbench/trials/${encodeURIComponent(id)}`);
  if (isOver(trial) && keptText() === '') return;
  setText(keptText());
  $('write').hidden = false;
  await follow();
}

const checkSoon = debounce(() => { if (text().trim()) check({ ask: false }); }, 1500);
yaml.addEventListener('input', () => { textChanged(); checkSoon(); });
yaml.addEventListener('scroll', () => { $('lines').style.transform = `translateY(${-yaml.scrollTop}px)`; });
yaml.addEventListener('keydown', event => {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey) return;
  // Two spaces, as YAML is indented. Shift and Tab leave the field.
  event.preventDefault();
  document.execCommand('insertText', false, '  ');
});

/** Says how far the documents have been read, while they are. */
function showReading(documents) {
  $('reading').hidden = !isReading(documents);
  $('reading').textContent = isReading(documents) ? t('reading.trial', readSoFar(documents)) : '';
}
showReading(await getJson(`${api}/status`));
listen({ status: showReading });
if (status.trial) await attempt($('problem'), () => findTrial(status.trial));
