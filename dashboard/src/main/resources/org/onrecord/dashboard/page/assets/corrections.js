// All corrections: who, when, what, why, and their state.
import { $, api, asWritten, base, el, emptyState, fields, fromAddress, getIssue, getRows, query, replace, throttle } from './common.js';
import { correctionCard } from './correcting.js';
import { listen } from './live.js';
import { t } from './strings.js';

const PAGE_SIZE = 30;
const FILTERS = ['field', 'revoked'];
const ALL_FILTERS = [...FILTERS, 'statement', 'document'];
let pageSize = PAGE_SIZE;

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));

async function draw() {
  const filters = fromAddress(ALL_FILTERS);
  FILTERS.forEach(name => { fields('filters')[name].value = filters[name]; });
  let page;
  try {
    page = await getRows(`${api}/corrections`, filters, pageSize);
  } catch (error) {
    replace($('corrections'), el('li', {}, emptyState(t('list.impossible'), error.message)));
    return;
  }
  $('corrections-csv', HTMLAnchorElement).href = `${api}/corrections.csv${query(filters)}`;
  $('corrections-json', HTMLAnchorElement).href = `${api}/corrections${query(filters)}`;
  $('corrections-note').textContent = t('corrections.note', { n: page.total });
  const cards = page.items.map(item => correctionCard(item, issue, redrawSoon));
  replace($('corrections'), ...(cards.length ? cards : [el('li', {}, emptyState(t(Object.values(filters).some(Boolean) ? 'corrections.no-match' : 'corrections.none'), t('corrections.none-more')))]));
  $('more').hidden = page.items.length >= page.total;
}

/** Redraws the list, but not while somebody is typing a reason. */
const redrawSoon = throttle(() => (document.querySelector('.revoke[open]') ? null : draw().catch(console.error)), 400);

$('filters').addEventListener('change', () => {
  const form = fields('filters');
  history.pushState(null, '', `${base}/corrections${query({ ...fromAddress(ALL_FILTERS), ...Object.fromEntries(FILTERS.map(name => [name, form[name].value])) })}`);
  pageSize = PAGE_SIZE;
  draw();
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
addEventListener('popstate', () => draw());
await draw();
listen({ corrections: redrawSoon, statement: redrawSoon, 'statement-removed': redrawSoon, reset: redrawSoon });
