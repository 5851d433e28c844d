// The page of a claim: how the stance on it moves. Its address says what is shown, so that a view can be shared.
import { api, base, day, dayText, debounce, el, emptyState, getIssue, getJson, getRows, query, sideName, throttle } from './common.js';
import { commonGaps, dateOf, drawStance, drawTopics, drawVolume, endOf, stanceTable, topicsTable, volumeTable } from './claim-chart.js';
import { embedIfAsked, fill, swatch } from './figure.js';
import { listen } from './live.js';
import { seriesColour } from './plots.js';
import { drawShifts, shiftsOf } from './shifts.js';
import { card } from './statement.js';
import { locale, rich, t } from './strings.js';

const MOST_SERIES = 6;
const WORDS_SHOWN = 5;
const PANEL = 384;
const GAP = 24;
const $ = id => document.getElementById(id);
const claim = decodeURIComponent(location.pathname.split('/').at(-1));
const path = `${api}/claims/${encodeURIComponent(claim)}`;
const percent = share => `${Math.round(100 * share)}%`;

let labels = new Map();
let shown;
const claimLabel = id => labels.get(id) ?? id;
const address = () => new URLSearchParams(location.search);

/** Returns what the address says. */
function state() {
  const parameters = address();
  const periods = ['1', '2'].map(at => [parameters.get(`from-${at}`) ?? '', parameters.get(`to-${at}`) ?? '']).filter(each => each.some(Boolean));
  return {
    series: parameters.getAll('series'),
    bucket: parameters.get('bucket') ?? 'month',
    layout: parameters.get('layout') ?? (periods.length > 0 ? 'split' : 'together'),
    from: parameters.get('from') ?? '',
    to: parameters.get('to') ?? '',
    asOf: parameters.get('asOf') ?? '',
    periods,
    events: parameters.getAll('event').map(text => ({ day: text.slice(0, 10), name: text.slice(11), text })).filter(event => /^\d{4}-\d\d-\d\d$/.test(event.day)),
    opened: parameters.get('open'),
  };
}

/** Changes parameters of the address and draws the new view. An array repeats its parameter. */
function go(changes, { replace = false } = {}) {
  const parameters = address();
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const each of [value].flat()) if (each) parameters.append(name, each);
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', `${location.pathname}${parameters.size ? `?${parameters}` : ''}`);
  return draw();
}

const keyText = ({ kind, id, language, from, to }) => `${kind}:${id}${language ? `#${language}` : ''}${from || to ? `@${from ?? ''}..${to ?? ''}` : ''}`;
const holderText = key => `${key.kind}:${key.id}${key.language ? `#${key.language}` : ''}`;
const LANGUAGES = new Intl.DisplayNames([locale], { type: 'language' });
const languageName = tag => (tag === 'und' ? t('claim.unknown-language') : LANGUAGES.of(tag));
const holderName = series => (series.key.kind === 'side' ? sideName(series.key.id) : series.name);
const nameOf = series => (series.key.language ? t('claim.in-language', { name: holderName(series), language: languageName(series.key.language) }) : holderName(series));

/** Returns the series as they are drawn: with a colour, and with their days in the label where the reader compares periods. */
function dressed(movement, periods) {
  return movement.series.map((series, at) => ({
    ...series,
    colour: seriesColour(at),
    label: periods.length > 0 ? `${nameOf(series)}, ${daysText(series.key.from, series.key.to)}` : nameOf(series),
  }));
}

const daysText = (from, to) => (from && to ? t('claim.days-text', { from: dayText(from), to: dayText(to) })
  : from ? t('claim.days-from', { from: dayText(from) }) : to ? t('claim.days-to', { to: dayText(to) }) : t('claim.all-time'));

