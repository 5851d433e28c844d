// The saved views: pages with their filters, by name.
import { $, el, emptyState, fields, find, getIssue, list, replace } from './common.js';
import { change, onChange } from './desk-store.js';
import { attempt, offerFile, readOrExplain } from './desk-file.js';
import { valueName } from './facets.js';
import { listen } from './live.js';
import { has, t } from './strings.js';

const FILTERS = ['side', 'tier', 'kind', 'stance', 'language', 'counted', 'official', 'claim', 'topic', 'period', 'from', 'to', 'publisher', 'q', 'actor'];
const labels = { claim: new Map(), topic: new Map() };

/** Returns what an address shows: the name of its page and its filters. */
function contentOf(address) {
  const { pathname, searchParams } = new URL(address, location.origin);
  const parts = pathname.replace(/^\/issues\/[^/]+(?=\/)/, '').split('/').filter(Boolean);
  const page = parts[0] === 'claims' ? [t('title.claim'), labels.claim.get(decodeURIComponent(parts[1] ?? '')) ?? parts[1]] : [has(`nav.${parts[0]}`) ? t(`nav.${parts[0]}`) : pathname];
  const filters = [...searchParams].filter(([name]) => FILTERS.includes(name)).map(([name, value]) => (name === 'q' ? t('views.words', { words: value }) : valueName(name, value, labels)));
  return list([...page, ...filters]);
}

function rename(view, box) {
  const form = el('form', { class: 'rename' }, el('label', {}, el('span', { class: 'hidden' }, t('views.name')), el('input', { name: 'name', required: true, maxlength: 120, value: view.name })),
    el('button', { type: 'submit' }, t('views.keep')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = fields(form).name.value.trim();
    attempt(() => change('views', views => views.map(each => (each.address === view.address ? { ...each, name: name || each.name } : each))));
  });
  replace(box, form);
  fields(form).name.select();
}

function remove(view) {
  attempt(() => {
    change('views', views => views.filter(each => each.address !== view.address));
    const undo = el('button', { type: 'button', class: 'link' }, t('desk.undo'));
    undo.addEventListener('click', () => attempt(() => { change('views', views => [...views, view]); replace($('said')); }));
    replace($('said'), t('views.removed', { name: view.name }), ' ', undo);
  });
}

function row(view) {
  const button = (key, action) => {
    const one = el('button', { type: 'button', class: 'link' }, t(key));
    one.addEventListener('click', () => action(one));
    return one;
  };
  const name = el('p', { class: 'view-name' }, el('a', { href: view.address }, view.name));
  return el('li', { class: 'view', 'data-address': view.address }, name, el('p', { class: 'role' }, contentOf(view.address)),
    el('p', { class: 'where' },
      button('statements.copy-link', async one => {
        const address = `${location.origin}${view.address}`;
        const copied = await navigator.clipboard.writeText(address).then(() => true, () => false);
        one.replaceWith(el('span', { role: 'status' }, copied ? t('statements.copied') : address));
      }),
      button('views.rename', () => rename(view, name)),
      button('desk.remove', () => remove(view))));
}

function draw() {
  const views = readOrExplain('views', draw);
  replace($('list'), ...(views ?? []).map(row), views?.length === 0 && el('li', {}, emptyState(t('views.none'), t('views.none-more'))));
  $('list').setAttribute('aria-busy', 'false');
}

const issue = await getIssue();
for (const claim of issue.claims) labels.claim.set(claim.id, claim.label);
for (const topic of issue.topics) labels.topic.set(topic.id, topic.label);
draw();
offerFile();
onChange(name => { if (name === 'views' && !find('form.rename:focus-within')?.querySelector(':invalid')) draw(); });
listen({});
