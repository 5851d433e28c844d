// The start page. Its address says what is shown, so that a view can be shared. Live events redraw it without a reload.
import { api, base, count, debounce, el, emptyState, getIssue, getJson, getRows, periodName, query, sideName, throttle } from './common.js';
import { drawBoard } from './board.js';
import { drawChanged } from './changed.js';
import { drawChart } from './chart.js';
import { drawHealth } from './health.js';
import { listen } from './live.js';
import { drawShifts, shiftsOf } from './shifts.js';
import { card } from './statement.js';

const FILTERS = ['q', 'side', 'claim', 'stance', 'actor', 'kind', 'counted'];
const PAGE_SIZE = 20;
const $ = id => document.getElementById(id);

let issue;
let shownPositions;
let pageSize = PAGE_SIZE;
let previousIds = new Set();
const labels = new Map();
const claimLabel = id => labels.get(id) ?? id;

const address = () => new URLSearchParams(location.search);

/** Changes parameters of the address and draws the new view. */
function go(changes, { replace = false } = {}) {
  const parameters = address();
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value); else parameters.delete(name);
  }
  const url = `${location.pathname}${parameters.size ? `?${parameters}` : ''}${location.hash}`;
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  draw();
}

function options(select, entries, first) {
  const value = select.value;
  select.replaceChildren(el('option', { value: '' }, first), ...entries.map(([id, text]) => el('option', { value: id }, text)));
  select.value = value;
}

/** Selects a value of the address; adds an option for it if there is none, e.g. for a side without statements. */
function choose(select, value) {
  if (value && ![...select.options].some(option => option.value === value)) select.append(el('option', { value }, value));
  select.value = value ?? '';
}

async function drawStatus() {
  const status = await getJson(`${api}/status`);
  showStatus(status);
}

function showStatus(status) {
  const waiting = Math.max(0, status.documents - status.read);
  const cells = [
    ['documents', status.documents, 'document', `${api}/outcomes.csv`],
    ['being read', waiting, 'being read', null],
    ['statements', status.statements, 'statement', `${base}/#statements`],
    ['counted', status.counted, 'that counts', `${base}/${query({ counted: 'true' })}#statements`],
    ['alerts', status.alerts, 'alert', `${base}/alerts`],
    ['document edits', status.documentChanges, 'edited document', `${base}/alerts?kind=document-changed`],
  ];
  const many = { 'being read': 'being read', 'that counts': 'that count' };
  $('strip').replaceChildren(...cells.filter(([name, value]) => value > 0 || ['documents', 'statements', 'alerts'].includes(name)).map(([name, value, one, href]) => {
    const words = [el('b', {}, value.toLocaleString('en')), ` ${value === 1 ? one : many[one] ?? `${one}s`}`];
    return el('span', { 'data-count': name }, ...(href ? [el('a', { href }, ...words)] : words));
  }));
  drawHealth($('system'), $('health'), status);
}

const drawChanges = () => drawChanged($('changed'), $('changed-note'));

async function drawPositions() {
  const positions = await getJson(`${api}/positions`);
  drawBoard($('board'), positions, address().get('open'));
  shownPositions = positions;
  const sides = positions.sides.map(side => [side.side, sideName(side.side)]);
  options($('timeline-form').elements.side, sides, 'all sides');
  choose($('timeline-form').elements.side, address().get('chart-side'));
}

async function drawTimeline() {
  const form = $('timeline-form').elements;
  const parameters = address();
  choose(form.claim, parameters.get('chart-claim'));
  choose(form.side, parameters.get('chart-side'));
  form.bucket.value = parameters.get('bucket') ?? 'month';
  form.asOf.value = parameters.get('asOf') ?? '';
  const filters = { claim: form.claim.value, side: form.side.value, bucket: form.bucket.value, asOf: form.asOf.value };
  const [timeline, shifts] = await Promise.all([getJson(`${api}/timeline${query(filters)}`), shiftsOf(filters)]);
  $('timeline-csv').href = `${api}/timeline.csv${query(filters)}`;
  $('timeline-json').href = `${api}/timeline${query(filters)}`;
  const claim = issue.claims.find(each => each.id === filters.claim);
  $('timeline-note').replaceChildren(claim ? `In favour means: ${claim.text}` : 'Distinct official statements. Choose a claim to see who was for it and who was against it.',
    ...(timeline.missing ?? []).map(words => ` ${words}`));
  drawShifts($('shift-list'), shifts);
  drawChart($('chart'), $('chart-table'), timeline, claim, shifts, period =>
    `${base}/${query({ ...Object.fromEntries(parameters), claim: filters.claim, side: filters.side, counted: 'true', period, q: '', stance: '', actor: '', kind: '' })}#statements`);
}

async function drawSpeakers() {
  const speakers = await getJson(`${api}/speakers`);
  const form = $('filters').elements;
  options(form.actor, speakers.map(each => [each.actor, `${each.name} (${each.statements})`]), 'any');
  choose(form.actor, address().get('actor'));
  options(form.side, [...new Set(speakers.map(each => each.side))].sort().map(side => [side, sideName(side)]), 'any');
  choose(form.side, address().get('side'));
}