function drawControls(now, movement) {
  const form = $('controls');
  form.elements.bucket.value = now.bucket;
  form.elements.layout.value = now.layout;
  for (const name of ['from', 'to', 'asOf']) if (document.activeElement !== form.elements[name]) form.elements[name].value = now[name];
  $('all-time').hidden = !now.from && !now.to;
  const [one, two] = [now.periods[0] ?? ['', ''], now.periods[1] ?? ['', '']];
  const values = { 'from-1': one[0], 'to-1': one[1], 'from-2': two[0], 'to-2': two[1] };
  for (const [name, value] of Object.entries(values)) if (document.activeElement !== form.elements[name]) form.elements[name].value = value;
  $('no-periods').hidden = now.periods.length === 0;
  if (now.periods.length > 0 || now.events.length > 0 || now.asOf) $('more-options').open = true;
  $('as-of-missing').textContent = now.asOf ? [t('claim.as-of-note'), ...movement.missing].join(' ') : '';
  $('events').replaceChildren(...now.events.map(event => el('li', {}, dayText(event.day), ' ', el('b', {}, event.name), ' ',
    el('button', { type: 'button', class: 'quiet', 'data-drop-event': event.text, 'aria-label': t('claim.event-remove', { name: event.name }) }, '×'))));
  const holders = new Map(movement.series.map(series => [holderText(series.key), series]));
  $('chosen').replaceChildren(...[...holders].map(([key, series], at) => el('li', {}, swatch(seriesColour(now.periods.length > 0 ? at * now.periods.length : at)),
    series.key.kind === 'actor' ? el('a', { href: `${base}/actors/${encodeURIComponent(series.key.id)}` }, nameOf(series)) : nameOf(series),
    holders.size > 1 && el('button', { type: 'button', class: 'quiet', 'data-drop-series': key, 'aria-label': t('claim.remove', { name: nameOf(series) }) }, '×'))));
  const option = (kind, name) => each => el('option', { value: `${kind}:${each.id}` }, `${name(each)} (${each.statements})`);
  const group = (label, items) => items.length > 0 && el('optgroup', { label }, ...items);
  form.elements.add.replaceChildren(el('option', { value: '' }, t('claim.add')), ...[
    group(t('claim.sides'), movement.sides.filter(each => !holders.has(`side:${each.id}`)).map(option('side', each => sideName(each.id)))),
    group(t('claim.actors'), movement.actors.filter(each => !holders.has(`actor:${each.id}`)).slice(0, 60).map(option('actor', each => each.name))),
    group(t('claim.languages'), movement.languages.length < 2 ? [] : movement.sides.slice(0, 4).flatMap(side => movement.languages.slice(0, 4)
      .map(each => `side:${side.id}#${each.id}`).filter(key => !holders.has(key))
      .map(key => el('option', { value: key }, t('claim.in-language', { name: sideName(side.id), language: languageName(key.split('#')[1]) })))))].filter(Boolean));
  form.elements.add.hidden = movement.series.length >= MOST_SERIES;
}

/** Draws where each series stands in the chosen days. */
function drawStands(series) {
  const leans = { favor: 'favor', against: 'against', both: 'both' };
  $('stands').setAttribute('aria-busy', 'false');
  $('stands').replaceChildren(...series.map(each => {
    const { lean } = each;
    const newest = each.dots.at(-1);
    return el('article', { class: 'stand-card', 'data-series': keyText(each.key) },
      el('h2', {}, swatch(each.colour), each.key.kind === 'actor' ? el('a', { href: `${base}/actors/${encodeURIComponent(each.key.id)}` }, each.label) : each.label),
      lean ? el('p', { class: `verdict ${leans[lean.side]}` }, t(`lean.${lean.side}${lean.sure ? '' : '-unsure'}`)) : el('p', { class: 'verdict none' }, t('claim.nothing')),
      lean && el('p', { class: 'basis' }, t('claim.basis', { favor: each.favor, against: each.against, share: percent(lean.share), low: percent(lean.low), high: percent(lean.high) })),
      newest && el('p', { class: 'last' }, ...rich('claim.last', { day: day(newest.day), open: words => el('a', { href: `${base}/statements/${encodeURIComponent(newest.statement)}`, 'data-open': newest.statement }, words) })));
  }));
}

/** Returns the first and the last moment of the charts. */
function domainOf(series, { from, to }, bucket) {
  const starts = series.flatMap(each => each.steps.map(step => dateOf(step.start)));
  if (starts.length === 0) return null;
  const first = from ? dateOf(from) : new Date(Math.min(...starts));
  const last = to ? dateOf(to) : endOf(new Date(Math.max(...starts)), bucket);
  return first < last ? [first, last] : null;
}

