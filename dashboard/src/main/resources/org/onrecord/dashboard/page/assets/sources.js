// All sources and their health, those that need attention first.
import { $, ago, api, beginning, chip, el, emptyState, externalLink, followLinks, fromAddress, getJson, getRows, moment, query, replace, throttle } from './common.js';
import { healthMeaning, healthName, healthWord, reasonWords, TROUBLE } from './health.js';
import { listen } from './live.js';
import { number, rich, t } from './strings.js';

const PAGE_SIZE = 200;
const LONG_ADDRESS = 70;
let pageSize = PAGE_SIZE;

function short(address) {
  const bare = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return beginning(bare, LONG_ADDRESS, '…');
}

/** Returns when a source is fetched next. A folder is always watched; a source that is gone is not fetched again. */
function nextFetch(source) {
  if (source.due) return Date.parse(source.due) > Date.now() ? ago(source.due) : [t('sources.due'), ' ', ago(source.due)];
  return t(source.health === 'gone' ? 'sources.never' : 'sources.watched');
}

function cell(column, ...children) {
  return el('td', { 'data-name': t(`sources.${column}`), class: column }, ...children);
}

function row(source) {
  const address = source.moved ?? source.address;
  return el('tr', { id: source.id, 'data-health': source.health },
    el('th', { scope: 'row' },
      el('span', { class: 'publisher' }, source.publisher || source.id), source.side && chip(source.side),
      el('span', { class: 'id' }, el('a', { href: `/api/v1/sources/${encodeURIComponent(source.id)}`, title: t('sources.full-record') }, el('code', {}, source.id)), ` · ${source.kind}`),
      address && el('span', { class: 'address' }, source.moved && t('sources.moved-to'), externalLink(address, short(address)))),
    cell('health', healthWord(source.health), el('span', { class: 'since' }, ...rich('alerts.since', { when: moment(source.since) })),
      el('span', { class: 'reason' }, ...(source.reason ? reasonWords(source.reason) : [healthMeaning(source.health)]))),
    cell('last-success', source.lastSuccess ? ago(source.lastSuccess) : t('sources.never')),
    cell('last-new', source.lastNew ? ago(source.lastNew) : t('sources.never')),
    cell('items', number(source.items)),
    cell('next-due', ...[nextFetch(source)].flat()));
}

function tabs(sources, chosen) {
  const tab = (health, many, ...words) => el('a', {
    href: `/sources${query({ health })}`, 'data-health': health || 'all', class: many ? '' : 'zero',
    'aria-current': chosen === health ? 'true' : null,
  }, ...words, ' ', el('b', {}, number(many)));
  return [tab('', sources.total, t('alerts.all')), ...[...TROUBLE, 'untried', 'unchanged', 'fine'].map(health => tab(health, sources[health], healthWord(health)))];
}

function nothing(health) {
  return health
    ? emptyState(t('sources.none-so'), t('sources.see-all'))
    : emptyState(t('sources.none'), t('sources.none-more'), t('sources.try-one'));
}

async function draw() {
  const { health } = fromAddress(['health']);
  let page;
  let status;
  try {
    [page, status] = await Promise.all([getRows('/api/v1/sources', { health }, pageSize), getJson(`${api}/status`)]);
  } catch (error) {
    replace($('sources'), emptyState(t('list.impossible'), error.message));
    return;
  }
  $('sources-csv', HTMLAnchorElement).href = `/api/v1/sources.csv${query({ health })}`;
  $('sources-json', HTMLAnchorElement).href = `/api/v1/sources${query({ health })}`;
  replace($('healths'), ...tabs(status.sources, health));
  const named = health.split(',').map(healthName).join(t('system.and'));
  $('sources-note').textContent = health ? t('sources.note-of', { n: page.total, health: named }) : t('sources.note', { n: page.total });
  replace($('sources'), page.items.length === 0 ? nothing(health) : el('table', {},
    el('thead', {}, el('tr', {}, ...['source', 'health', 'last-success', 'last-new', 'items', 'next-due'].map(name => el('th', { scope: 'col' }, t(`sources.${name}`))))),
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

const report = error => console.error(error);

$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw().catch(report); });
followLinks($('healths'), () => draw().catch(report));
addEventListener('popstate', () => draw().catch(report));
addEventListener('hashchange', () => highlight({ move: true }));
const redrawSoon = throttle(() => draw().catch(report), 300);
await draw();
highlight({ move: true });
listen({ sources: redrawSoon, reset: redrawSoon, reconnected: redrawSoon });
