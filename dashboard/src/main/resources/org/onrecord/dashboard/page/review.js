// The review queue: one question for each side that the models were not sure enough of, three answers, and the next question.
import { ask, chip, count, day, el, empty, kindName, lang, query, soon, speakerName, stanceName } from './common.js';
import { NotNow, send } from './editor.js';
import { listen } from './live.js';
import { marked, wordEnd, wordStart } from './statement.js';

const PAGE = 20;
const AROUND = 420;
const ANSWERS = [['favor', 'For', 'f'], ['against', 'Against', 'a'], ['none', 'No side', 'n']];
const NO_REASON = 'Decided in the review queue.';
const $ = id => document.getElementById(id);

let shown = PAGE;
let total = 0;
let current = '';
let last = null;
/** Cards by question, so that what is typed into one stays when the list changes around it. */
const cards = new Map();
/** Answered, and perhaps still in the queue until the processor has come to it. */
const answered = new Set();

const issue = await ask('/api/v1/issue');
$('issue-title').textContent = issue.title;
const key = (statement, claim) => `${statement.id} ${claim}`;

function asked() {
  const parameters = new URLSearchParams(location.search);
  return { claim: parameters.get('claim') ?? '', actor: parameters.get('actor') ?? '', order: parameters.get('order') ?? '' };
}

/** The sentence in question with the words around it; all of a short statement. */
function words(item, label) {
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
    words(item, label),
    el('p', { class: 'asks' }, 'Which side do these words take on: ', el('b', {}, claim?.text ?? label.claim)),
    el('div', { class: 'answers', role: 'group', 'aria-label': 'Your answer' },
      ...ANSWERS.map(([value, name, letter]) => el('button', { type: 'button', class: value, 'data-answer': value, 'aria-keyshortcuts': letter }, name, ' ', el('kbd', {}, letter))),
      el('label', { class: 'reason-field' }, el('span', {}, 'Why'), reason)),
    problem,
    el('p', { class: 'where' }, el('a', { href: `/statements/${encodeURIComponent(statement.id)}`, class: 'open' }, 'Read it in its document'),
      el('span', {}, statement.document.title || statement.document.publisher), el('span', {}, kindName(statement.kind)),
      item.carriers > 1 && el('span', {}, `carried ${count(item.carriers, 'time')}`)),
    el('details', {}, el('summary', {}, 'What the models say'),
      el('p', { class: 'role' }, `Rather ${stanceName(label.stance)}, with a score of ${label.score.toFixed(2)}, which is below what the issue asks for; by `, el('code', {}, statement.model))));
  card.addEventListener('click', event => {
    const button = event.target.closest('[data-answer]');
    if (button) answer(id, button.dataset.answer);
  });
  card.addEventListener('focusin', () => choose(id, { focus: false }));
  return { card, reason, problem, statement, claim: label.claim, label: claim?.label ?? label.claim, busy: false };
}

/** The queue as it is now; cards that are there stay as they are, typed words and all. */
async function draw({ anew = false } = {}) {
  const filters = asked();
  for (const name of ['claim', 'actor', 'order']) choice($('filters').elements[name], filters[name]);
  let page;
  try {
    page = await ask(`/api/v1/review${query({ ...filters, size: shown })}`);
  } catch (error) {
    $('queue').replaceChildren(el('li', {}, empty('This cannot be asked.', error.message)));
    return;
  }
  $('review-csv').href = `/api/v1/review.csv${query(filters)}`;
  $('review-json').href = `/api/v1/review${query(filters)}`;
  total = page.total;
  if (anew) cards.clear();
  const wanted = [];
  for (const item of page.items) {
    for (const label of item.statement.unsure) {
      const id = key(item.statement, label.claim);
      if (answered.has(id) || (filters.claim && label.claim !== filters.claim)) continue;
      if (!cards.has(id)) cards.set(id, question(item, label));
      wanted.push(id);
    }
  }
  const still = new Set(page.items.flatMap(item => item.statement.unsure.map(label => key(item.statement, label.claim))));
  [...answered].filter(id => !still.has(id)).forEach(id => answered.delete(id));
  [...cards.keys()].filter(id => !wanted.includes(id)).forEach(id => cards.delete(id));
  show(wanted);
  $('more').hidden = page.items.length >= page.total;
}

