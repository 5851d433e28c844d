// All sources and their health, those that need attention first.
import { ago, api, base, chip, count, el, emptyState, externalLink, getIssue, getJson, getRows, moment, query, throttle } from './common.js';
import { healthMeaning, healthName, healthWord, reasonText, TROUBLE } from './health.js';
import { listen } from './live.js';

const PAGE_SIZE = 200;
const LONG_ADDRESS = 70;
const $ = id => document.getElementById(id);
let pageSize = PAGE_SIZE;

const chosenHealth = () => new URLSearchParams(location.search).get('health') ?? '';

function short(address) {
  const bare = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return bare.length <= LONG_ADDRESS ? bare : `${bare.slice(0, LONG_ADDRESS)}…`;
}

/** Returns when a source is fetched next. A folder is always watched; a source that is gone is not fetched again. */
function nextFetch(source) {
  if (source.due) return new Date(source.due) > Date.now() ? ago(source.due) : ['due ', ago(source.due)];
  return source.health === 'gone' ? 'never' : 'watched';
}

function cell(name, ...children) {
  return el('td', { 'data-name': name }, ...children);
}

function row(source) {
  const address = source.moved ?? source.address;
  return el('tr', { id: source.id, 'data-health': source.health },
    el('th', { scope: 'row' },
      el('span', { class: 'publisher' }, source.publisher || source.id), source.side && chip(source.side),
      el('span', { class: 'id' }, el('a', { href: `/api/v1/sources/${encodeURIComponent(source.id)}`, title: 'the full record as JSON' }, el('code', {}, source.id)), ` · ${source.kind}`),
      address && el('span', { class: 'address' }, source.moved && 'moved to ', externalLink(address, short(address)))),
    cell('Health', healthWord(source.health), el('span', { class: 'since' }, 'since ', moment(source.since)),
      el('span', { class: 'reason' }, source.reason ? reasonText(source.reason) : healthMeaning(source.health))),
    cell('Answered', source.lastSuccess ? ago(source.lastSuccess) : 'never'),
    cell('New', source.lastNew ? ago(source.lastNew) : 'never'),
    cell('Items', source.items.toLocaleString('en')),
    cell('Next', ...[nextFetch(source)].flat()));
}

function tabs(sources, chosen) {
  const tab = (health, number, ...words) => el('a', {
    href: `${base}/sources${query({ health })}`, 'data-health': health || 'all', class: number ? '' : 'zero',
    'aria-current': chosen === health ? 'true' : null,
  }, ...words, ' ', el('b', {}, number.toLocaleString('en')));
  return [tab('', sources.total, 'all'), ...[...TROUBLE, 'untried', 'unchanged', 'fine'].map(health => tab(health, sources[health], healthWord(health)))];
}

function nothing(health) {
  return health
    ? emptyState('No source is in this state.', 'See “all” for the others.')
    : emptyState('No sources yet.', 'Sources are listed in the catalogues in the folder sources/. Ingest fetches them and reports their health here.',
      'Try one with ./onrecord sources test ID.');
}

async function draw() {
  const health = chosenHealth();
  let page;
  let status;
  try {
    [page, status] = await Promise.all([getRows('/api/v1/sources', { health }, pageSize), getJson(`${api}/status`)]);
  } catch (error) {
    $('sources').replaceChildren(emptyState('This query is not possible.', error.message));
    return;
  }
  $('sources-csv').href = `/api/v1/sources.csv${query({ health })}`;
  $('sources-json').href = `/api/v1/sources${query({ health })}`;
  $('healths').replaceChildren(...tabs(status.sources, health));
  const named = health.split(',').map(healthName).join(', ');
  $('sources-note').textContent = `${count(page.total, 'source')}${health ? `: ${named}` : ''}, those that need attention first`;
  $('sources').replaceChildren(page.items.length === 0 ? nothing(health) : el('table', {},
    el('thead', {}, el('tr', {}, ...['Source', 'Health', 'Last success', 'Last new', 'Items', 'Next due'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...page.items.map(row))));
  $('sources').setAttribute('aria-busy', 'false');
  $('more').hidden = page.items.length >= page.total;
  highlight();
}

/** Highlights the source that the address names. */
function highlight({ move = false } = {}) {
  document.querySelectorAll('.focused').forEach(each => each.classList.remove('focused'));
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named || named.tagName !== 'TR') return;
  named.classList.add('focused');
  if (move) named.scrollIntoView({ block: 'center' });
}

function report(error) {
  console.error(error);
}

$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw().catch(report); });
$('healths').addEventListener('click', event => {
  const link = event.target.closest('a');
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.getAttribute('href'));
  draw().catch(report);
});
addEventListener('popstate', () => draw().catch(report));
addEventListener('hashchange', () => highlight({ move: true }));
const redrawSoon = throttle(() => draw().catch(report), 300);
getIssue().then(issue => { $('issue-title').textContent = issue.title; });
await draw();
highlight({ move: true });
listen({ sources: redrawSoon, reset: redrawSoon, reconnected: redrawSoon });
