// All sources and how they do, those that need a person first.
import { ago, ask, chip, count, el, empty, moment, outLink, query, soon } from './common.js';
import { TROUBLE, healthMeaning, healthName, healthWord, reasonText } from './health.js';
import { listen } from './live.js';

const PAGE = 200;
const LONG_ADDRESS = 70;
const $ = id => document.getElementById(id);
let shown = PAGE;

const wanted = () => new URLSearchParams(location.search).get('health') ?? '';

function short(address) {
  const bare = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return bare.length <= LONG_ADDRESS ? bare : `${bare.slice(0, LONG_ADDRESS)}…`;
}

/** When it is asked next: a folder is looked at all the time, what is gone is not asked again. */
function next(source) {
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
      el('span', { class: 'id' }, el('a', { href: `/api/v1/sources/${encodeURIComponent(source.id)}`, title: 'all that is known of it, as JSON' }, el('code', {}, source.id)), ` · ${source.kind}`),
      address && el('span', { class: 'address' }, source.moved && 'moved to ', outLink(address, short(address)))),
    cell('Health', healthWord(source.health), el('span', { class: 'since' }, 'since ', moment(source.since)),
      el('span', { class: 'reason' }, source.reason ? reasonText(source.reason) : healthMeaning(source.health))),
    cell('Answered', source.lastSuccess ? ago(source.lastSuccess) : 'never'),
    cell('New', source.lastNew ? ago(source.lastNew) : 'never'),
    cell('Items', source.items.toLocaleString('en')),
    cell('Next', ...[next(source)].flat()));
}

function tabs(sources, chosen) {
  const tab = (health, number, ...words) => el('a', {
    href: `/sources${query({ health })}`, 'data-health': health || 'all', class: number ? '' : 'zero',
    'aria-current': chosen === health ? 'true' : null,
  }, ...words, ' ', el('b', {}, number.toLocaleString('en')));
  return [tab('', sources.total, 'all'), ...[...TROUBLE, 'untried', 'unchanged', 'fine'].map(health => tab(health, sources[health], healthWord(health)))];
}

function nothing(health) {
  return health
    ? empty('No source is in this state.', 'The others are under “all”.')
    : empty('No sources yet.', 'Sources stand in the catalogues of the folder sources/. Ingest asks them by itself and tells here how each does.',
      'Try one with ./onrecord sources test ID.');
}

async function draw() {
  const health = wanted();
  let page;
  let status;
  try {
    [page, status] = await Promise.all([ask(`/api/v1/sources${query({ health, size: shown })}`), ask('/api/v1/status')]);
  } catch (error) {
    $('sources').replaceChildren(empty('This cannot be asked.', error.message));
    return;
  }
  $('sources-csv').href = `/api/v1/sources.csv${query({ health })}`;
  $('sources-json').href = `/api/v1/sources${query({ health })}`;
  $('healths').replaceChildren(...tabs(status.sources, health));
  const named = health.split(',').map(healthName).join(', ');
  $('sources-note').textContent = `${count(page.total, 'source')}${health ? `: ${named}` : ''}, those that need a look first`;
  $('sources').replaceChildren(page.items.length === 0 ? nothing(health) : el('table', {},
    el('thead', {}, el('tr', {}, ...['Source', 'Health', 'Last success', 'Last new', 'Items', 'Next due'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...page.items.map(row))));
  $('sources').setAttribute('aria-busy', 'false');
  $('more').hidden = page.items.length >= page.total;
  mark();
}

/** The source that the address names stands out. */
function mark({ move = false } = {}) {
  document.querySelectorAll('.focused').forEach(each => each.classList.remove('focused'));
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named || named.tagName !== 'TR') return;
  named.classList.add('focused');
  if (move) named.scrollIntoView({ block: 'center' });
}

function report(error) {
  console.error(error);
}

$('more').addEventListener('click', () => { shown += PAGE; draw().catch(report); });
$('healths').addEventListener('click', event => {
  const link = event.target.closest('a');
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.getAttribute('href'));
  draw().catch(report);
});
addEventListener('popstate', () => draw().catch(report));
addEventListener('hashchange', () => mark({ move: true }));
const again = soon(() => draw().catch(report), 300);
ask('/api/v1/issue').then(issue => { $('issue-title').textContent = issue.title; });
await draw();
mark({ move: true });
listen({ sources: again, reset: again, reconnected: again });