function show(wanted) {
  const focused = document.activeElement;
  const nothing = empty('Nothing waits to be decided.', 'Sides that the models are not sure enough of come here as statements arrive.');
  $('queue').replaceChildren(...(wanted.length ? wanted.map(id => cards.get(id).card) : [el('li', {}, nothing)]));
  if ($('queue').contains(focused)) focused.focus({ preventScroll: true });
  if (!wanted.includes(current)) choose(wanted[0] ?? '', { focus: false });
  note();
}

function note() {
  $('review-note').textContent = `${count(total, 'statement')} ${total === 1 ? 'waits' : 'wait'}`;
}

function choose(id, { focus = true } = {}) {
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
  if (next) choose(next);
}

async function answer(id, value) {
  const asking = cards.get(id);
  if (!asking || asking.busy) return;
  asking.busy = true;
  asking.problem.textContent = '';
  try {
    const record = await send('/api/v1/corrections', {
      statement: asking.statement.id, field: 'stance', subject: asking.claim, value, reason: asking.reason.value.trim() || NO_REASON,
    });
    leave(id, asking, value, record);
  } catch (error) {
    if (!(error instanceof NotNow)) asking.problem.textContent = error.message;
  } finally {
    asking.busy = false;
  }
}

/** The question leaves the queue; the next one takes its place. */
function leave(id, asking, value, record) {
  const next = asking.card.nextElementSibling ?? asking.card.previousElementSibling;
  answered.add(id);
  cards.delete(id);
  asking.card.remove();
  last = { id, record };
  const answer = ANSWERS.find(each => each[0] === value)[1];
  $('said').replaceChildren(`${answer}: ${speakerName(asking.statement)} on “${asking.label}”. `,
    el('button', { type: 'button', class: 'quiet', id: 'undo', 'aria-keyshortcuts': 'u' }, 'Undo ', el('kbd', {}, 'u')));
  const nextId = [...cards].find(([, each]) => each.card === next)?.[0];
  if (nextId) choose(nextId); else again();
}

/** Takes the last answer back: the question comes again. */
async function undo() {
  const taken = last;
  if (!taken) return;
  last = null;
  // A correction that was just taken may need a moment until it is listed.
  for (let i = 0; ; i++) {
    try {
      await send(`/api/v1/corrections/${encodeURIComponent(taken.record.id)}/revocation`, { reason: 'Undone in the review queue.' });
      break;
    } catch (error) {
      if (error.status !== 404 || i === 10) {
        last = taken;
        if (!(error instanceof NotNow)) $('said').append(` ${error.message}`);
        return;
      }
      await new Promise(resolve => { setTimeout(resolve, 300); });
    }
  }
  answered.delete(taken.id);
  $('said').replaceChildren('Taken back; the question comes again.');
  again();
}

function choice(select, value) {
  if (value && ![...select.options].some(option => option.value === value)) select.append(el('option', { value }, value));
  select.value = value;
}

async function drawFilters() {
  const speakers = await ask('/api/v1/speakers');
  const form = $('filters').elements;
  form.claim.replaceChildren(el('option', { value: '' }, 'any'), ...issue.claims.map(claim => el('option', { value: claim.id }, claim.label)));
  form.actor.replaceChildren(el('option', { value: '' }, 'any'), ...speakers.map(each => el('option', { value: each.actor }, each.name)));
}

$('filters').addEventListener('change', event => {
  history.pushState(null, '', `/review${query({ ...asked(), [event.target.name]: event.target.value })}`);
  shown = PAGE;
  draw({ anew: true });
});
$('more').addEventListener('click', () => { shown += PAGE; draw(); });
$('said').addEventListener('click', event => event.target.closest('#undo') && undo());
addEventListener('popstate', () => draw({ anew: true }));
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
const again = soon(() => draw().catch(console.error), 400);
await drawFilters();
await draw();
listen({ statement: again, 'statement-removed': again, reset: again });
