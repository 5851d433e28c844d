// What actors say again and again, and what they stopped saying, with the words that prove it.
import { ask, chip, count, day, el, empty, outLink, query, soon } from './common.js';
import { listen } from './live.js';

const PAGE = 30;
const FILTERS = ['state', 'side', 'actor'];
const STATES = { current: 'in use', dropped: 'dropped', revived: 'revived' };
const $ = id => document.getElementById(id);
let shown = PAGE;

const issue = await ask('/api/v1/issue');
$('issue-title').textContent = issue.title;
const topicName = id => issue.topics.find(topic => topic.id === id)?.label ?? id;

function asked() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map(name => [name, parameters.get(name) ?? '']));
}

const chinese = words => (/\p{Script=Han}/u.test(words) ? 'zh' : null);

function use(each) {
  return el('li', {}, el('span', { class: 'day' }, day(each.day)), ' ',
    el('a', { href: `/statements/${encodeURIComponent(each.statement)}`, lang: chinese(each.words) }, `“${each.words}”`),
    el('span', { class: 'role' }, each.speaker && ` ${each.speaker}, `, each.url ? outLink(each.url, each.title || each.publisher) : (each.title || each.publisher)));
}

/** How its silence is to be read: nothing is said of one that chance explains well. */
function silence(point) {
  if (point.silent === 0) return 'used on the last occasion on which its topic came up';
  return `not used on the last ${count(point.silent, 'occasion')} on which its topic came up; by its own history so long a silence has a probability of ${point.probability < 0.001 ? 'less than 0.001' : point.probability.toFixed(3)}`;
}

function card(point) {
  return el('li', { class: 'letter point', id: point.id, 'data-state': point.state },
    el('p', { class: 'who' }, chip(point.actor.side), el('a', { href: `/talking-points${query({ actor: point.actor.id })}` }, point.actor.name ?? 'Not named'),
      el('span', { class: `chip state ${point.state}` }, STATES[point.state] ?? point.state), point.declared && el('span', { class: 'chip' }, 'declared')),
    el('h3', { lang: chinese(point.wording) }, `“${point.wording}”`),
    el('p', { class: 'where' }, el('span', {}, `${count(point.occasions, 'occasion')} of ${point.spoke}`), el('span', {}, 'first ', day(point.first)), el('span', {}, 'last ', day(point.last)),
      point.topics.length > 0 && el('span', {}, point.topics.map(topicName).join(', '))),
    el('p', { class: 'role' }, silence(point), '.'),
    el('details', {}, el('summary', {}, `The words that prove it (${count(point.statements, 'statement')})`), el('ol', { class: 'uses' }, ...point.uses.map(use))));
}

async function draw() {
  const filters = asked();
  const form = $('filters').elements;
  form.state.value = filters.state;
  if (document.activeElement !== form.side) form.side.value = filters.side;
  let page;
  try {
    page = await ask(`/api/v1/talking-points${query({ ...filters, size: shown })}`);
  } catch (error) {
    $('points').replaceChildren(el('li', {}, empty('This cannot be asked.', error.message)));
    return;
  }
  $('points-csv').href = `/api/v1/talking-points.csv${query(filters)}`;
  $('points-json').href = `/api/v1/talking-points${query(filters)}`;
  $('points-note').textContent = `${count(page.total, 'talking point')}, the most used first`;
  const open = new Set([...document.querySelectorAll('.point details[open]')].map(each => each.closest('.point').id));
  const cards = page.items.map(card);
  cards.filter(each => open.has(each.id)).forEach(each => { each.querySelector('details').open = true; });
  $('points').replaceChildren(...(cards.length ? cards : [el('li', {}, empty('No talking point yet.',
    'One is found when the same actor says the same on three occasions, days apart.'))]));
  $('more').hidden = page.items.length >= page.total;
}

$('filters').addEventListener('submit', event => event.preventDefault());
$('filters').addEventListener('change', () => {
  const form = $('filters').elements;
  history.pushState(null, '', `/talking-points${query({ ...asked(), state: form.state.value, side: form.side.value.trim().toUpperCase() })}`);
  shown = PAGE;
  draw();
});
$('more').addEventListener('click', () => { shown += PAGE; draw(); });
addEventListener('popstate', () => draw());
const again = soon(() => draw().catch(console.error), 600);
await draw();
listen({ 'talking-points': again, reset: again });
