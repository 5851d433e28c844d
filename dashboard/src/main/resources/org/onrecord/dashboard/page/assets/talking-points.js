// The talking points of actors as life lines, current and dropped, with their wordings.
import { $, api, around, asWritten, base, el, emptyState, fields, find, followFilters, fromAddress, getIssue, getRows, onNewWidth, query, replace, throttle } from './common.js';
import { embedIfAsked, fill } from './figure.js';
import { drawLives, livesTable, MOST_LINES } from './life-lines.js';
import { listen } from './live.js';
import { card } from './point-card.js';
import { t } from './strings.js';

const PAGE_SIZE = 30;
const FILTERS = ['state', 'side', 'actor'];
let pageSize = PAGE_SIZE;

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));
const topicName = id => issue.topics.find(topic => topic.id === id)?.label ?? id;

function drawFigure(page, filters) {
  const figure = $('lives');
  const dated = page.items.filter(point => point.first);
  figure.hidden = dated.length === 0;
  figure.setAttribute('aria-busy', 'false');
  if (dated.length === 0) return;
  fill(figure, {
    id: 'lives', title: t('points.lives-title'),
    note: `${t('points.lives-note')} ${dated.length > MOST_LINES ? t('points.most-used', { n: MOST_LINES }) : ''}`,
    keys: [{ name: t('points-state.current'), colour: 'var(--favor)' }, { name: t('points-state.dropped'), colour: 'var(--warn)' }, { name: t('points-state.revived'), colour: 'var(--link)' }],
    source: t('figure.ours', { issue: issue.title }), drawing: drawLives(dated, Math.max(300, figure.clientWidth)), table: livesTable(page.items),
    csv: `${api}/talking-points.csv${query(filters)}`, json: `${api}/talking-points${query(filters)}`,
  });
}

async function draw() {
  const filters = fromAddress(FILTERS);
  const form = fields('filters');
  form.state.value = filters.state;
  if (document.activeElement !== form.side) form.side.value = filters.side;
  $('only-actor').hidden = !filters.actor;
  replace($('only-actor'), ...(filters.actor ? [t('points.only', { actor: issue.actors.find(actor => actor.id === filters.actor)?.name ?? filters.actor }), ' ',
    el('a', { href: `${base}/talking-points${query({ ...filters, actor: '' })}` }, t('points.all-actors'))] : []));
  let page;
  try {
    page = await getRows(`${api}/talking-points`, filters, pageSize);
  } catch (error) {
    replace($('points'), el('li', {}, emptyState(t('points.impossible'), error.message)));
    return;
  }
  $('points-csv', HTMLAnchorElement).href = `${api}/talking-points.csv${query(filters)}`;
  $('points-json', HTMLAnchorElement).href = `${api}/talking-points${query(filters)}`;
  followFilters(query(filters));
  $('points-note').textContent = t('points.n', { n: page.total });
  drawFigure(page, filters);
  const open = new Set([...document.querySelectorAll('.point details[open]')].map(each => around(each, '.point')?.id));
  const cards = page.items.map(point => card(point, topicName));
  cards.filter(each => open.has(each.id)).forEach(openUses);
  replace($('points'), ...(cards.length ? cards : [el('li', {}, emptyState(t('points.none'), t('points.none-how')))]));
  $('more').hidden = page.items.length >= page.total;
}

const openUses = point => find('details', point)?.toggleAttribute('open', true);

/** Shows the talking point that the address names, with its wordings. */
function showNamed() {
  const point = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!point || !point.matches('.point')) return;
  openUses(point);
  point.scrollIntoView({ block: 'start' });
}

$('filters').addEventListener('submit', event => event.preventDefault());
$('filters').addEventListener('change', () => {
  const form = fields('filters');
  history.pushState(null, '', `${base}/talking-points${query({ ...fromAddress(FILTERS), state: form.state.value, side: form.side.value.trim().toUpperCase() })}`);
  pageSize = PAGE_SIZE;
  draw();
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
addEventListener('popstate', () => draw());
addEventListener('hashchange', showNamed);
onNewWidth(() => draw());
const redrawSoon = throttle(() => draw().catch(console.error), 600);
embedIfAsked();
await draw();
showNamed();
listen({ 'talking-points': redrawSoon, reset: redrawSoon });