const widthOf = element => Math.max(300, element.clientWidth || element.parentElement.clientWidth);

function drawStanceFigure(now, movement, series, shifts) {
  const figure = $('stance');
  const wide = widthOf(figure);
  const domain = domainOf(series, now, now.bucket);
  const options = { bucket: now.bucket, reach: movement.reach, events: now.events, opened: now.opened };
  const mine = each => shift => (each.key.kind === 'side' ? shift.facts.side === each.key.id : shift.facts.actor === each.key.id);
  const within = (shift, [first, last]) => shift.day && dateOf(shift.day) >= first && dateOf(shift.day) <= last;
  let drawing;
  if (!domain) {
    drawing = emptyState(t('claim.nothing'), t('claim.nothing-how'));
  } else if (now.layout === 'split' && series.length > 1) {
    drawing = el('div', { class: 'panels' }, ...series.map((each, at) => {
      const days = now.periods.length > 0 ? domainOf([each], { from: each.key.from, to: each.key.to }, now.bucket) : domain;
      const columns = Math.max(1, Math.min(series.length, Math.floor((wide + GAP) / (PANEL + GAP))));
      const size = Math.floor((wide - (columns - 1) * GAP) / columns);
      return el('div', { class: 'panel' }, el('h3', {}, swatch(each.colour), each.label, ' ', el('span', { class: 'n' }, t('claim.n', { n: each.favor + each.against }))),
        days ? drawStance([each], { ...options, domain: days, width: size, height: 300, id: `gap-${at}`, shifts: shifts.filter(mine(each)).filter(shift => within(shift, days)) })
          : emptyState(t('claim.nothing')));
    }));
  } else {
    drawing = drawStance(series, { ...options, domain, width: wide, shifts: shifts.filter(shift => within(shift, domain)) });
  }
  const parameters = asked(now, movement);
  fill(figure, {
    id: 'stance', title: t('claim.stance-title', { claim: movement.label }),
    note: t('claim.stance-note', { reach: movement.reach, bucket: t(`bucket.${now.bucket}s`) }),
    keys: series.map(each => ({ name: `${each.label} (${t('claim.n', { n: each.favor + each.against })})`, colour: each.colour })),
    source: t('figure.ours', { issue: shown.issue.title }), drawing, table: stanceTable(series),
    csv: `${path}.csv${parameters}`, json: `${path}${parameters}`,
    after: undatedNote(series),
  });
  figure.setAttribute('aria-busy', 'false');
}

function undatedNote(series) {
  const number = series.reduce((sum, each) => sum + each.undated, 0);
  return number > 0 ? [el('p', { class: 'note' }, t('claim.undated', { n: number }))] : [];
}

/** Returns the steps of all series added up. */
function added(series) {
  const sums = new Map();
  for (const each of series) {
    for (const step of each.steps) {
      const sum = sums.get(step.period) ?? { period: step.period, start: step.start, favor: 0, against: 0 };
      sum.favor += step.favor;
      sum.against += step.against;
      sums.set(step.period, sum);
    }
  }
  return [...sums.values()].sort((a, b) => a.start.localeCompare(b.start));
}

function drawVolumeFigure(now, movement, whole) {
  const figure = $('volume');
  const steps = added(whole.series);
  const parameters = asked(now, movement, { whole: true });
  fill(figure, {
    id: 'volume', title: t('claim.volume-title'), note: t('claim.volume-note'),
    keys: [{ name: t('stance.favor'), colour: 'var(--favor)' }, { name: t('stance.against'), colour: 'var(--against)' }],
    source: t('figure.ours', { issue: shown.issue.title }),
    drawing: steps.length === 0 ? emptyState(t('claim.nothing')) : drawVolume(steps, {
      bucket: now.bucket, width: widthOf(figure), gaps: commonGaps(whole.series),
      brushed: now.from || now.to ? [now.from || steps[0].start, now.to || steps.at(-1).start] : null,
      brush: (from, to) => go({ from, to }),
    }),
    table: volumeTable(steps), csv: `${path}.csv${parameters}`, json: `${path}${parameters}`,
  });
  figure.setAttribute('aria-busy', 'false');
}

