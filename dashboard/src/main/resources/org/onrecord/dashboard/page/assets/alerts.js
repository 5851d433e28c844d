// The alerts: what fired, why, and the evidence.
import { card, OF_FETCHING, withdrawal } from './alert-card.js';
import { $, api, asWritten, base, el, emptyState, fields, followFilters, followLinks, fromAddress, getIssue, getJson, getRows, query, replace, throttle } from './common.js';
import { listen } from './live.js';
import { has, named, number, t } from './strings.js';

/** What the page shows: changes on the issue, and apart from them notes about sources and edits. */
const TABS = [
  { name: t('alerts.about-the-issue'), kinds: ['first-position', 'shift', 'volume', 'talking-point'], any: t('alerts.any-about') },
  { name: t('alerts.sources-and-edits'), kinds: OF_FETCHING, any: t('alerts.any-source') },
];
const kindOf = kind => (kind === 'first-position' ? t('alerts.first-position') : named('change', kind));
const PAGE_SIZE = 30;
const FILTERS = ['kind', 'change', 'status'];
/** What changed, by the kind of alert that tells of it. */
const CHANGES = { shift: ['reversal', 'softening', 'hardening', 'silence', 'stance', 'emphasis'], 'talking-point': ['dropped', 'revived', 'appeared'] };
const changeOption = change => el('option', { value: change }, has(`shift.${change}`) ? t(`shift.${change}`) : named('change', change));
let pageSize = PAGE_SIZE;
/** @type {Set<string> | null} */
let previousIds = null;

/** Returns the tab that shows the kinds in the address. */
const tabOf = kind => TABS.find(tab => kind && kind.split(',').every(each => tab.kinds.includes(each))) ?? TABS[0];

/** Offers the kinds of a tab; adds an option for two kinds in the address. */
function choose(select, tab, value) {
  const whole = tab.kinds.join(',');
  select.replaceChildren(el('option', { value: whole }, tab.any), ...tab.kinds.map(kind => el('option', { value: kind }, kindOf(kind))));
  if (value && ![...select.options].some(option => option.value === value)) {
    select.append(el('option', { value }, value.split(',').map(kindOf).join(t('system.and'))));
  }
  select.value = value || whole;
}

/** Offers the changes of which the chosen kinds of alert tell; adds those in the address. */
function chooseChange(select, kinds, value) {
  const changes = Object.entries(CHANGES).filter(([kind]) => kinds.includes(kind)).flatMap(([, all]) => all);
  select.replaceChildren(el('option', { value: '' }, t('alerts.any-change')), ...changes.map(changeOption));
  if (value && !changes.includes(value)) select.append(el('option', { value }, value.split(',').map(each => changeOption(each).textContent).join(t('system.and'))));
  select.value = value;
  select.parentElement.hidden = select.options.length === 1;
}

async function drawTabs(current) {
  const counts = await Promise.all(TABS.map(tab => getJson(`${api}/alerts${query({ kind: tab.kinds.join(','), size: 1 })}`)));
  replace($('tabs'), ...TABS.map((tab, i) => el('a', {
    href: `${base}/alerts${i === 0 ? '' : query({ kind: tab.kinds.join(',') })}`, 'aria-current': tab === current ? 'true' : null, class: counts[i].total ? '' : 'zero',
  }, `${tab.name} `, el('b', {}, number(counts[i].total)))));
  $('fired-title').textContent = current.name;
}

async function draw() {
  const filters = fromAddress(FILTERS);
  const form = fields('alert-filters');
  const tab = tabOf(filters.kind);
  choose(form.kind, tab, filters.kind);
  filters.kind = form.kind.value;
  chooseChange(form.change, filters.kind.split(','), filters.change);
  form.status.value = filters.status;
  let page;
  let withdrawnPage;
  try {
    page = await getRows(`${api}/alerts`, filters, pageSize);
    withdrawnPage = await getJson(`${api}/alerts${query({ ...filters, status: 'withdrawn', size: 1 })}`);
  } catch (error) {
    replace($('alerts'), el('li', {}, emptyState(t('list.impossible'), error.message)));
    return;
  }
  await drawTabs(tab);
  $('alerts-csv', HTMLAnchorElement).href = `${api}/alerts.csv${query(filters)}`;
  $('alerts-json', HTMLAnchorElement).href = `${api}/alerts${query(filters)}`;
  followFilters(query(filters));
  replace($('alerts-note'), t('alerts.note', { n: page.total }),
    ...(!filters.status && withdrawnPage.total ? [' · ', el('a', { href: `${base}/alerts${query({ ...filters, status: 'withdrawn' })}` }, t('alerts.n-withdrawn', { n: withdrawnPage.total }))] : []));
  const cards = page.items.map(item => {
    const drawn = card(item);
    if (previousIds && !previousIds.has(item.alert.id)) drawn.classList.add('new');
    return drawn;
  });
  previousIds = new Set(page.items.map(item => item.alert.id));
  replace($('alerts'), ...(cards.length ? cards : [el('li', {}, filters.kind !== TABS[0].kinds.join(',') || filters.change || filters.status ? emptyState(t('alerts.no-match')) : emptyState(t('alerts.none'), t('alerts.none-more')))]));
  $('more').hidden = page.items.length >= page.total;
}

/** Marks a withdrawn alert that is on the page instead of removing it while somebody may be reading it. */
function removed({ id, reason }) {
  const drawn = document.getElementById(id);
  if (!drawn?.classList.contains('alert') || drawn.classList.contains('withdrawn')) return;
  drawn.classList.add('withdrawn');
  drawn.prepend(withdrawal(reason));
}

$('alert-filters').addEventListener('change', () => {
  const form = fields('alert-filters');
  const whole = form.kind.value === TABS[0].kinds.join(',');
  history.pushState(null, '', `${base}/alerts${query(Object.fromEntries(FILTERS.map(name => [name, name === 'kind' && whole ? '' : form[name].value])))}`);
  previousIds = null;
  draw();
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
addEventListener('popstate', () => { previousIds = null; draw(); });
const redrawSoon = throttle(() => draw().catch(console.error), 300);
replace($('issue-title'), asWritten((await getIssue()).title));
followLinks($('tabs'), () => {
  previousIds = null;
  pageSize = PAGE_SIZE;
  draw();
});
await draw();
if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
listen({ alert: redrawSoon, 'alert-removed': removed, reset: redrawSoon });
