// The review page: one question for each stance that an alert waits for, and for each unsure stance.
import { $, api, around, asWritten, changeAddress, el, emptyState, fields, followLinks, fromAddress, getIssue, getJson, getRows, query, replace, sideName, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { drawLearning } from './learning.js';
import { listen } from './live.js';
import { PAGE_SIZE, pageNumber, pagesOf, rowsAfter } from './pages.js';
import { ANSWERS, NO_REASON, OFF, question, showAlerts, speakerOf } from './question.js';
import { number, t } from './strings.js';

const LEARN = 'learn';
const ORDERS = [LEARN, 'day', 'nearest'];
const FILTERS = ['claim', 'actor', 'side', 'order'];

let drawings = 0;
let current = '';
let last = null;
/** Cards by question. They are kept when the list changes, so that typed text is not lost. */
const cards = new Map();
/** Answered questions, which may stay in the queue until the processor has applied the correction. */
const answered = new Set();

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));
const key = (statement, claim) => `${statement.id} ${claim}`;

function newCard(id, item, label, told) {
  const entry = question(item, label, issue, told);
  entry.card.addEventListener('click', event => {
    const button = around(event.target, '[data-answer]');
    if (button) answer(id, button.dataset.answer);
  });
  entry.card.addEventListener('focusin', () => makeCurrent(id, { focus: false }));
  return entry;
}

/** Returns the questions behind what would be alerts, by their id, each with its alerts. */
function questionsOf(page) {
  const questions = new Map();
  for (const { alert, confirm } of page.items) {
    for (const item of confirm) {
      const label = [...item.statement.stances, ...item.statement.unsure].find(each => each.claim === alert.facts.claim);
      if (!label) continue;
      const id = key(item.statement, label.claim);
      if (!questions.has(id)) questions.set(id, { item, label, alerts: [] });
      questions.get(id).alerts.push(alert);
    }
  }
  return questions;
}

/** Reads some rows of a list, which may lie on two of its pages. */
async function rows(path, filters, { from, size }) {
  const at = Math.floor(from / PAGE_SIZE) + 1;
  const read = page => getRows(path, { ...filters, page }, PAGE_SIZE);
  const first = await read(at);
  const items = first.items.slice(from % PAGE_SIZE, PAGE_SIZE);
  if (items.length < size && at * PAGE_SIZE < first.total) items.push(...(await read(at + 1)).items);
  return { items: items.slice(0, size), total: first.total };
}

/** Draws a page of both lists, the alerts before the questions. Cards that are already there stay, with the text typed into them. */
async function draw({ fresh = false } = {}) {
  const drawing = ++drawings;
  const filters = fromAddress(FILTERS);
  if (!ORDERS.includes(filters.order)) filters.order = LEARN;
  const shown = pageNumber(fromAddress(['page']).page);
  const { order, ...ofAlerts } = filters;
  for (const name of FILTERS) selectOption(fields('filters')[name], filters[name], name === 'side' ? sideName(filters[name]) : filters[name]);
  let page;
  let alerts;
  try {
    alerts = await rows(`${api}/unconfirmed-alerts`, ofAlerts, rowsAfter(shown, 0));
    page = await rows(order === LEARN ? `${api}/questions` : `${api}/review`, order === LEARN ? ofAlerts : filters, rowsAfter(shown, alerts.total));
  } catch (error) {
    replace($('queue'), el('li', {}, emptyState(t('list.impossible'), error.message)));
    return;
  }
  if (drawing !== drawings) return;
  const pages = pagesOf(alerts.total + page.total);
  if (shown > pages) {
    changeAddress({ page: pages > 1 ? String(pages) : '' }, { instead: true });
    await draw({ fresh });
    return;
  }
  const forms = (name, list, values) => {
    $(`${name}-csv`, HTMLAnchorElement).href = `${api}/${list}.csv${query(values)}`;
    $(`${name}-json`, HTMLAnchorElement).href = `${api}/${list}${query(values)}`;
  };
  forms('review', order === LEARN ? 'questions' : 'review', order === LEARN ? ofAlerts : filters);
  forms('unconfirmed-alerts', 'unconfirmed-alerts', ofAlerts);
  if (fresh) cards.clear();
  const told = questionsOf(alerts);
  const unsure = new Map(order === LEARN
    ? page.items.map(({ item, label, told: counts }) => [key(item.statement, label.claim), { item, label, counts }])
    : page.items.flatMap(item => item.statement.unsure.map(label => [key(item.statement, label.claim), { item, label, counts: false }])));
  [...answered].filter(id => !told.has(id) && !unsure.has(id)).forEach(id => answered.delete(id));
  const wanted = questions => [...questions.keys()].filter(id => !answered.has(id) && (!filters.claim || questions.get(id).label.claim === filters.claim));
  const toConfirm = wanted(told);
  const toDecide = wanted(unsure).filter(id => !toConfirm.includes(id));
  [...cards.keys()].filter(id => ![...toConfirm, ...toDecide].includes(id)).forEach(id => cards.delete(id));
  for (const id of toConfirm) {
    const { item, label, alerts: its } = told.get(id);
    if (!cards.get(id)?.told) cards.set(id, newCard(id, item, label, true));
    showAlerts(cards.get(id), its);
  }
  for (const id of toDecide) {
    const { item, label, counts } = unsure.get(id);
    if (cards.get(id)?.told !== counts) cards.set(id, newCard(id, item, label, counts));
  }
  show(toConfirm, toDecide);
  $('unconfirmed-alerts-note').textContent = t('review.alerts-waiting', { n: alerts.total });
  $('queue-title').textContent = t(order === LEARN ? 'review.most-to-learn' : 'review.not-sure-enough-to');
  $('review-note').textContent = order === LEARN
    ? t('review.questions', { n: page.total })
    : t('review.statements-waiting', { n: page.total });
  // A page of alerts alone has no list of questions; an empty one would say that none wait.
  $('queue-part').hidden = page.items.length === 0 && page.total > 0;
  drawPages(shown, pages, alerts.total + page.total);
}

