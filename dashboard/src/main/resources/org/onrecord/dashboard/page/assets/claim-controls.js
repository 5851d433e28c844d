// The controls of the page of a claim: whose series are shown, per which period, in which days.
import { $, actorPage, dayText, el, fields, replace, sideName } from './common.js';
import { languageOfSeries, nameOf } from './claim-names.js';
import { holdersOf, holderText } from './claim-state.js';
import { mark } from './figure.js';
import { seriesColour, seriesShape } from './plots.js';
import { outline } from './shapes.js';
import { t } from './strings.js';

const MOST_SERIES = 6;
const form = fields('controls');

/** Sets the fields of days, but not the one in which the reader is typing. */
function setDays(days) {
  for (const [name, value] of Object.entries(days)) if (document.activeElement !== form[name]) form[name].value = value;
}

const dropButton = (attributes, name) => el('button', { type: 'button', class: 'quiet', ...attributes, 'aria-label': name }, '×');

/** Returns the mark of the series at a place. */
const markAt = at => mark({ name: '', colour: seriesColour(at), path: outline(seriesShape(at), 5) });

/** Returns the series that the reader can add, in groups. */
function offers(movement, holders) {
  const group = (label, options) => options.length > 0 && el('optgroup', { label }, ...options);
  const offer = (kind, all, name) => all.filter(each => !holders.has(`${kind}:${each.id}`)).map(each => el('option', { value: `${kind}:${each.id}` }, `${name(each)} (${each.statements})`));
  const inLanguages = movement.languages.length < 2 ? [] : movement.sides.slice(0, 4).flatMap(side => movement.languages.slice(0, 4)
    .filter(({ id }) => !holders.has(`side:${side.id}#${id}`))
    .map(({ id }) => el('option', { value: `side:${side.id}#${id}` }, t('claim.in-language', { name: sideName(side.id), language: languageOfSeries(id) }))));
  return [
    group(t('claim.sides'), offer('side', movement.sides, each => sideName(each.id))),
    group(t('claim.actors'), offer('actor', movement.actors, each => each.name).slice(0, 60)),
    group(t('claim.languages'), inLanguages)];
}

/**
 * Draws the controls as the address says.
 *
 * @param {import('./claim-state.js').State} state
 * @param movement what the API gave
 */
export function drawControls(state, movement) {
  form.bucket.value = state.bucket;
  form.layout.value = state.layout;
  const [[from1, to1], [from2, to2]] = [state.periods[0] ?? ['', ''], state.periods[1] ?? ['', '']];
  setDays({ from: state.from, to: state.to, 'from-1': from1, 'to-1': to1, 'from-2': from2, 'to-2': to2 });
  $('all-time').hidden = !state.from && !state.to;
  $('no-periods').hidden = state.periods.length === 0;
  if (state.periods.length > 0 || state.events.length > 0) $('more-options', HTMLDetailsElement).open = true;
  replace($('events'), ...state.events.map(event => el('li', {}, dayText(event.day), ' ', el('b', {}, event.name), ' ',
    dropButton({ 'data-drop-event': event.text }, t('claim.event-remove', { name: event.name })))));
  const holders = new Map(movement.series.map(series => [holderText(series.key), series]));
  replace($('chosen'), ...[...holders].map(([key, series], at) => el('li', {}, markAt(state.periods.length > 0 ? at * state.periods.length : at),
    series.key.kind === 'actor' ? el('a', { href: actorPage(series.key.id) }, nameOf(series)) : nameOf(series),
    holders.size > 1 && dropButton({ 'data-drop-series': key }, t('claim.remove', { name: nameOf(series) })))));
  replace(form.add, el('option', { value: '' }, t('claim.add')), ...offers(movement, holders));
  form.add.hidden = movement.series.length >= MOST_SERIES;
}

/**
 * Listens to the controls.
 *
 * @param {() => import('./claim-state.js').State} state what is shown
 * @param {() => any} movement what the API gave for it
 * @param {(changes: Record<string, string | string[]>) => void} go changes parameters of the address and draws the new view
 */
export function listenToControls(state, movement, go) {
  const controls = $('controls');
  const events = () => state().events.map(each => each.text);
  controls.addEventListener('submit', event => event.preventDefault());
  controls.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { name, value } = target;
    if (name === 'bucket') go({ bucket: value === 'month' ? '' : value });
    else if (name === 'layout') go({ layout: value === 'together' && state().periods.length === 0 ? '' : value });
    else if (name === 'add' && value) go({ series: [...new Set([...holdersOf(movement()), value])].slice(0, MOST_SERIES) });
    else if (/^(from|to)(-\d)?$/.test(name)) go({ [name]: value });
  });
  controls.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const { dropSeries, dropEvent } = target.dataset;
    if (dropSeries) go({ series: holdersOf(movement()).filter(each => each !== dropSeries) });
    if (dropEvent) go({ event: events().filter(each => each !== dropEvent) });
    if (target.id === 'all-time') go({ from: '', to: '' });
    if (target.id === 'no-periods') go({ 'from-1': '', 'to-1': '', 'from-2': '', 'to-2': '', layout: '' });
    const [day, name] = [form['event-day'].value, form['event-name'].value.trim()];
    if (target.id === 'add-event' && day && name) {
      form['event-name'].value = '';
      go({ event: [...events(), `${day} ${name}`] });
    }
  });
}
