// The review queue: one question for each unsure stance, with three possible answers.
import { chip, count, day, el, emptyState, getJson, kindName, lang, query, speakerName, stanceName, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { listen } from './live.js';
import { marked, wordEnd, wordStart } from './statement.js';

const PAGE_SIZE = 20;
const AROUND = 420;
const ANSWERS = [['favor', 'For', 'f'], ['against', 'Against', 'a'], ['none', 'No stance', 'n']];
const NO_REASON = 'Decided in the review queue.';
const $ = id => document.getElementById(id);

let pageSize = PAGE_SIZE;
let total = 0;
let current = '';
let last = null;
/** Cards by question. They are kept when the list changes, so that typed text is not lost. */
const cards = new Map();
/** Answered questions, which may stay in the queue until the processor has applied the correction. */
const answered = new Set();

const issue = await getJson('/api/v1/issue');
$('issue-title').textContent = issue.title;
const key = (statement, claim) => `${statement.id} ${claim}`;

function currentFilters() {
  const parameters = new URLSearchParams(location.search);
  return { claim: parameters.get('claim') ?? '', actor: parameters.get('actor') ?? '', order: parameters.get('order') ?? '' };
}

/** Returns the sentence in question with the words around it, or all of a short statement. */
function quoteWithContext(item, label) {
  const { quote, span } = item.statement;
  const mark = { start: label.evidence.start - span.start, end: label.evidence.end - span.start, stance: 'both', title: 'the sentence in question' };
  const whole = quote.length <= 2 * AROUND;
  const from = whole || mark.start <= AROUND ? 0 : wordStart(quote, mark.start - AROUND);
  const to = whole || mark.end + AROUND >= quote.length ? quote.length : wordEnd(quote, mark.end + AROUND);
  return el('blockquote', { lang: lang(item.language), cite: `/statements/${item.statement.id}` },
    from > 0 && '… ', ...marked(quote, from, to, [mark]), to < quote.length && ' …');
}

function question(item, label) {
  const { statement } = item;
  const id = key(statement, label.claim);
  const claim = issue.claims.find(each => each.id === label.claim);
  const role = statement.speaker.role ?? statement.speaker.organisation;
  const reason = el('input', { name: 'reason', maxlength: 2000, placeholder: NO_REASON });
  const problem = el('p', { class: 'why', role: 'alert' });
  const card = el('li', { class: 'statement question', 'data-id': statement.id, 'data-claim': label.claim, tabindex: '-1', 'aria-label': `${speakerName(statement)} on: ${claim?.label ?? label.claim}` },
    el('p', { class: 'who' }, chip(statement.actor.side), el('span', { class: 'name' }, speakerName(statement)), role && el('span', { class: 'role' }, role),
      el('span', { class: 'day' }, day(statement.day))),
    quoteWithContext(item, label),
    el('p', { class: 'asks' }, 'Which stance do these words take on the claim: ', el('b', {}, claim?.text ?? label.claim)),
    el('div', { class: 'answers', role: 'group', 'aria-label': 'Your answer' },
      ...ANSWERS.map(([value, name, letter]) => el('button', { type: 'button', class: value, 'data-answer': value, 'aria-keyshortcuts': letter }, name, ' ', el('kbd', {}, letter))),
      el('label', { class: 'reason-field' }, el('span', {}, 'Reason'), reason)),
    problem,
    el('p', { class: 'where' }, el('a', { href: `/statements/${encodeURIComponent(statement.id)}`, class: 'open' }, 'Read in context'),
      el('span', {}, statement.document.title || statement.document.publisher), el('span', {}, kindName(statement.kind)),
      item.carriers > 1 && el('span', {}, `carried ${count(item.carriers, 'time')}`)),
    el('details', {}, el('summary', {}, 'What the models say'),
      el('p', { class: 'role' }, `Closest to “${stanceName(label.stance)}”, with a score of ${label.score.toFixed(2)}, below the threshold of the issue; by `, el('code', {}, statement.model))));
  card.addEventListener('click', event => {
    const button = event.target.closest('[data-answer]');
    if (button) answer(id, button.dataset.answer);
  });
  card.addEventListener('focusin', () => makeCurrent(id, { focus: false }));
  return { card, reason, problem, statement, claim: label.claim, label: claim?.label ?? label.claim, busy: false };
}

/** Draws the queue. Cards that are already there stay, with the text typed into them. */
async function draw({ fresh = false } = {}) {
  const filters = currentFilters();
  for (const name of ['claim', 'actor', 'order']) selectOption($('filters').elements[name], filters[name]);
  let page;
  try {
    page = await getJson(`/api/v1/review${query({ ...filters, size: pageSize })}`);
  } catch (error) {
    $('queue').replaceChildren(el('li', {}, emptyState('This query is not possible.', error.message)));
    return;
  }
  $('review-csv').href = `/api/v1/review.csv${query(filters)}`;
  $('review-json').href = `/api/v1/review${query(filters)}`;
  total = page.total;
  if (fresh) cards.clear();
  const wanted = [];
  for (const item of page.items) {
    for (const label of item.statement.unsure) {
      const id = key(item.statement, label.claim);
      if (answered.has(id) || (filters.claim && label.claim !== filters.claim)) continue;
      if (!cards.has(id)) cards.set(id, question(item, label));
      wanted.push(id);
    }
  }
  const inQueue = new Set(page.items.flatMap(item => item.statement.unsure.map(label => key(item.statement, label.claim))));
  [...answered].filter(id => !inQueue.has(id)).forEach(id => answered.delete(id));
  [...cards.keys()].filter(id => !wanted.includes(id)).forEach(id => cards.delete(id));
  show(wanted);
  $('more').hidden = page.items.length >= page.total;
}

function show(wanted) {
  const focused = document.activeElement;
  const nothing = emptyState('The queue is empty.', 'Stances that the models are unsure about appear here as statements arrive.');
  $('queue').replaceChildren(...(wanted.length ? wanted.map(id => cards.get(id).card) : [el('li', {}, nothing)]));
  if ($('queue').contains(focused)) focused.focus({ preventScroll: true });
  if (!wanted.includes(current)) makeCurrent(wanted[0] ?? '', { focus: false });
  note();
}

function note() {
  $('review-note').textContent = `${count(total, 'statement')} waiting`;
}

function makeCurrent(id, { focus = true } = {}) {
  cards.get(current)?.card.removeAttribute('aria-current');
  current = id;
  const card = cards.get(id)?.card;
  if (!card) return;
  card.setAttribute('aria-current', 'true');
  if (focus) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  }
}

