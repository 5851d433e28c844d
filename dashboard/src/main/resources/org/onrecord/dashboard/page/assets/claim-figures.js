// The figures of the page of a claim: where each series stands, stance over time, volume and topics.
import { $, actorPage, base, day, dayText, el, emptyState, languageName, lastOfPath, percent, query, replace, statementPage } from './common.js';
import { drawStance, drawTopics, drawVolume, stanceTable, topicsTable, volumeTable } from './claim-chart.js';
import { asked, keyText } from './claim-state.js';
import { keepingFocus } from './dot-keys.js';
import { fill, mark } from './figure.js';
import { count, ENOUGH, nameOf } from './lean.js';
import { mixChange } from './mix.js';
import { dateOf } from './periods.js';
import { added, commonGaps, domainOf, hasLine, joined, LEAST_OF_A_BAND } from './series.js';
import { outline } from './shapes.js';
import { locale, rich, t } from './strings.js';
import { cutAxis } from './time-axis.js';

const PANEL = 384;
const GAP = 24;
const ACT = 'M0,-8L0,8M0,-6L6,0L0,6L-6,0Z';
const HATCHING = 'M-6,2L2,-6M-6,6L6,-6M-2,6L6,-2';

const widthOf = element => Math.max(300, element.clientWidth || element.parentElement.clientWidth);
const inNumber = series => t('claim.n', { n: series.favor + series.against });

/** Returns the key of a series in the chart of its dots. */
const keyOf = series => ({ name: `${series.label} (${inNumber(series)})`, colour: series.colour, path: outline(series.shape, 5) });

/** Returns the marks of the chart of dots and what they mean: each series, formal acts, what it says on a condition, and gaps. */
function stanceKeys(series, gaps) {
  const n = series.reduce((sum, each) => sum + each.conditional.length, 0);
  const acts = series.reduce((sum, each) => sum + each.dots.filter(dot => dot.act).length, 0);
  return [...series.map(keyOf),
    ...(acts > 0 ? [{ name: t('claim.key-acts', { n: acts }), colour: 'var(--ink)', path: ACT, hollow: true }] : []),
    ...(n > 0 ? [{ name: t('claim.key-conditional', { n }), colour: 'var(--soft)', path: outline('circle', 5), hollow: true }] : []),
    ...(gaps.length > 0 ? [{ name: t('claim.key-gaps'), colour: 'var(--soft)', path: HATCHING, hollow: true }] : [])];
}

/** Returns in words how the chart is read, with what is in it alone. */
function stanceNote({ state, movement, series, shifts }) {
  const lined = series.some(hasLine);
  const domain = domainOf(series, state, state.bucket);
  const cut = domain && cutAxis(joined(commonGaps(series), state.bucket), domain).cut;
  return [t('claim.note-dots'),
    lined && t('claim.note-line', { n: movement.reach, periods: t(`bucket.${state.bucket}s`), least: LEAST_OF_A_BAND }),
    !series.every(hasLine) && t('claim.note-few'),
    cut && t('claim.note-cut'),
    shifts.length > 0 && t('claim.note-shifts')].filter(Boolean).join(locale === 'zh-CN' ? '' : ' ');
}

/** Draws where each series stands in the chosen days. */
function drawStands(series) {
  $('stands').setAttribute('aria-busy', 'false');
  replace($('stands'), ...series.map(each => {
    const { lean } = each;
    const newest = each.dots.at(-1);
    return el('article', { class: 'stand-card', 'data-series': keyText(each.key) },
      el('h2', {}, mark(keyOf(each)), each.key.kind === 'actor' ? el('a', { href: actorPage(each.key.id) }, each.label) : each.label),
      lean ? el('p', { class: `verdict ${lean.side}` }, nameOf(lean)) : el('p', { class: 'verdict none' }, t('claim.nothing'), ' ',
        el('a', { href: `${base}/review${query({ claim: lastOfPath(), [each.key.kind]: each.key.id, order: 'day' })}` }, t('claim.not-sure'))),
      lean && el('p', { class: 'basis' }, t(count(lean) < ENOUGH ? 'claim.basis-few' : 'claim.basis', { favor: each.favor, against: each.against, share: percent(lean.share), low: percent(lean.low), high: percent(lean.high) })),
      newest && el('p', { class: 'last' }, ...rich('claim.last', { day: day(newest.day), open: words => el('a', { href: statementPage(newest.statement), 'data-open': newest.statement }, words) })));
  }));
}

