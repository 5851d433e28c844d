// The start page: what changed, where each side stands, and what was just said. Live events redraw it without a reload.
import { api, asWritten, base, el, emptyState, getIssue, getJson, getRows, throttle } from './common.js';
import { drawBoard } from './board.js';
import { drawChanged } from './changed.js';
import { drawHealth } from './health.js';
import { listen } from './live.js';
import { card } from './statement.js';
import { t } from './strings.js';

const NEWEST = 8;
const $ = id => document.getElementById(id);
const address = () => new URLSearchParams(location.search);

/** Leads links from before the statements and the claims had pages of their own to these. */
function moved() {
  const parameters = address();
  const claim = parameters.get('chart-claim');
  if (claim || location.hash === '#timeline') {
    const side = parameters.get('chart-side');
    return claim ? `${base}/claims/${encodeURIComponent(claim)}${side ? `?series=${encodeURIComponent(`side:${side}`)}` : ''}` : null;
  }
  const filters = ['q', 'side', 'claim', 'stance', 'actor', 'kind', 'counted', 'period'].filter(name => parameters.get(name));
  if (filters.length === 0) return location.hash === '#statements' ? `${base}/statements` : null;
  return `${base}/statements?${new URLSearchParams(filters.map(name => [name, parameters.get(name)]))}`;
}

let shownPositions;
let previousIds = new Set();
const labels = new Map();
const claimLabel = id => labels.get(id) ?? id;

function showStatus(status) {
  const waiting = Math.max(0, status.documents - status.read);
  const cells = [
    ['documents', status.documents, `${api}/outcomes.csv`],
    ['being read', waiting, null],
    ['statements', status.statements, `${base}/statements`],
    ['counted', status.counted, `${base}/statements?counted=true`],
    ['alerts', status.alerts, `${base}/alerts`],
    ['document edits', status.documentChanges, `${base}/alerts?kind=document-changed`],
  ];
  $('strip').replaceChildren(...cells.filter(([name, value]) => value > 0 || ['documents', 'statements', 'alerts'].includes(name)).map(([name, value, href]) => {
    const words = t(`front-sum.${name.replace(' ', '-')}`, { n: value });
    return el('span', { 'data-count': name }, href ? el('a', { href }, words) : words);
  }));
  drawHealth($('system'), $('health'), status);
}

const drawStatus = async () => showStatus(await getJson(`${api}/status`));
const drawChanges = () => drawChanged($('changed'), $('changed-note'));
const openCell = () => drawBoard($('board'), shownPositions, address().get('open'));

async function drawPositions() {
  shownPositions = await getJson(`${api}/positions`);
  openCell();
}

async function drawStatements({ news = false } = {}) {
  const page = await getRows(`${api}/statements`, {}, NEWEST);
  const cards = page.items.map(item => {
    const drawn = card(item, claimLabel);
    if (news && !previousIds.has(item.statement.id)) drawn.classList.add('new');
    return drawn;
  });
  previousIds = new Set(page.items.map(item => item.statement.id));
  $('statements-note').textContent = t('front.statements', { n: page.total });
  $('list').setAttribute('aria-busy', 'false');
  $('list').replaceChildren(...(cards.length ? cards : [el('li', {}, emptyState(t('front.no-statements'), t('front.no-statements-how')))]));
}

async function drawIssue() {
  const issue = await getIssue();
  document.title = `${issue.title} · OnRecord`;
  $('issue-title').replaceChildren(asWritten(issue.title));
  $('issue-description').replaceChildren(asWritten(issue.description));
  for (const claim of issue.claims) labels.set(claim.id, claim.label);
}

const drawAll = how => Promise.all([drawStatus(), drawChanges(), drawPositions(), drawStatements(how)]).catch(report);

function report(error) {
  console.error(error);
  const live = $('live');
  live.dataset.state = 'lost';
  $('live-text').textContent = t('live.lost');
}

function start() {
  $('board').addEventListener('click', event => {
    const cell = event.target.closest('[data-cell]');
    if (!cell) return;
    const key = cell.dataset.cell;
    const parameters = address();
    if (parameters.get('open') === key) parameters.delete('open'); else parameters.set('open', key);
    history.pushState(null, '', `${location.pathname}${parameters.size ? `?${parameters}` : ''}${location.hash}`);
    openCell();
    document.querySelector(`[data-cell="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  });
  addEventListener('popstate', () => shownPositions && openCell());
  const redrawLists = throttle(() => Promise.all([drawPositions(), drawStatements({ news: true })]).catch(report), 350);
  const redrawChanges = throttle(() => drawChanges().catch(report), 600);
  listen({
    statement: redrawLists,
    'statement-removed': redrawLists,
    status: showStatus,
    alert: redrawChanges,
    'alert-removed': redrawChanges,
    reset: () => drawAll({ news: true }),
    reconnected: () => drawStatus().catch(report),
  });
}

const elsewhere = moved();
if (elsewhere) {
  location.replace(elsewhere);
} else {
  await drawIssue();
  await drawAll();
  if (location.hash.length > 1) $(location.hash.slice(1))?.scrollIntoView();
  start();
}