function step(by) {
  const ids = [...cards.keys()].sort((a, b) => (cards.get(a).card.compareDocumentPosition(cards.get(b).card) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const at = ids.indexOf(current);
  const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
  if (next) makeCurrent(next);
}

async function answer(id, value) {
  const entry = cards.get(id);
  if (!entry || entry.busy) return;
  entry.busy = true;
  entry.problem.textContent = '';
  try {
    const record = await send('/api/v1/corrections', {
      statement: entry.statement.id, field: 'stance', subject: entry.claim, value, reason: entry.reason.value.trim() || NO_REASON,
    });
    removeAnswered(id, entry, value, record);
  } catch (error) {
    if (!(error instanceof Cancelled)) entry.problem.textContent = error.message;
  } finally {
    entry.busy = false;
  }
}

/** Removes an answered question and moves on to the next one. */
function removeAnswered(id, entry, value, record) {
  const next = entry.card.nextElementSibling ?? entry.card.previousElementSibling;
  answered.add(id);
  cards.delete(id);
  entry.card.remove();
  last = { id, record };
  const answer = ANSWERS.find(each => each[0] === value)[1];
  $('said').replaceChildren(`${answer}: ${speakerName(entry.statement)} on “${entry.label}”. `,
    el('button', { type: 'button', class: 'quiet', id: 'undo', 'aria-keyshortcuts': 'u' }, 'Undo ', el('kbd', {}, 'u')));
  const nextId = [...cards].find(([, each]) => each.card === next)?.[0];
  if (nextId) makeCurrent(nextId); else redrawSoon();
}

/** Revokes the last answer, so that the question comes back. */
async function undo() {
  const taken = last;
  if (!taken) return;
  last = null;
  // A correction that was just written may not be in the index yet.
  for (let i = 0; ; i++) {
    try {
      await send(`/api/v1/corrections/${encodeURIComponent(taken.record.id)}/revocation`, { reason: 'Undone in the review queue.' });
      break;
    } catch (error) {
      if (error.status !== 404 || i === 10) {
        last = taken;
        if (!(error instanceof Cancelled)) $('said').append(` ${error.message}`);
        return;
      }
      await new Promise(resolve => { setTimeout(resolve, 300); });
    }
  }
  answered.delete(taken.id);
  $('said').replaceChildren('Undone. The question is back in the queue.');
  redrawSoon();
}

function selectOption(select, value) {
  if (value && ![...select.options].some(option => option.value === value)) select.append(el('option', { value }, value));
  select.value = value;
}

async function drawFilters() {
  const speakers = await getJson('/api/v1/speakers');
  const form = $('filters').elements;
  form.claim.replaceChildren(el('option', { value: '' }, 'any'), ...issue.claims.map(claim => el('option', { value: claim.id }, claim.label)));
  form.actor.replaceChildren(el('option', { value: '' }, 'any'), ...speakers.map(each => el('option', { value: each.actor }, each.name)));
}

$('filters').addEventListener('change', event => {
  history.pushState(null, '', `/review${query({ ...currentFilters(), [event.target.name]: event.target.value })}`);
  pageSize = PAGE_SIZE;
  draw({ fresh: true });
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
$('said').addEventListener('click', event => event.target.closest('#undo') && undo());
addEventListener('popstate', () => draw({ fresh: true }));
addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, select, textarea, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (typing) {
    if (event.key === 'Escape') cards.get(current)?.card.focus();
    return;
  }
  const value = ANSWERS.find(([, , letter]) => letter === event.key)?.[0];
  if (value) answer(current, value);
  else if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === 'u') undo();
  else return;
  event.preventDefault();
});
const redrawSoon = throttle(() => draw().catch(console.error), 400);
await drawFilters();
await draw();
listen({ statement: redrawSoon, 'statement-removed': redrawSoon, reset: redrawSoon });
