// The statements: a list that is searched and narrowed by facets. Its address says what is shown; live events redraw it without a reload.
import { api, asWritten, base, debounce, el, emptyState, getIssue, getJson, getRows, throttle } from './common.js';
import { drawChosen, drawFacets, drawMonths } from './facets.js';
import { listenToKeys } from './keys.js';
import { listen } from './live.js';
import { suggest } from './search.js';
import { card } from './statement.js';
import { t } from './strings.js';

/** The parameters that narrow the list, as in the API; those of the first line take several values. */
const SEVERAL = ['side', 'actor', 'tier', 'kind', 'language', 'publisher'];
const ONE = ['q', 'claim', 'stance', 'topic', 'counted', 'official', 'from', 'to', 'period', 'document', 'cluster', 'copies', 'order'];
const PAGE_SIZE = 20;
const $ = id => document.getElementById(id);
const labels = { claim: new Map(), topic: new Map() };
const claimLabel = id => labels.claim.get(id) ?? id;
let previous = null;
let asked = 0;

const address = () => new URLSearchParams(location.search);

/** Returns the filters of the address, without anything that the API does not know. */
function filters() {
  const given = address();
  const known = new URLSearchParams();
  for (const name of ONE) if (given.get(name)) known.set(name, given.get(name));
  for (const name of SEVERAL) given.getAll(name).filter(Boolean).forEach(value => known.append(name, value));
  return known;
}

/** Changes parameters of the address and draws the new view. A list of values replaces those that there are. */
function go(changes, { replace = false } = {}) {
  const parameters = address();
  parameters.delete('rows');
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    [value].flat().filter(Boolean).forEach(each => parameters.append(name, each));
  }
  const url = `${location.pathname}${parameters.size ? `?${parameters}` : ''}`;
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  draw();
}

/** Adds a value of a property or takes it away. */
function toggle(property, value) {
  const has = address().getAll(property).includes(value);
  if (SEVERAL.includes(property)) {
    const others = address().getAll(property).filter(each => each !== value);
    go({ [property]: has ? others : [...others, value] });
  } else {
    const day = property === 'period' ? { from: '', to: '' } : {};
    go({ ...day, [property]: has ? '' : value });
  }
}

const path = (form, parameters) => `${api}/${form}${parameters.size ? `?${parameters}` : ''}`;

async function drawList(chosen, news) {
  const rows = Math.max(PAGE_SIZE, Number(address().get('rows')) || 0);
  const mine = ++asked;
  let page;
  try {
    page = await getRows(`${api}/statements`, chosen, rows);
  } catch (error) {
    if (mine !== asked) return;
    $('list').replaceChildren(el('li', {}, emptyState(t('list.impossible'), error.message)));
    $('note').textContent = '';
    return;
  } finally {
    $('list').setAttribute('aria-busy', 'false');
  }
  if (mine !== asked) return;
  const narrowed = chosen.size > 0;
  $('note').textContent = t(narrowed ? 'statements.matches' : 'statements.all', { n: page.total });
  const current = document.activeElement?.closest?.('[data-id]')?.dataset.id;
  const cards = page.items.map(item => {
    const drawn = card(item, claimLabel);
    drawn.tabIndex = -1;
    if (news && previous && !previous.has(item.statement.id)) drawn.classList.add('new');
    return drawn;
  });
  previous = new Set(page.items.map(item => item.statement.id));
  const nothing = narrowed ? emptyState(t('statements.none'), t('statements.none-more')) : emptyState(t('statements.empty'), t('statements.empty-more'));
  $('list').replaceChildren(...(cards.length ? cards : [el('li', {}, nothing)]));
  if (current) document.querySelector(`[data-id="${CSS.escape(current)}"]`)?.focus({ preventScroll: true });
  $('more').hidden = page.items.length >= page.total;
}

async function drawSides(chosen) {
  const narrowing = new URLSearchParams(chosen);
  narrowing.delete('order');
  const facets = await getJson(path('facets', narrowing)).catch(() => null);
  if (!facets) return;
  drawFacets($('facets'), facets, chosen, labels, toggle);
  drawMonths($('months'), facets.months, chosen, toggle);
  drawChosen($('chosen'), facets, chosen, labels, (name, value) => (name === 'all' ? clear() : toggle(name, value)));
}

const clear = () => go(Object.fromEntries([...ONE, ...SEVERAL].map(name => [name, ''])));

function draw({ news = false } = {}) {
  const chosen = filters();
  if (document.activeElement !== $('q')) $('q').value = chosen.get('q') ?? '';
  for (const name of ['from', 'to']) $('days').elements[name].value = chosen.get(name) ?? '';
  $('as-csv').href = path('statements.csv', chosen);
  $('as-json').href = path('statements', chosen);
  return Promise.all([drawList(chosen, news), drawSides(chosen)]).catch(console.error);
}

$('search').addEventListener('submit', event => {
  event.preventDefault();
  go({ q: $('q').value.trim() });
});
const typed = debounce(() => $('q').value.trim() !== (address().get('q') ?? '') && go({ q: $('q').value.trim() }, { replace: true }), 250);
$('q').addEventListener('input', typed);
suggest($('q'), $('suggestions'), choice => go({ q: '', [choice.property]: choice.value }));
$('days').addEventListener('submit', event => event.preventDefault());
$('days').addEventListener('change', event => go({ period: '', [event.target.name]: event.target.value }));
$('more').addEventListener('click', () => {
  const parameters = address();
  parameters.set('rows', String(document.querySelectorAll('#list > .statement').length + PAGE_SIZE));
  history.replaceState(null, '', `${location.pathname}?${parameters}`);
  draw();
});
$('save').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    $('save').textContent = t('statements.copied');
  } catch {
    $('save').textContent = t('statements.address-is-link');
  }
  setTimeout(() => { $('save').textContent = t('statements.copy-link'); }, 2500);
});
listenToKeys($('list'), $('q'), $('help'));
$('keys').addEventListener('click', () => $('help').showModal());
addEventListener('popstate', () => draw());
$('narrow').open = matchMedia('(min-width: 62rem)').matches;

const issue = await getIssue();
$('issue-title').replaceChildren(el('a', { href: `${base}/` }, asWritten(issue.title)));
for (const claim of issue.claims) labels.claim.set(claim.id, claim.label);
for (const topic of issue.topics) labels.topic.set(topic.id, topic.label);
await draw();
const redraw = throttle(() => draw({ news: true }), 500);
listen({ statement: redraw, 'statement-removed': redraw, reset: redraw });