/** Draws the links to the pages before and after the one that is shown. */
function drawPages(shown, pages, total) {
  const link = (to, rel, words) => {
    const parameters = new URLSearchParams(location.search);
    if (to > 1) parameters.set('page', String(to)); else parameters.delete('page');
    return el('a', { class: 'button', rel, href: `${location.pathname}${query(Object.fromEntries(parameters))}` }, words);
  };
  $('pages').hidden = pages === 1;
  replace($('pages'), shown > 1 && link(shown - 1, 'prev', t('pages.previous')),
    el('span', {}, t('pages.shown', { from: number((shown - 1) * PAGE_SIZE + 1), to: number(Math.min(total, shown * PAGE_SIZE)), total: number(total) })),
    shown < pages && link(shown + 1, 'next', t('pages.next')));
}

function show(toConfirm, toDecide) {
  const focused = document.activeElement;
  const nothing = emptyState(t('review.empty'), t('review.empty-more'));
  $('unconfirmed').hidden = toConfirm.length === 0;
  replace($('alerts'), ...toConfirm.map(id => cards.get(id).card));
  replace($('queue'), ...(toDecide.length ? toDecide.map(id => cards.get(id).card) : [el('li', {}, nothing)]));
  if (focused instanceof HTMLElement && $('main').contains(focused)) focused.focus({ preventScroll: true });
  const wanted = [...toConfirm, ...toDecide];
  if (!wanted.includes(current)) makeCurrent(wanted[0] ?? '', { focus: false });
}

/** Returns the ids of the questions in the order of the page. */
function inOrder() {
  return [...document.querySelectorAll('.question')].map(card => [...cards].find(([, each]) => each.card === card)?.[0]).filter(Boolean);
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
  const ids = inOrder();
  const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(current) + by))];
  if (next) makeCurrent(next);
}

/** Returns what an answer decides. Words that are not about the issue take no side on any claim and treat none of its topics. */
function decisions(entry, value) {
  if (value !== OFF) return [{ field: 'stance', subject: entry.claim, value }];
  const { stances, unsure, topics } = entry.statement;
  const claims = new Set([entry.claim, ...[...stances, ...unsure].map(label => label.claim)]);
  return [
    ...[...claims].map(subject => ({ field: 'stance', subject, value: 'none' })),
    ...topics.map(({ topic: subject }) => ({ field: 'topic', subject, value: 'absent' })),
  ];
}

