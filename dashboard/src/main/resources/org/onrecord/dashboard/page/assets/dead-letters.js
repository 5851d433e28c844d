// The dead letters with their reasons, and a button to retry each.
import { $, asWritten, base, bytes, el, emptyState, fields, fromAddress, getIssue, getJson, getRows, moment, query, replace, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { listen } from './live.js';
import { rich, t } from './strings.js';

const PAGE_SIZE = 30;
const FILTERS = ['stage', 'retried'];
const STAGES = ['ingest', 'processor', 'dashboard'];
let pageSize = PAGE_SIZE;

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));

function retryForm(letter) {
  const button = el('button', { type: 'button' }, t('letters.retry'));
  const problem = el('p', { class: 'why', role: 'alert' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.textContent = '';
    try {
      await send(`/api/v1/dead-letters/${encodeURIComponent(letter.id)}/retry`, {});
      problem.textContent = t('letters.written-back');
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
    el('p', { class: 'who' }, el('span', { class: 'chip' }, t(`stage.${letter.stage}`)), el('code', {}, letter.id), el('span', { class: 'day' }, moment(letter.received))),
    el('h3', {}, letter.reason),
    el('p', { class: 'where' }, letter.origin && el('span', {}, letter.origin),
      el('span', {}, bytes(letter.bytes)), letter.tries > 1 && el('span', {}, t('letters.attempt', { number: letter.tries }))),
    letter.excerpt && el('details', {}, el('summary', {}, t('letters.excerpt')), el('pre', {}, letter.excerpt)),
    letter.topic && el('details', { class: 'developers' }, el('summary', {}, t('developers.for')), el('p', { class: 'where' }, el('span', {}, ...rich('alerts.on-topic', { topic: el('code', {}, letter.topic) })))),
    letter.retried && el('p', { class: 'role' }, ...rich('letters.was-retried', { when: moment(letter.retried) })),
    !letter.retried && letter.obstacle && el('p', { class: 'role' }, t('letters.obstacle', { why: letter.obstacle })),
    !letter.obstacle && retryForm(letter));
}

async function draw() {
  const filters = fromAddress(FILTERS);
  FILTERS.forEach(name => { fields('filters')[name].value = filters[name]; });
  let page;
  let stages;
  try {
    page = await getRows('/api/v1/dead-letters', filters, pageSize);
    stages = await Promise.all(STAGES.map(stage => getJson(`/api/v1/dead-letters${query({ ...filters, stage, size: 1 })}`)));
  } catch (error) {
    replace($('letters'), el('li', {}, emptyState(t('list.impossible'), error.message)));
    return;
  }
  $('letters-csv', HTMLAnchorElement).href = `/api/v1/dead-letters.csv${query(filters)}`;
  $('letters-json', HTMLAnchorElement).href = `/api/v1/dead-letters${query(filters)}`;
  $('letters-note').textContent = [t('letters.note', { n: page.total }), ...stages.map((each, i) => (each.total || i < 2) && `${t(`stage.${STAGES[i]}`)} ${each.total}`)].filter(Boolean).join(' · ');
  const cards = page.items.map(card);
  replace($('letters'), ...(cards.length ? cards : [el('li', {}, emptyState(t(filters.retried ? 'letters.none-retried' : 'letters.none'), t('letters.none-more')))]));
  $('more').hidden = page.items.length >= page.total;
}

const redrawSoon = throttle(() => draw().catch(console.error), 600);

$('filters').addEventListener('change', () => {
  const form = fields('filters');
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
