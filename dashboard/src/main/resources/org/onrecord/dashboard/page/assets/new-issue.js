// The page on which an issue is started: the text of its file on the left, what comes of it on the right.
import { $, debounce, el, fields, getJson, replace } from './common.js';
import { Cancelled, send } from './editor.js';
import { folderName, withTerm } from './issue-text.js';
import { listen } from './live.js';
import { isOver, trialView } from './trial.js';
import { rich, t } from './strings.js';

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
  sessionStorage.setItem(KEPT, to);
  drawLines([]);
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
  yaml.focus({ preventScroll: true });
  yaml.setSelectionRange(0, 0);
}

function showCheck(check) {
  drawLines(check.mistakes);
  $('mistakes-part').hidden = check.mistakes.length === 0;
  replace($('mistakes'), ...check.mistakes.map(each => {
    const line = el('button', { type: 'button', class: 'quiet' }, t('new.line', { line: String(each.line) }));
    line.addEventListener('click', () => goTo(each.line));
    return el('li', {}, line, ' ', each.message);
  }));
  $('findings-part').hidden = check.mistakes.length > 0;
  $('findings-title').textContent = t(check.findings.length === 0 ? 'new.nothing-to-mend' : 'new.what-will-not-work');
  replace($('findings'), 
    el('li', { class: 'role' }, t('new.sums', { terms: check.terms, topics: check.topics, claims: check.claims, actors: check.actors })),
    ...check.findings.map(each => el('li', {}, each)));
  $('save', HTMLButtonElement).disabled = check.mistakes.length > 0;
}

function goTo(line) {
  const before = text().split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const end = text().indexOf('\n', before);
  yaml.focus();
  yaml.setSelectionRange(before, end < 0 ? text().length : end);
  const height = parseFloat(getComputedStyle(yaml).lineHeight);
  yaml.scrollTop = Math.max(0, (line - 4) * height);
}

const check = () => attempt($('problem'), async () => showCheck(await send('/api/v1/workbench/checks', { yaml: text() })));

/** Returns the labels of the topics as the text has them. It is no full reader: a label it misses is shown by its id. */
function topicName(id) {
  return new RegExp(`- id: *${id.replace(/[^a-z0-9-]/g, '')} *\\n(?: +[^\\n]*\\n)*? +label: *"?([^"\\n]+)`).exec(text())?.[1] ?? id;
}

function showTrial() {
  $('cancel').hidden = isOver(trial);
  $('try', HTMLButtonElement).disabled = !isOver(trial);
  replace($('trial'), ...trialView(trial, topicName, word => { setText(withTerm(text(), word)); checkSoon(); }));
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
$('own').addEventListener('click', () => showText(sessionStorage.getItem(KEPT) ?? ''));
$('check').addEventListener('click', check);
$('try').addEventListener('click', () => attempt($('problem'), async () => {
  trial = await send('/api/v1/workbench/trials', { yaml: text() });
  await follow();
}));
$('cancel').addEventListener('click', () => attempt($('problem'), () => send(`/api/v1/workbench/trials/${encodeURIComponent(trial.id)}/cancellation`, {})));
$('save').addEventListener('click', () => attempt($('problem'), async () => {
  const saved = await send('/api/v1/issues', { yaml: text() });
  $('saved').hidden = false;
  replace($('saved'), el('p', {}, ...rich('new.saved', { b: words => el('b', {}, words), file: el('code', {}, saved.file) })),
    saved.followed
      ? el('p', {}, saved.next, ' ', el('a', { href: `/issues/${encodeURIComponent(saved.id)}/`, id: 'open-issue' }, t('new.open-page')))
      : el('p', {}, ...rich('new.another', { command: el('code', {}, saved.next) })));
  $('save', HTMLButtonElement).disabled = true;
}));
const checkSoon = debounce(() => { if (text().trim()) check(); }, 1500);
yaml.addEventListener('input', () => { sessionStorage.setItem(KEPT, text()); drawLines([]); $('save', HTMLButtonElement).disabled = false; checkSoon(); });
yaml.addEventListener('scroll', () => { $('lines').style.transform = `translateY(${-yaml.scrollTop}px)`; });
yaml.addEventListener('keydown', event => {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey) return;
  // Two spaces, as YAML is indented. Shift and Tab leave the field.
  event.preventDefault();
  document.execCommand('insertText', false, '  ');
});
listen({});