async function drawStatements({ news = false } = {}) {
  const parameters = address();
  const form = $('filters').elements;
  const filters = {};
  for (const name of FILTERS) {
    const value = parameters.get(name) ?? '';
    filters[name] = value;
    if (document.activeElement !== form[name]) {
      if (form[name].tagName === 'SELECT') choose(form[name], value); else form[name].value = value;
    }
  }
  filters.period = parameters.get('period') ?? '';
  $('period').hidden = !filters.period;
  $('period').replaceChildren(...(filters.period ? [`only ${periodName(filters.period)} `, el('button', { type: 'button', class: 'quiet', id: 'any-period' }, 'any time')] : []));
  let page;
  try {
    page = await getRows(`${api}/statements`, filters, pageSize);
  } catch (error) {
    $('list').replaceChildren(el('li', {}, emptyState('This query is not possible.', error.message)));
    $('statements-note').textContent = '';
    return;
  }
  $('statements-csv').href = `${api}/statements.csv${query(filters)}`;
  $('statements-json').href = `${api}/statements${query(filters)}`;
  const narrowed = Object.values(filters).some(Boolean);
  $('statements-note').textContent = `${count(page.total, 'statement')}${narrowed ? ' match' + (page.total === 1 ? 'es' : '') : ''}, newest first`;
  const cards = page.items.map(item => {
    const drawn = card(item, claimLabel);
    if (news && !previousIds.has(item.statement.id)) drawn.classList.add('new');
    return drawn;
  });
  previousIds = new Set(page.items.map(item => item.statement.id));
  const nothing = narrowed
    ? emptyState('No statement matches.', 'Clear a filter to see more.')
    : emptyState('No statements yet.', 'Put documents into the seeds folder, import a file with ./onrecord import, or push a document to /api/v1/documents. Their statements then appear here.');
  $('list').replaceChildren(...(cards.length ? cards : [el('li', {}, nothing)]));
  $('more').hidden = page.items.length >= page.total;
}

async function drawIssue() {
  issue = await getIssue();
  document.title = `${issue.title} · OnRecord`;
  $('issue-title').textContent = issue.title;
  $('issue-description').textContent = issue.description;
  for (const claim of issue.claims) labels.set(claim.id, claim.label);
  const claims = issue.claims.map(claim => [claim.id, claim.label]);
  options($('timeline-form').elements.claim, claims, 'all statements');
  options($('filters').elements.claim, claims, 'any');
}

function draw(how) {
  return Promise.all([drawTimeline(), drawStatements(how)]).catch(report);
}

function drawAll(how) {
  return Promise.all([drawStatus(), drawChanges(), drawPositions(), drawSpeakers(), draw(how)]).catch(report);
}

function report(error) {
  console.error(error);
  const live = $('live');
  live.dataset.state = 'lost';
  $('live-text').textContent = 'reconnecting';
}

/** Follows links that only change the view of this page, without loading it again. */
function follow(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(link.getAttribute('href'), location.href);
  if (url.origin !== location.origin || (url.pathname !== `${base}/` && url.pathname !== location.pathname) || !url.hash) return;
  event.preventDefault();
  const keep = address();
  for (const name of ['chart-claim', 'chart-side', 'bucket', 'asOf', 'open', 'sides']) {
    if (keep.has(name) && !url.searchParams.has(name)) url.searchParams.set(name, keep.get(name));
  }
  history.pushState(null, '', url);
  pageSize = PAGE_SIZE;
  draw();
  drawBoard($('board'), shownPositions, address().get('open'));
  $(url.hash.slice(1))?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

$('filters').addEventListener('submit', event => event.preventDefault());
$('filters').addEventListener('change', event => {
  pageSize = PAGE_SIZE;
  go({ [event.target.name]: event.target.value });
});
const typed = debounce(() => go({ q: $('filters').elements.q.value.trim() }, { replace: true }), 250);
$('filters').elements.q.addEventListener('input', typed);
$('filters').addEventListener('reset', () => {
  pageSize = PAGE_SIZE;
  go(Object.fromEntries([...FILTERS, 'period'].map(name => [name, ''])));
});
$('period').addEventListener('click', event => event.target.id === 'any-period' && go({ period: '' }));
$('timeline-form').addEventListener('change', () => {
  const form = $('timeline-form').elements;
  go({ 'chart-claim': form.claim.value, 'chart-side': form.side.value, bucket: form.bucket.value === 'month' ? '' : form.bucket.value, asOf: form.asOf.value });
});
$('more').addEventListener('click', () => {
  pageSize += PAGE_SIZE;
  drawStatements().catch(report);
});
$('board').addEventListener('click', event => {
  const cell = event.target.closest('[data-cell]');
  if (!cell) return;
  const key = cell.dataset.cell;
  const parameters = address();
  if (parameters.get('open') === key) parameters.delete('open'); else parameters.set('open', key);
  history.replaceState(null, '', `${location.pathname}${parameters.size ? `?${parameters}` : ''}${location.hash}`);
  drawBoard($('board'), shownPositions, parameters.get('open'));
  document.querySelector(`[data-cell="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
});
document.addEventListener('click', follow);
/** Opens the list of shifts when a mark in the chart leads to one of them. */
addEventListener('hashchange', () => {
  if (!location.hash.startsWith('#shift-')) return;
  $('shift-list').open = true;
  document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
});
addEventListener('popstate', () => { draw(); if (shownPositions) drawBoard($('board'), shownPositions, address().get('open')); });
addEventListener('resize', debounce(() => drawTimeline().catch(report), 200));

const redrawLists = throttle(() => Promise.all([drawPositions(), drawSpeakers(), drawStatements({ news: true })]).catch(report), 350);
const redrawChanges = throttle(() => drawChanges().catch(report), 600);
const redrawTimeline = throttle(() => drawTimeline().catch(report), 350);

await drawIssue();
await drawAll();
if (location.hash.length > 1) $(location.hash.slice(1))?.scrollIntoView();
listen({
  statement: redrawLists,
  'statement-removed': redrawLists,
  trends: redrawTimeline,
  status: showStatus,
  alert: () => { redrawTimeline(); redrawChanges(); },
  'alert-removed': () => { redrawTimeline(); redrawChanges(); },
  reset: () => drawAll({ news: true }),
  reconnected: () => drawStatus().catch(report),
});