function drawTopicsFigure(now, movement, series) {
  const figure = $('topics');
  const some = series.some(each => each.topics.length > 0);
  const parameters = asked(now, movement);
  fill(figure, {
    id: 'topics', title: t('claim.topics-title'), note: t('claim.topics-note'),
    keys: series.map(each => ({ name: each.label, colour: each.colour })), source: t('figure.ours', { issue: shown.issue.title }),
    drawing: some ? drawTopics(series, { width: widthOf(figure) }) : emptyState(t('claim.no-topics')),
    table: topicsTable(series), json: `${path}${parameters}`,
  });
  figure.setAttribute('aria-busy', 'false');
}

/** Returns the query of the API for what is shown. */
function asked(now, movement, { whole = false } = {}) {
  const parameters = new URLSearchParams();
  const holders = now.series.length > 0 ? now.series : movement ? [...new Set(movement.series.map(each => holderText(each.key)))] : [];
  const periods = whole ? [] : now.periods;
  for (const holder of holders) {
    if (periods.length === 0) parameters.append('series', holder);
    for (const [from, to] of periods) parameters.append('series', `${holder}@${from}..${to}`);
  }
  if (now.bucket !== 'month') parameters.set('bucket', now.bucket);
  if (!whole && now.from) parameters.set('from', now.from);
  if (!whole && now.to) parameters.set('to', now.to);
  if (now.asOf) parameters.set('asOf', now.asOf);
  return parameters.size ? `?${parameters}` : '';
}

/** Draws the newest words of each series beside one another. */
async function drawWords(now, series) {
  const lists = await Promise.all(series.map(each => {
    const to = [each.key.to ?? now.to, now.asOf].filter(Boolean).sort()[0];
    const filters = { claim, counted: 'true', [each.key.kind]: each.key.id, language: each.key.language, from: each.key.from ?? now.from, to };
    return getRows(`${api}/statements`, filters, WORDS_SHOWN).then(page => ({ each, page, filters }));
  }));
  $('words-note').textContent = now.from || now.to ? daysText(now.from, now.to) : '';
  $('columns').style.setProperty('--columns', Math.min(3, lists.length));
  $('columns').replaceChildren(...lists.map(({ each, page, filters }) => el('section', {},
    el('h3', {}, swatch(each.colour), each.label, ' ', el('span', { class: 'n' }, t('claim.n', { n: page.total }))),
    el('ol', { class: 'list' }, ...page.items.map(item => card(item, claimLabel))),
    page.total > page.items.length && el('p', { class: 'rest' }, el('a', { href: `${base}/statements${query(filters)}` }, t('claim.all-words', { n: page.total }))))));
}

/** Draws the statement that a dot opened. */
async function drawOpened(now) {
  const box = $('opened');
  box.hidden = !now.opened;
  if (!now.opened) return;
  try {
    const { item } = await getJson(`${api}/statements/${encodeURIComponent(now.opened)}`);
    const before = neighbour(item.statement, -1);
    const compare = before && el('a', { href: `${base}/compare${query({ left: `statement:${before.statement}`, right: `statement:${item.statement.id}` })}` }, t('claim.compare-before', { day: dayText(before.day) }));
    box.replaceChildren(
      el('button', { type: 'button', class: 'quiet close', 'data-close': '' }, t('claim.close')),
      el('ol', { class: 'list' }, card(item, claimLabel)),
      ...(compare ? [el('p', { class: 'rest' }, compare)] : []));
  } catch (error) {
    box.replaceChildren(emptyState(t('claim.gone'), error.message));
  }
}

/** Returns the statement before (-1) or after (1) another one of the same actor on this claim. */
function neighbour(statement, step) {
  for (const series of shown?.series ?? []) {
    const own = series.dots.filter(dot => dot.actor && dot.actor === (statement.actor.id ?? `~${statement.actor.name?.toLowerCase()}`));
    const at = own.findIndex(dot => dot.statement === statement.id);
    if (at >= 0 && own[at + step]) return own[at + step];
  }
  return null;
}

let drawing = 0;

