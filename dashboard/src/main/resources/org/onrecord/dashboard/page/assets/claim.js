// The page of a claim: how the stance on it moves. Its address says what is shown, so that a view can be shared.
import { $, actorKey, api, around, changeAddress, comparePage, dayText, el, emptyState, getIssue, getJson, getRows, isPlainClick, lastOfPath, onNewWidth, replace, statementsPage, throttle } from './common.js';
import { drawControls, listenToControls } from './claim-controls.js';
import { drawFigures } from './claim-figures.js';
import { daysText, nameOf } from './claim-names.js';
import { asked, stateOf } from './claim-state.js';
import { focusDot, listenToDotKeys } from './dot-keys.js';
import { embedIfAsked, mark } from './figure.js';
import { listen } from './live.js';
import { seriesColour, seriesShape } from './plots.js';
import { offerSaving } from './save-view.js';
import { drawShifts, shiftsOf } from './shifts.js';
import { card } from './statement.js';
import { outline } from './shapes.js';
import { rich, t } from './strings.js';

const WORDS_SHOWN = 5;
const claim = lastOfPath();
const path = `${api}/claims/${encodeURIComponent(claim)}`;

let labels = new Map();
/** What the page shows, as `drawFigures` takes it. */
let shown;
const claimLabel = id => labels.get(id) ?? id;
const state = () => stateOf(new URLSearchParams(location.search));

function go(changes) {
  changeAddress(changes);
  return draw().catch(report);
}

/** Returns the series as they are drawn: with a colour and a shape, and with their days in the label where the reader compares periods. */
function dressed(movement, periods) {
  return movement.series.map((series, at) => ({
    ...series,
    colour: seriesColour(at),
    shape: seriesShape(at),
    label: periods.length > 0 ? `${nameOf(series)}, ${daysText(series.key.from, series.key.to)}` : nameOf(series),
  }));
}

/** Draws the newest words of each series beside one another. */
async function drawWords(now, series) {
  const lists = await Promise.all(series.map(async each => {
    const filters = { claim, counted: 'true', [each.key.kind]: each.key.id, language: each.key.language, from: each.key.from ?? now.from, to: each.key.to ?? now.to };
    return { each, filters, page: await getRows(`${api}/statements`, filters, WORDS_SHOWN) };
  }));
  $('words-note').textContent = now.from || now.to ? daysText(now.from, now.to) : '';
  $('columns').style.setProperty('--columns', String(Math.min(3, lists.length)));
  replace($('columns'), ...lists.map(({ each, page, filters }) => el('section', {},
    el('h3', {}, mark({ name: '', colour: each.colour, path: outline(each.shape, 5) }), each.label, ' ', el('span', { class: 'n' }, t('claim.n', { n: page.total }))),
    el('ol', { class: 'list' }, ...page.items.map(item => card(item, claimLabel, claim))),
    page.total > page.items.length && el('p', { class: 'rest' }, el('a', { href: statementsPage(filters) }, t('claim.all-words', { n: page.total }))))));
}

/** Returns what the same actor said on this claim before a statement. */
function saidBefore(statement) {
  const key = actorKey(statement.actor);
  for (const series of shown?.series ?? []) {
    const own = series.dots.filter(dot => dot.actor && dot.actor === key);
    const at = own.findIndex(dot => dot.statement === statement.id);
    if (at > 0) return own[at - 1];
  }
  return null;
}

/** Draws the statement that a dot opened. */
async function drawOpened({ opened }) {
  const box = $('opened');
  box.hidden = !opened;
  if (!opened) return;
  try {
    const { item } = await getJson(`${api}/statements/${encodeURIComponent(opened)}`);
    const before = saidBefore(item.statement);
    replace(box,
      el('button', { type: 'button', class: 'quiet close', 'data-close': '' }, t('claim.close')),
      el('ol', { class: 'list' }, card(item, claimLabel, claim)),
      before && el('p', { class: 'rest' }, el('a', { href: comparePage(`statement:${before.statement}`, `statement:${item.statement.id}`) }, t('claim.compare-before', { day: dayText(before.day) }))));
  } catch (error) {
    replace(box, emptyState(t('claim.gone'), error.message));
  }
}

/** Reads what the address says. Without chosen series, those of all times are shown for any days. */
async function read(now) {
  const movement = await getJson(`${path}${asked(now, null)}`);
  const [whole, shifts, issue] = await Promise.all([
    now.from || now.to || now.periods.length > 0 ? getJson(`${path}${asked(now, movement, { whole: true })}`) : movement,
    shiftsOf(claim),
    shown?.issue ?? getIssue(),
  ]);
  const series = dressed(movement, now.periods);
  const holders = new Set(series.map(each => each.key.id));
  return { state: now, path, issue, movement, whole, series,
    shifts: shifts.filter(({ facts }) => holders.has(facts.side) || holders.has(facts.actor)) };
}

let drawing = 0;

async function draw() {
  const mine = ++drawing;
  const now = state();
  let next;
  try {
    next = await read(now);
  } catch (error) {
    $('trouble').hidden = false;
    $('trouble').textContent = error.message;
    for (const id of ['stance', 'volume', 'topics']) $(id).setAttribute('aria-busy', 'false');
    return;
  }
  if (mine !== drawing) return;
  shown = next;
  const { issue, movement, series, shifts } = shown;
  $('trouble').hidden = true;
  labels = new Map(issue.claims.map(each => [each.id, each.label]));
  document.title = `${movement.label} · OnRecord`;
  $('claim-title').textContent = movement.label;
  replace($('claim-meaning'), ...(movement.text === movement.label ? [] : rich('claim.meaning', { text: movement.text })));
  drawControls(now, movement);
  drawFigures(shown, (from, to) => go({ from, to }));
  drawShifts($('shift-list', HTMLDetailsElement), shifts);
  await Promise.all([drawWords(now, series), drawOpened(now)]);
}

const report = error => console.error(error);
listenToControls(state, () => shown.movement, go);
listenToDotKeys($('stance'));
offerSaving($('save-view'), () => $('claim-title').textContent ?? '');
/** Opens the words of a dot on this page. */
document.addEventListener('click', async event => {
  if (event.defaultPrevented || !isPlainClick(event)) return;
  const link = around(event.target, '#stance a[data-statement], a[data-open]');
  if (around(event.target, '[data-close]')) {
    const { opened } = state();
    await go({ open: '' });
    if (opened) focusDot($('stance'), opened);
  } else if (link) {
    event.preventDefault();
    await go({ open: link.dataset.statement ?? link.dataset.open });
    $('opened').focus({ preventScroll: true });
    $('opened').scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }
});
addEventListener('popstate', () => draw().catch(report));
addEventListener('hashchange', () => {
  if (!location.hash.startsWith('#shift-')) return;
  $('shift-list', HTMLDetailsElement).open = true;
  document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
});
onNewWidth(() => draw().catch(report));

embedIfAsked();
await draw().catch(report);
const redraw = throttle(() => draw().catch(report), 600);
listen({ statement: redraw, 'statement-removed': redraw, alert: redraw, 'alert-removed': redraw, reset: redraw });