async function answer(id, value) {
  const entry = cards.get(id);
  if (!entry || !value || entry.busy) return;
  entry.busy = true;
  entry.problem.textContent = '';
  try {
    const reason = entry.reason.value.trim() || NO_REASON;
    const records = [];
    for (const decision of decisions(entry, value)) {
      records.push(await send(`${api}/corrections`, { statement: entry.statement.id, ...decision, reason }));
    }
    removeAnswered(id, entry, value, records);
  } catch (error) {
    if (!(error instanceof Cancelled)) entry.problem.textContent = error.message;
  } finally {
    entry.busy = false;
  }
}

/** Removes an answered question and moves on to the next one. */
function removeAnswered(id, entry, value, records) {
  const ids = inOrder();
  const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
  answered.add(id);
  cards.delete(id);
  entry.card.remove();
  last = { id, records };
  const [, name] = ANSWERS.find(([each]) => each === value) ?? [];
  replace($('said'), t('review.said', { answer: name, who: speakerOf(entry.statement), claim: entry.label }), ' ',
    el('button', { type: 'button', class: 'quiet', id: 'undo', 'aria-keyshortcuts': 'u' }, t('review.undo'), ' ', el('kbd', {}, 'u')));
  $('unconfirmed').hidden = !$('alerts').hasChildNodes();
  if (next) makeCurrent(next); else redrawSoon();
}

/** Revokes a correction. One that was just written may not be in the index yet. */
async function revoke(record) {
  for (let i = 0; ; i++) {
    try {
      await send(`${api}/corrections/${encodeURIComponent(record.id)}/revocation`, { reason: t('review.undone-reason') });
      return;
    } catch (error) {
      if (error.status !== 404 || i === 10) throw error;
      await new Promise(resolve => { setTimeout(resolve, 300); });
    }
  }
}

/** Revokes the last answer, so that the question comes back. */
async function undo() {
  const taken = last;
  if (!taken) return;
  last = null;
  try {
    while (taken.records.length) {
      await revoke(taken.records.at(-1));
      taken.records.pop();
    }
  } catch (error) {
    last = taken;
    if (!(error instanceof Cancelled)) $('said').append(` ${error.message}`);
    return;
  }
  answered.delete(taken.id);
  replace($('said'), t('review.undone'));
  redrawSoon();
}

function selectOption(select, value, text) {
  if (value && ![...select.options].some(option => option.value === value)) select.append(el('option', { value }, text));
  select.value = value;
}

async function drawFilters() {
  const speakers = await getJson(`${api}/speakers`);
  const form = fields('filters');
  form.claim.replaceChildren(el('option', { value: '' }, t('corrections.any')), ...issue.claims.map(claim => el('option', { value: claim.id }, claim.label)));
  form.side.replaceChildren(el('option', { value: '' }, t('corrections.any')), ...[...new Set(speakers.map(each => each.side))].sort().map(side => el('option', { value: side }, sideName(side))));
  form.actor.replaceChildren(el('option', { value: '' }, t('corrections.any')), ...speakers.map(each => el('option', { value: each.actor }, each.name)));
}

$('filters').addEventListener('change', event => {
  const { name, value } = /** @type {HTMLSelectElement} */ (event.target);
  changeAddress({ [name]: value, page: '' });
  draw({ fresh: true });
});
followLinks($('pages'), async () => {
  await draw({ fresh: true });
  scrollTo({ top: 0 });
  makeCurrent(inOrder()[0] ?? '');
});
$('said').addEventListener('click', ({ target }) => around(target, '#undo') && undo());
addEventListener('popstate', () => draw({ fresh: true }));
addEventListener('keydown', event => {
  const typing = around(event.target, 'input, select, textarea, dialog');
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (typing) {
    if (event.key === 'Escape') cards.get(current)?.card.focus();
    return;
  }
  const value = ANSWERS.find(([, , letter]) => letter === event.key)?.[0];
  if (value) answer(current, value);
  else if (event.key === 'c') answer(current, cards.get(current)?.stance);
  else if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === 'u') undo();
  else return;
  event.preventDefault();
});
const redrawSoon = throttle(() => draw().catch(console.error), 400);
await drawFilters();
await draw();
drawLearning();
setInterval(drawLearning, 5000);
listen({ statement: redrawSoon, 'statement-removed': redrawSoon, review: redrawSoon, reset: redrawSoon });