async function draw() {
  const mine = ++drawing;
  const now = state();
  let movement;
  let whole;
  let shifts;
  try {
    movement = await getJson(`${path}${asked(now, null)}`);
    [whole, shifts] = await Promise.all([
      now.from || now.to || now.periods.length > 0 ? getJson(`${path}${asked(now, movement, { whole: true })}`) : movement,
      shiftsOf({ claim }),
    ]);
    // Without chosen series, those of all times are shown for any days.
    shown ??= { issue: await getIssue() };
  } catch (error) {
    $('trouble').hidden = false;
    $('trouble').textContent = error.message;
    for (const id of ['stance', 'volume', 'topics']) $(id).setAttribute('aria-busy', 'false');
    return;
  }
  if (mine !== drawing) return;
  $('trouble').hidden = true;
  const series = dressed(movement, now.periods);
  shown = { ...shown, movement, series };
  labels = new Map(shown.issue.claims.map(each => [each.id, each.label]));
  document.title = `${movement.label} · OnRecord`;
  $('claim-title').textContent = movement.label;
  $('claim-meaning').replaceChildren(...(movement.text === movement.label ? [] : rich('claim.meaning', { text: movement.text })));
  drawControls(now, movement);
  drawStands(series);
  const holders = new Set(series.flatMap(each => [each.key.id]));
  const about = shifts.filter(shift => !now.asOf || (shift.day && shift.day <= now.asOf)).filter(shift => holders.has(shift.facts.side) || holders.has(shift.facts.actor));
  drawStanceFigure(now, movement, series, about);
  drawVolumeFigure(now, movement, whole);
  drawTopicsFigure(now, movement, series);
  drawShifts($('shift-list'), about);
  await Promise.all([drawWords(now, series), drawOpened(now)]);
}

const report = error => console.error(error);
const form = $('controls');
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('change', ({ target }) => {
  const now = state();
  if (target.name === 'bucket') go({ bucket: target.value === 'month' ? '' : target.value }).catch(report);
  else if (target.name === 'layout') go({ layout: target.value === 'together' && now.periods.length === 0 ? '' : target.value }).catch(report);
  else if (target.name === 'add' && target.value) go({ series: [...new Set([...shown.movement.series.map(each => holderText(each.key)), target.value])].slice(0, MOST_SERIES) }).catch(report);
  else if (/^((from|to)(-\d)?|asOf)$/.test(target.name)) go({ [target.name]: target.value }).catch(report);
});
form.addEventListener('click', ({ target }) => {
  const { dropSeries, dropEvent } = target.dataset;
  if (dropSeries) go({ series: [...new Set(shown.movement.series.map(each => holderText(each.key)))].filter(each => each !== dropSeries) }).catch(report);
  if (dropEvent) go({ event: address().getAll('event').filter(each => each !== dropEvent) }).catch(report);
  if (target.id === 'all-time') go({ from: '', to: '' }).catch(report);
  if (target.id === 'no-periods') go({ 'from-1': '', 'to-1': '', 'from-2': '', 'to-2': '', layout: '' }).catch(report);
  if (target.id === 'add-event' && form.elements['event-day'].value && form.elements['event-name'].value.trim()) {
    const text = `${form.elements['event-day'].value} ${form.elements['event-name'].value.trim()}`;
    form.elements['event-name'].value = '';
    go({ event: [...address().getAll('event'), text] }).catch(report);
  }
});
/** Opens the words of a dot on this page. */
document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (event.target.closest?.('[data-close]')) { go({ open: '' }).catch(report); return; }
  const link = event.target.closest?.('#stance a[data-statement], a[data-open]');
  if (!link) return;
  event.preventDefault();
  go({ open: link.dataset.statement ?? link.dataset.open })
    .then(() => $('opened').scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' }))
    .catch(report);
});
addEventListener('popstate', () => draw().catch(report));
addEventListener('hashchange', () => {
  if (!location.hash.startsWith('#shift-')) return;
  $('shift-list').open = true;
  document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
});
let width = innerWidth;
addEventListener('resize', debounce(() => {
  if (innerWidth !== width) draw().catch(report);
  width = innerWidth;
}, 200));

embedIfAsked();
await draw().catch(report);
const redraw = throttle(() => draw().catch(report), 600);
listen({ statement: redraw, 'statement-removed': redraw, alert: redraw, 'alert-removed': redraw, reset: redraw });
