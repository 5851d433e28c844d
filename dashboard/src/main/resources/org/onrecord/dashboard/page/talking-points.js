// The talking points of actors, current and dropped, with their uses.
import { api, base, chip, count, day, el, emptyState, externalLink, getIssue, getRows, query, throttle } from './common.js';
import { listen } from './live.js';

const PAGE_SIZE = 30;
const FILTERS = ['state', 'side', 'actor'];
const STATES = { current: 'in use', dropped: 'dropped', revived: 'revived' };
const $ = id => document.getElementById(id);
let pageSize = PAGE_SIZE;

const issue = await getIssue();
$('issue-title').textContent = issue.title;
const topicName = id => issue.topics.find(topic => topic.id === id)?.label ?? id;

function currentFilters() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map(name => [name, parameters.get(name) ?? '']));
}

const chinese = words => (/\p{Script=Han}/u.test(words) ? 'zh' : null);

function useItem(each) {
  return el('li', {}, el('span', { class: 'day' }, day(each.day)), ' ',
    el('a', { href: `${base}/statements/${encodeURIComponent(each.statement)}`, lang: chinese(each.words) }, `“${each.words}”`),
    el('span', { class: 'role' }, each.speaker && ` ${each.speaker}, `, each.url ? externalLink(each.url, each.title || each.publisher) : (each.title || each.publisher)));
}

/** Returns how long the actor has not used the talking point, and how likely that is by chance. */
function silence(point) {
  if (point.silent === 0) return 'Used on the latest occasion on its topic';
  return `Not used on the last ${count(point.silent, 'occasion')} on its topic. Given its history, the probability of such a silence is ${point.probability < 0.001 ? 'less than 0.001' : point.probability.toFixed(3)}`;
}

function card(point) {
  return el('li', { class: 'letter point', id: point.id, 'data-state': point.state },
    el('p', { class: 'who' }, chip(point.actor.side), el('a', { href: `${base}/talking-points${query({ actor: point.actor.id })}` }, point.actor.name ?? 'Not named'),
      el('span', { class: `chip state ${point.state}` }, STATES[point.state] ?? point.state), point.declared && el('span', { class: 'chip' }, 'declared')),
    el('h3', { lang: chinese(point.wording) }, `“${point.wording}”`),
    el('p', { class: 'where' }, el('span', {}, `used on ${point.occasions} of ${count(point.spoke, 'occasion')}`), el('span', {}, 'first ', day(point.first)), el('span', {}, 'last ', day(point.last)),
      point.topics.length > 0 && el('span', {}, point.topics.map(topicName).join(', '))),
    el('p', { class: 'role' }, silence(point), '.'),
    el('details', {}, el('summary', {}, `Evidence (${count(point.statements, 'statement')})`), el('ol', { class: 'uses' }, ...point.uses.map(useItem))));
}

async function draw() {
  const filters = currentFilters();
  const form = $('filters').elements;
  form.state.value = filters.state;
  if (document.activeElement !== form.side) form.side.value = filters.side;
  let page;
  try {
    page = await getRows(`${api}/talking-points`, filters, pageSize);
  } catch (error) {
    $('points').replaceChildren(el('li', {}, emptyState('This query is not possible.', error.message)));
    return;
  }
  $('points-csv').href = `${api}/talking-points.csv${query(filters)}`;
  $('points-json').href = `${api}/talking-points${query(filters)}`;
  $('points-note').textContent = `${count(page.total, 'talking point')}, most used first`;
  const open = new Set([...document.querySelectorAll('.point details[open]')].map(each => each.closest('.point').id));
  const cards = page.items.map(card);
  cards.filter(each => open.has(each.id)).forEach(each => { each.querySelector('details').open = true; });
  $('points').replaceChildren(...(cards.length ? cards : [el('li', {}, emptyState('No talking points yet.',
    'A talking point appears once an actor has said the same on three occasions, days apart.'))]));
  $('more').hidden = page.items.length >= page.total;
}

$('filters').addEventListener('submit', event => event.preventDefault());
$('filters').addEventListener('change', () => {
  const form = $('filters').elements;
  history.pushState(null, '', `${base}/talking-points${query({ ...currentFilters(), state: form.state.value, side: form.side.value.trim().toUpperCase() })}`);
  pageSize = PAGE_SIZE;
  draw();
});
$('more').addEventListener('click', () => { pageSize += PAGE_SIZE; draw(); });
addEventListener('popstate', () => draw());
const redrawSoon = throttle(() => draw().catch(console.error), 600);
await draw();
listen({ 'talking-points': redrawSoon, reset: redrawSoon });