/** Returns the stance over time in one chart, or in panels side by side. */
function stanceDrawing({ state, movement, series, shifts }, wide) {
  const domain = domainOf(series, state, state.bucket);
  if (!domain) return emptyState(t('claim.nothing'), t('claim.nothing-how'), el('a', { href: `${base}/review${query({ claim: lastOfPath(), order: 'day' })}` }, t('claim.not-sure')));
  const options = { bucket: state.bucket, reach: movement.reach, events: state.events, opened: state.opened };
  const within = ([first, last]) => shifts.filter(shift => shift.day && dateOf(shift.day) >= first && dateOf(shift.day) <= last);
  if (state.layout !== 'split' || series.length < 2) return drawStance(series, { ...options, domain, width: wide, shifts: within(domain) });
  const columns = Math.max(1, Math.min(series.length, Math.floor((wide + GAP) / (PANEL + GAP))));
  const width = Math.floor((wide - (columns - 1) * GAP) / columns);
  const isOf = ({ key }) => ({ facts }) => (key.kind === 'side' ? facts.side : facts.actor) === key.id;
  return el('div', { class: 'panels' }, ...series.map((each, at) => {
    const days = state.periods.length > 0 ? domainOf([each], each.key, state.bucket) : domain;
    return el('div', { class: 'panel' }, el('h3', {}, mark(keyOf(each)), each.label, ' ', el('span', { class: 'n' }, inNumber(each))),
      days ? drawStance([each], { ...options, domain: days, width, height: 300, id: `gap-${at}`, shifts: within(days).filter(isOf(each)) }) : emptyState(t('claim.nothing')));
  }));
}

/** Returns a note on the statements without a day, which no chart shows. */
function undatedNote(series) {
  const n = series.reduce((sum, each) => sum + each.undated, 0);
  return n > 0 ? [el('p', { class: 'note' }, t('claim.undated', { n }))] : [];
}

/** Returns where the mix of languages or publishers changed, which may change a share though nobody changed a position. */
function mixNotes(series) {
  const nameOfValue = (property, value) => (property === 'language' ? languageName(value, t('facet.no-language')) : value || t('actor.no-publisher'));
  return series.flatMap(each => /** @type {const} */ (['language', 'publisher']).flatMap(property => {
    const change = mixChange(each.dots, property);
    if (!change) return [];
    const { before, after } = change;
    return [el('p', { class: 'note mix' }, t(after.part / after.of > before.part / before.of ? 'claim.mix-more' : 'claim.mix-less', {
      who: each.label, day: dayText(change.day), value: nameOfValue(property, change.value), part: after.part, of: after.of, earlier: before.part, all: before.of }))];
  }));
}

/**
 * Draws all figures.
 *
 * @param {object} shown
 * @param {import('./claim-state.js').State} shown.state
 * @param shown.issue
 * @param {string} shown.path of the claim in the API
 * @param shown.movement what the API gave for the chosen days
 * @param shown.whole and for all days
 * @param {any[]} shown.series with their colours and labels
 * @param {any[]} shown.shifts alerts about them
 * @param {(from: string | null, to: string | null) => void} choose called with the days that the reader chose, or with nulls
 */
export function drawFigures(shown, choose) {
  const { state, issue, path, movement, whole, series } = shown;
  const source = t('figure.ours', { issue: issue.title });
  const chosen = asked(state, movement);
  const all = asked(state, movement, { whole: true });
  const keys = series.map(each => ({ name: each.label, colour: each.colour }));
  keepingFocus($('stance'), () => fill($('stance'), {
    id: 'stance', title: t(series.some(hasLine) ? 'claim.stance-title' : 'claim.dots-title', { claim: movement.label }),
    note: stanceNote(shown), noteBelow: true, keys: stanceKeys(series, commonGaps(series)), source,
    drawing: stanceDrawing(shown, widthOf($('stance'))), table: stanceTable(series),
    csv: `${path}.csv${chosen}`, json: `${path}${chosen}`, after: [...mixNotes(series), el('p', { class: 'note key-hint' }, t('claim.note-keys')), ...undatedNote(series)],
  }));
  drawStands(series);
  const steps = added(whole.series);
  fill($('volume'), {
    id: 'volume', title: t('claim.volume-title'), note: t('claim.volume-note'),
    keys: [{ name: t('stance.favor'), colour: 'var(--favor)' }, { name: t('stance.against'), colour: 'var(--against)' }], source,
    drawing: steps.length === 0 ? emptyState(t('claim.nothing')) : drawVolume(steps, {
      bucket: state.bucket, width: widthOf($('volume')), gaps: commonGaps(whole.series), choose,
      brushed: state.from || state.to ? [state.from || steps[0].start, state.to || steps.at(-1).start] : null,
    }),
    table: volumeTable(steps), csv: `${path}.csv${all}`, json: `${path}${all}`,
  });
  fill($('topics'), {
    id: 'topics', title: t('claim.topics-title'), note: t('claim.topics-note'), keys, source,
    drawing: series.some(each => each.topics.length > 0) ? drawTopics(series, { width: widthOf($('topics')) }) : emptyState(t('claim.no-topics')),
    table: topicsTable(series), json: `${path}${chosen}`,
  });
  for (const id of ['stance', 'volume', 'topics']) $(id).setAttribute('aria-busy', 'false');
}
