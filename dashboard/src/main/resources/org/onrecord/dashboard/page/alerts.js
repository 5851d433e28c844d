// What fired, why, and the words that prove it.
import { ask, chip, count, day, el, empty, moment, outLink, query, soon } from './common.js';
import { changeList } from './changes.js';
import { healthWord, sourceLink } from './health.js';
import { listen } from './live.js';
import { shiftWord } from './shifts.js';

const KINDS = {
  'first-position': 'first position',
  shift: 'shift',
  volume: 'volume',
  'talking-point': 'talking point',
  'document-changed': 'document changed',
  source: 'source',
};
const PAGE = 30;
const FILTERS = ['kind', 'status', 'asOf'];
const $ = id => document.getElementById(id);
let shown = PAGE;
let known = null;

function evidence(each, stance) {
  return el('figure', { class: 'evidence' },
    el('blockquote', { class: stance, lang: /\p{Script=Han}/u.test(each.words) ? 'zh' : null }, each.words),
    el('figcaption', {},
      el('a', { href: each.statement ? `/statements/${encodeURIComponent(each.statement)}` : `/documents/${encodeURIComponent(each.document)}` },
        each.speaker ?? 'Read it in its document'),
      ' in ', each.url ? outLink(each.url, each.title || each.publisher) : (each.title || each.publisher)));
}

/** What an alert of any kind shows of its proof: words of statements, what an edit changed, or the state of a source. */
function proof(alert) {
  const { facts } = alert;
  if (alert.kind === 'document-changed') {
    return [changeList(alert.changes ?? []),
      ...alert.evidence.slice(0, 1).map(each => el('p', { class: 'open' },
        el('a', { href: `/documents/${encodeURIComponent(each.document)}#changes` }, 'Read the document and all its edits'),
        each.url ? [' or ', outLink(each.url, 'go to its source')] : null))];
  }
  if (alert.kind === 'source') {
    return [el('p', { class: 'open' }, healthWord(facts.health), facts.since && [' since ', moment(facts.since)],
      facts.address && [' · ', outLink(facts.address, facts.address)], ' · ', sourceLink(facts.source ?? alert.series, 'Open the source'))];
  }
  return alert.evidence.map((each, at) => evidence(each, facts.stance ?? (at === 0 ? facts.to : facts.from)));
}

/** What is said of an alert that no longer holds. */
function withdrawal(reason, when) {
  return el('p', { class: 'withdrawn-why' }, el('b', {}, 'Withdrawn'), when && [' ', moment(when)], reason && `: ${reason}`);
}

function card({ alert, topic, withdrawn, reason }) {
  return el('li', { class: withdrawn ? 'alert withdrawn' : 'alert', id: alert.id, 'data-id': alert.id, 'data-kind': alert.kind },
    withdrawn && withdrawal(reason, withdrawn),
    el('p', { class: 'who' }, el('span', { class: 'chip' }, shiftWord(alert) ?? KINDS[alert.kind] ?? alert.kind), alert.facts.side && chip(alert.facts.side), el('span', { class: 'day' }, day(alert.day))),
    el('h3', {}, alert.title),
    el('p', { class: 'because' }, alert.why),
    ...proof(alert).flat(),
    el('p', { class: 'where' }, el('span', {}, 'on ', el('code', {}, topic)), el('span', {}, 'key ', el('code', {}, alert.id))));
}

/** A filter of the address that no option has, such as two kinds, still shows. */
function choose(select, value) {
  if (value && ![...select.options].some(option => option.value === value)) {
    select.append(el('option', { value }, value.split(',').map(kind => KINDS[kind] ?? kind).join(', ')));
  }
  select.value = value;
}

function asked() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.map(name => [name, parameters.get(name) ?? '']));
}

async function draw() {
  const filters = asked();
  const form = $('alert-filters').elements;
  choose(form.kind, filters.kind);
  form.status.value = filters.status;
  form.asOf.value = filters.asOf;
  let page;
  let gone;
  try {
    page = await ask(`/api/v1/alerts${query({ ...filters, size: shown })}`);
    gone = await ask(`/api/v1/alerts${query({ ...filters, status: 'withdrawn', size: 1 })}`);
  } catch (error) {
    $('alerts').replaceChildren(el('li', {}, empty('This cannot be asked.', error.message)));
    return;
  }
  $('alerts-csv').href = `/api/v1/alerts.csv${query(filters)}`;
  $('alerts-json').href = `/api/v1/alerts${query(filters)}`;
  const stand = page.total === 1 ? 'stands' : 'stand';
  $('alerts-note').replaceChildren(count(page.total, 'alert'), filters.status ? ', newest first' : ` ${stand}, newest first`,
    ...(!filters.status && gone.total ? [' · ', el('a', { href: `/alerts${query({ ...filters, status: 'withdrawn' })}` }, `${gone.total} withdrawn`)] : []));
  $('missing').replaceChildren(...(page.missing ?? []).map(words => el('p', { class: 'role' }, words)));
  const cards = page.items.map(item => {
    const drawn = card(item);
    if (known && !known.has(item.alert.id)) drawn.classList.add('new');
    return drawn;
  });
  known = new Set(page.items.map(item => item.alert.id));
  $('alerts').replaceChildren(...(cards.length ? cards : [el('li', {}, filters.kind || filters.status || filters.asOf ? empty('No alert of this kind stands.') : empty('Nothing has fired yet.',
    'The first alert fires when an official takes a side on a claim for the first time.'))]));
  $('more').hidden = page.items.length >= page.total;
}

/** A card under a reader's eyes does not vanish: it says that it is withdrawn, and why, until the page is drawn anew. */
function removed({ id, reason }) {
  const drawn = document.getElementById(id);
  if (!drawn?.classList.contains('alert') || drawn.classList.contains('withdrawn')) return;
  drawn.classList.add('withdrawn');
  drawn.prepend(withdrawal(reason));
}

$('alert-filters').addEventListener('change', () => {
  const form = $('alert-filters').elements;
  history.pushState(null, '', `/alerts${query(Object.fromEntries(FILTERS.map(name => [name, form[name].value])))}`);
  known = null;
  draw();
});
$('more').addEventListener('click', () => { shown += PAGE; draw(); });
addEventListener('popstate', () => { known = null; draw(); });
const again = soon(() => draw().catch(console.error), 300);
ask('/api/v1/issue').then(issue => { $('issue-title').textContent = issue.title; });
await draw();
listen({ alert: again, 'alert-removed': removed, reset: again });
