// The start page. Its address says what is shown, so that a view can be shared. Live events redraw it without a reload.
import { api, base, debounce, el, getIssue, getJson, query, sideName, throttle } from './common.js';
import { drawBoard } from './board.js';
import { drawChanged } from './changed.js';
import { drawChart } from './chart.js';
import { drawHealth } from './health.js';
import { listen } from './live.js';
import { drawShifts, shiftsOf } from './shifts.js';
import { rich, t } from './strings.js';

/** The filters of the list of statements, which was on this page once: addresses with them still lead there. */
const FILTERS = ['q', 'side', 'claim', 'stance', 'actor', 'kind', 'counted', 'period'];
const $ = id => document.getElementById(id);

let issue;
let shownPositions;

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
    ['documents', status.documents, `${api}/outcomes.csv`],
    ['being-read', waiting, null],
    ['statements', status.statements, `${base}/statements`],
    ['counted', status.counted, `${base}/statements${query({ counted: 'true' })}`],
    ['alerts', status.alerts, `${base}/alerts`],
    ['document-edits', status.documentChanges, `${base}/alerts?kind=document-changed`],
  ];
  $('strip').replaceChildren(...cells.filter(([name, value]) => value > 0 || ['documents', 'statements', 'alerts'].includes(name)).map(([name, value, href]) => {
    const words = rich(`sums.${name}`, { n: value, b: each => el('b', {}, each) });
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
  options($('timeline-form').elements.side, sides, t('front.all-sides'));
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
  $('timeline-note').replaceChildren(claim ? t('front.means', { text: claim.text }) : t('front.choose-claim'),
    ...(timeline.missing ?? []).map(words => ` ${words}`));
  drawShifts($('shift-list'), shifts);
  drawChart($('chart'), $('chart-table'), timeline, claim, shifts, period =>
    `${base}/statements${query({ claim: filters.claim, side: filters.side, counted: 'true', period })}`);
}

async function drawIssue() {
  issue = await getIssue();
  document.title = `${issue.title} · OnRecord`;
  $('issue-title').textContent = issue.title;
  $('issue-description').textContent = issue.description;
  const claims = issue.claims.map(claim => [claim.id, claim.label]);
  options($('timeline-form').elements.claim, claims, t('front.all-statements'));
}

const draw = () => drawTimeline().catch(report);

const drawAll = () => Promise.all([drawStatus(), drawChanges(), drawPositions(), draw()]).catch(report);

function report(error) {
  console.error(error);
  const live = $('live');
  live.dataset.state = 'lost';
  $('live-text').textContent = t('live.lost');
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
  draw();
  drawBoard($('board'), shownPositions, address().get('open'));
  $(url.hash.slice(1))?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

$('timeline-form').addEventListener('change', () => {
  const form = $('timeline-form').elements;
  go({ 'chart-claim': form.claim.value, 'chart-side': form.side.value, bucket: form.bucket.value === 'month' ? '' : form.bucket.value, asOf: form.asOf.value });
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

const redrawPositions = throttle(() => drawPositions().catch(report), 350);
const redrawChanges = throttle(() => drawChanges().catch(report), 600);
const redrawTimeline = throttle(() => drawTimeline().catch(report), 350);

if (location.hash === '#statements' || FILTERS.some(name => address().has(name))) {
  location.replace(`${base}/statements${query(Object.fromEntries(FILTERS.map(name => [name, address().get(name)])))}`);
}
await drawIssue();
await drawAll();
if (location.hash.length > 1) $(location.hash.slice(1))?.scrollIntoView();
listen({
  statement: redrawPositions,
  'statement-removed': redrawPositions,
  trends: redrawTimeline,
  status: showStatus,
  alert: () => { redrawTimeline(); redrawChanges(); },
  'alert-removed': () => { redrawTimeline(); redrawChanges(); },
  reset: drawAll,
  reconnected: () => drawStatus().catch(report),
});
