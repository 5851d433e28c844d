// The dead letters with their reasons, and a button to retry each.
import { api, base, bytes, count, el, emptyState, getIssue, getJson, getRows, moment, query, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { listen } from './live.js';

const PAGE_SIZE = 30;
const FILTERS = ['stage', 'retried'];
const $ = id => document.getElementById(id);
let pageSize = PAGE_SIZE;

const issue = await getIssue();
$('issue-title').textContent = issue.title;

function currentFilters() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map(name => [name, parameters.get(name) ?? '']));
}

function retryForm(letter) {
  const button = el('button', { type: 'button' }, 'Retry');
  const problem = el('p', { class: 'why', role: 'alert' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.textContent = '';
    try {
      await send(`/api/v1/dead-letters/${encodeURIComponent(letter.id)}/retry`, {});
      problem.textContent = 'Written back. It leaves this list in a moment.';
      redrawSoon();
    } catch (error) {
      button.disabled = false;
      if (!(error instanceof Cancelled)) problem.textContent = error.message;
    }
  });
  return el('div', { class: 'retry' }, button, problem);
}

function card(letter) {
  return el('li', { class: 'letter', id: letter.id, 'data-stage': letter.stage },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, letter.stage), el('code', {}, letter.id), el('span', { class: 'day' }, moment(letter.received))),
    el('h3', {}, letter.reason),
    el('p', { class: 'where' }, letter.origin && el('span', {}, letter.origin), letter.topic && el('span', {}, 'on ', el('code', {}, letter.topic)),
      el('span', {}, bytes(letter.bytes)), letter.tries > 1 && el('span', {}, `attempt ${letter.tries}`)),
    letter.excerpt && el('details', {}, el('summary', {}, 'Excerpt'), el('pre', {}, letter.excerpt)),
    letter.retried && el('p', { class: 'role' }, 'Retried ', moment(letter.retried), '.'),
    !letter.retried && letter.obstacle && el('p', { class: 'role' }, 'It cannot be retried: ', letter.obstacle, '.'),
    !letter.obstacle && retryForm(letter));
}

async function draw() {
  const filters = currentFilters();
  FILTERS.forEach(name => { $('filters').elements[name].value = filters[name]; });
  let page;
  let stages;
  try {
    page = await getRows('/api/v1/dead-letters', filters, pageSize);
    stages = await Promise.all(['ingest', 'processor', 'dashboard'].map(stage => getJson(`/api/v1/dead-letters${query({ ...filters, stage, size: 1 })}`)));
  } catch (error) {
    $('letters').replaceChildren(el('li', {}, emptyState('This query is not possible.', error.message)));
    return;
  }
  $('letters-csv').href = `/api/v1/dead-letters.csv${query(filters)}`;
  $('letters-json').href = `/api/v1/dead-letters${query(filters)}`;
  $('letters-note').textContent = `${count(page.total, 'dead letter')}, newest first · ingest ${stages[0].total} · processor ${stages[1].total}${stages[2].total ? ` · dashboard ${stages[2].total}` : ''}`;
  const cards = page.items.map(card);
  $('letters').replaceChildren(...(cards.length ? cards : [el('li', {}, emptyState(filters.retried ? 'Nothing was retried in the last 30 days.' : 'No dead letters.',
    'Records and items that cannot be read or written are kept here for 30 days with the reason.'))]));
  $('more').hidden = page.items.length >= page.total;
}

const redrawSoon = throttle(() => draw().catch(console.error), 600);

$('filters').addEventListener('change', () => {
  const form = $('filters').elements;
  history.pushState(null, '', `${base}/dead-letters${query(Object.fromEntries(FILTERS.map(name => [name, form[name].value])))}`);
  pageSize = PAGE_SIZE;
  draw();
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
addEventListener('popstate', () => draw());
await draw();
let waiting = null;
listen({
  status: status => {
    if (waiting !== null && waiting !== status.deadLetters) redrawSoon();
    waiting = status.deadLetters;
  },
  reset: redrawSoon,
});
