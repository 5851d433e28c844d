// The statements: a list that is searched and narrowed by facets. Its address says what is shown; live events redraw it without a reload.
import { $, api, around, asWritten, base, changeAddress, debounce, el, emptyState, fields, find, followFilters, fromAddress, getIssue, getJson, getRows, replace, throttle } from './common.js';
import { drawChosen, drawFacets, drawMonths } from './facets.js';
import { listenToKeys } from './keys.js';
import { listen } from './live.js';
import { emptyList } from './reading.js';
import { offerSaving } from './save-view.js';
import { suggest } from './search.js';
import { card } from './statement.js';
import { t } from './strings.js';

/** The parameters that narrow the list, as in the API; those of the first line take several values. */
const SEVERAL = ['side', 'actor', 'tier', 'kind', 'language', 'publisher'];
const ONE = ['q', 'claim', 'stance', 'topic', 'counted', 'official', 'from', 'to', 'period', 'document', 'cluster', 'copies', 'order'];
const PAGE_SIZE = 20;
const labels = { claim: new Map(), topic: new Map() };
const search = $('q', HTMLInputElement);
const help = $('help', HTMLDialogElement);
const claimLabel = id => labels.claim.get(id) ?? id;
/** True if there are no statements at all. */
let isEmpty = false;
/** @type {Set<string> | null} */
let previous = null;
let asked = 0;

const address = () => new URLSearchParams(location.search);

/** Returns the filters of the address, without anything that the API does not know. */
function filters() {
  const given = address();
  const known = new URLSearchParams();
  for (const [name, value] of Object.entries(fromAddress(ONE))) if (value) known.set(name, value);
  for (const name of SEVERAL) given.getAll(name).filter(Boolean).forEach(value => known.append(name, value));
  return known;
}

function go(changes, options) {
  changeAddress({ ...changes, rows: '' }, options);
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

/** Says why there are no statements at all. */
function showNothing(status) {
  if (isEmpty) replace($('list'), el('li', {}, emptyList(status, t('statements.empty'), t('statements.empty-more'))));
}

async function drawList(chosen, news) {
  const rows = Math.max(PAGE_SIZE, Number(address().get('rows')) || 0);
  const mine = ++asked;
  let page;
  try {
    page = await getRows(`${api}/statements`, chosen, rows);
  } catch (error) {
    if (mine !== asked) return;
    replace($('list'), el('li', {}, emptyState(t('list.impossible'), error.message)));
    $('note').textContent = '';
    return;
  } finally {
    $('list').setAttribute('aria-busy', 'false');
  }
  if (mine !== asked) return;
  const narrowed = chosen.size > 0;
  $('note').textContent = t(narrowed ? 'statements.matches' : 'statements.all', { n: page.total });
  const current = around(document.activeElement, '[data-id]')?.dataset.id;
  const cards = page.items.map(item => {
    const drawn = card(item, claimLabel, chosen.get('claim') ?? '');
    drawn.tabIndex = -1;
    if (news && previous && !previous.has(item.statement.id)) drawn.classList.add('new');
    return drawn;
  });
  previous = new Set(page.items.map(item => item.statement.id));
  isEmpty = cards.length === 0 && !narrowed;
  replace($('list'), ...(cards.length || isEmpty ? cards : [el('li', {}, emptyState(t('statements.none'), t('statements.none-more')))]));
  if (isEmpty) showNothing(await getJson(`${api}/status`));
  if (current) find(`[data-id="${CSS.escape(current)}"]`)?.focus({ preventScroll: true });
  $('more').hidden = page.items.length >= page.total;
}

/** Returns what narrows the list, as the API and the feeds expect it. */
function narrowing(chosen) {
  const without = new URLSearchParams(chosen);
  without.delete('order');
  return without;
}

async function drawSides(chosen) {
  const facets = await getJson(path('facets', narrowing(chosen))).catch(() => null);
  if (!facets) return;
  drawFacets($('facets'), facets, chosen, labels, toggle);
  drawMonths($('months'), facets.months, chosen, toggle);
  drawChosen($('chosen'), facets, chosen, labels, (name, value) => (name === 'all' ? clear() : toggle(name, value)));
}

const clear = () => go(Object.fromEntries([...ONE, ...SEVERAL].map(name => [name, ''])));

function draw({ news = false } = {}) {
  const chosen = filters();
  if (document.activeElement !== search) search.value = chosen.get('q') ?? '';
  for (const name of ['from', 'to']) fields('days')[name].value = chosen.get(name) ?? '';
  $('order', HTMLSelectElement).value = chosen.get('order') ?? '';
  followFilters(narrowing(chosen).size ? `?${narrowing(chosen)}` : '');
  $('as-csv', HTMLAnchorElement).href = path('statements.csv', chosen);
  $('as-json', HTMLAnchorElement).href = path('statements', chosen);
  return Promise.all([drawList(chosen, news), drawSides(chosen)]).catch(console.error);
}

$('search').addEventListener('submit', event => {
  event.preventDefault();
  go({ q: search.value.trim() });
});
const typed = debounce(() => search.value.trim() !== (address().get('q') ?? '') && go({ q: search.value.trim() }, { instead: true }), 250);
search.addEventListener('input', typed);
suggest(search, $('suggestions'), choice => go({ q: '', [choice.property]: choice.value }));
$('days').addEventListener('submit', event => event.preventDefault());
$('days').addEventListener('change', event => {
  const { name, value } = /** @type {HTMLInputElement} */ (event.target);
  go({ period: '', [name]: value });
});
$('more').addEventListener('click', () => {
  changeAddress({ rows: String(document.querySelectorAll('#list > .statement').length + PAGE_SIZE) }, { instead: true });
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
$('order', HTMLSelectElement).addEventListener('change', () => go({ order: $('order', HTMLSelectElement).value }));
/** Returns a name for what is shown: the words and filters. */
offerSaving($('save-view'), () => [search.value.trim(), ...[...document.querySelectorAll('#chosen li button[title]')].map(each => each.firstChild?.textContent)].filter(Boolean).join(t('system.and')));
listenToKeys($('list'), search, help);
$('keys').addEventListener('click', () => help.showModal());
addEventListener('popstate', () => draw());
$('narrow', HTMLDetailsElement).open = matchMedia('(min-width: 62rem)').matches;

const issue = await getIssue();
replace($('issue-title'), el('a', { href: `${base}/` }, asWritten(issue.title)));
for (const claim of issue.claims) labels.claim.set(claim.id, claim.label);
for (const topic of issue.topics) labels.topic.set(topic.id, topic.label);
await draw();
const redraw = throttle(() => draw({ news: true }), 500);
listen({ statement: redraw, 'statement-removed': redraw, status: showNothing, reset: redraw });
