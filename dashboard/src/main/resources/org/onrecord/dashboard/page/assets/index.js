// The start page: what changed, where each side stands, and what was just said. Live events redraw it without a reload.
import { $, api, around, asWritten, base, changeAddress, claimPage, el, find, fromAddress, getIssue, getJson, getRows, replace, statementsPage, throttle } from './common.js';
import { drawBoard } from './board.js';
import { drawChanged } from './changed.js';
import { drawStands } from './stands.js';
import { drawHealth } from './health.js';
import { listen } from './live.js';
import { emptyList } from './reading.js';
import { card } from './statement.js';
import { t } from './strings.js';

const NEWEST = 8;
const openedCell = () => fromAddress(['open']).open;

/** Returns the page that an old link to the front page meant, from when it also showed statements and claims; null for none. */
function moved() {
  const given = fromAddress(['chart-claim', 'chart-side', 'q', 'side', 'claim', 'stance', 'actor', 'kind', 'counted', 'period']);
  const { 'chart-claim': claim, 'chart-side': side, ...filters } = given;
  if (claim) return claimPage(claim, side && `side:${side}`);
  if (location.hash === '#timeline') return null;
  return Object.values(filters).some(Boolean) || location.hash === '#statements' ? statementsPage(filters) : null;
}

let shownPositions;
let shownStatus;
let previousIds = new Set();
const labels = new Map();
const claimLabel = id => labels.get(id) ?? id;

function showStatus(status) {
  shownStatus = status;
  drawNothing();
  const waiting = Math.max(0, status.documents - status.read);
  const cells = [
    ['documents', status.documents, `${api}/outcomes.csv`],
    ['being read', waiting, null],
    ['statements', status.statements, `${base}/statements`],
    ['counted', status.counted, `${base}/statements?counted=true`],
    ['alerts', status.alerts, `${base}/alerts`],
    ['document edits', status.documentChanges, `${base}/alerts?kind=document-changed`],
  ];
  replace($('strip'), ...cells.filter(([name, value]) => value > 0 || ['documents', 'statements', 'alerts'].includes(name)).map(([name, value, href]) => {
    const words = t(`front-sum.${name.replace(' ', '-')}`, { n: value });
    return el('span', { 'data-count': name }, href ? el('a', { href }, words) : words);
  }));
  drawHealth($('system'), $('health'), status);
}

/** Says where the list of statements is empty why it is. */
function drawNothing() {
  const list = $('list');
  if (!shownStatus || list.getAttribute('aria-busy') === 'true' || (list.hasChildNodes() && !find('.empty', list))) return;
  replace(list, el('li', {}, emptyList(shownStatus, t('front.no-statements'), t('front.no-statements-how'))));
}

const drawStatus = async () => showStatus(await getJson(`${api}/status`));
async function drawChanges() {
  await drawChanged($('changed'), $('changed-note'));
  const { total: n } = await getJson(`${api}/unconfirmed-alerts?kind=shift&size=1`);
  $('waiting').hidden = n === 0;
  $('waiting').textContent = t('front.waiting', { n });
}
const openCell = () => drawBoard($('board'), shownPositions, openedCell());

async function drawPositions() {
  shownPositions = await getJson(`${api}/positions`);
  drawStands($('stands'), shownPositions);
  openCell();
}

async function drawStatements({ news = false } = {}) {
  const page = await getRows(`${api}/statements`, { counted: 'true' }, NEWEST);
  const cards = page.items.map(item => {
    const drawn = card(item, claimLabel);
    if (news && !previousIds.has(item.statement.id)) drawn.classList.add('new');
    return drawn;
  });
  previousIds = new Set(page.items.map(item => item.statement.id));
  $('statements-note').textContent = t('front.statements', { n: page.total });
  $('list').setAttribute('aria-busy', 'false');
  replace($('list'), ...cards);
  drawNothing();
}

async function drawIssue() {
  const issue = await getIssue();
  document.title = `${issue.title} · OnRecord`;
  replace($('issue-title'), asWritten(issue.title));
  replace($('issue-description'), asWritten(issue.description));
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
  $('board').addEventListener('click', ({ target }) => {
    const key = around(target, '[data-cell]')?.dataset.cell;
    if (!key) return;
    changeAddress({ open: openedCell() === key ? '' : key });
    openCell();
    find(`[data-cell="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
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
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  start();
}
