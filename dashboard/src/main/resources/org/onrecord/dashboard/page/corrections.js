// Every correction: who, when, what, why, and what became of it.
import { ask, count, el, empty, query, soon } from './common.js';
import { correctionCard } from './correcting.js';
import { listen } from './live.js';

const PAGE = 30;
const FILTERS = ['field', 'revoked'];
const $ = id => document.getElementById(id);
let shown = PAGE;

const issue = await ask('/api/v1/issue');
$('issue-title').textContent = issue.title;

function asked() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries([...FILTERS, 'statement', 'document'].map(name => [name, parameters.get(name) ?? '']));
}

async function draw() {
  const filters = asked();
  FILTERS.forEach(name => { $('filters').elements[name].value = filters[name]; });
  let page;
  try {
    page = await ask(`/api/v1/corrections${query({ ...filters, size: shown })}`);
  } catch (error) {
    $('corrections').replaceChildren(el('li', {}, empty('This cannot be asked.', error.message)));
    return;
  }
  $('corrections-csv').href = `/api/v1/corrections.csv${query(filters)}`;
  $('corrections-json').href = `/api/v1/corrections${query(filters)}`;
  $('corrections-note').textContent = `${count(page.total, 'correction')}, newest first`;
  const cards = page.items.map(item => correctionCard(item, issue, again));
  $('corrections').replaceChildren(...(cards.length ? cards : [el('li', {}, empty(Object.values(filters).some(Boolean) ? 'No correction matches.' : 'Nothing has been corrected yet.',
    'Decide what waits in the review queue, or correct a statement beside its words in its document.'))]));
  $('more').hidden = page.items.length >= page.total;
}

/** Draws anew, but not under the hands of somebody who is writing why. */
const again = soon(() => (document.querySelector('.revoke[open]') ? null : draw().catch(console.error)), 400);

$('filters').addEventListener('change', () => {
  const form = $('filters').elements;
  history.pushState(null, '', `/corrections${query({ ...asked(), ...Object.fromEntries(FILTERS.map(name => [name, form[name].value])) })}`);
  shown = PAGE;
  draw();
});
$('more').addEventListener('click', () => { shown += PAGE; draw(); });
addEventListener('popstate', () => draw());
await draw();
listen({ corrections: again, statement: again, 'statement-removed': again, reset: again });
