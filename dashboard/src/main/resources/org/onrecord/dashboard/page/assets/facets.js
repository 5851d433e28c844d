// The facets beside the list of statements: for each property its values with the number of statements, and the months as bars.
import { around, dayText, el, kindName, languageName, periodName, replace, sideName, stanceName, svg, tierName } from './common.js';
import { monthsBetween } from './periods.js';
import { language, number, t } from './strings.js';

const FEW = 6;
/** The properties whose lists the reader has opened. */
const opened = new Set();

/** Returns the name of a value of a property for people. */
export function valueName(property, value, labels, name = value) {
  switch (property) {
    case 'side': return sideName(value);
    case 'tier': return tierName(value);
    case 'kind': return kindName(value);
    case 'stance': return stanceName(value);
    case 'language': return languageName(value, t('facet.no-language'));
    case 'counted': return t(value === 'true' ? 'facet.counted-only' : 'facet.not-counted');
    case 'official': return t(value === 'true' ? 'facet.official-only' : 'facet.not-official');
    case 'claim': case 'topic': return labels[property].get(value) ?? value;
    case 'period': return periodName(value);
    case 'from': return t('facet.from', { day: dayText(value) });
    case 'to': return t('facet.to', { day: dayText(value) });
    case 'copies': return t('facet.copies');
    case 'order': return t(value === 'oldest' ? 'statements.oldest' : 'facet.received');
    case 'document': case 'cluster': return t(`facet.one-${property}`);
    default: return name;
  }
}

function row(property, value, chosen, labels, toggle, most) {
  const on = chosen.getAll(property).includes(value.value);
  const name = valueName(property, value.value, labels, value.name);
  const bar = svg('svg', { class: 'share', viewBox: '0 0 100 2', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 0, height: 2, width: Math.max(1, (100 * value.statements) / most) }));
  const button = el('button', { type: 'button', 'aria-pressed': String(on), 'data-value': value.value },
    el('span', { class: 'name' }, name), el('span', { class: 'number' }, number(value.statements)), bar);
  button.addEventListener('click', () => toggle(property, value.value));
  return el('li', {}, button);
}

function facet({ property, values, more }, chosen, labels, toggle, redraw) {
  const picked = chosen.getAll(property);
  const missing = picked.filter(value => !values.some(each => each.value === value)).map(value => ({ value, name: value, statements: 0 }));
  const all = [...values, ...missing];
  if (all.length === 0 || (all.length === 1 && picked.length === 0)) return null;
  const wide = opened.has(property) || all.length <= FEW + 1;
  const shown = wide ? all : [...all.slice(0, FEW), ...all.slice(FEW).filter(each => picked.includes(each.value))];
  const most = Math.max(1, ...all.map(each => each.statements));
  const rest = el('button', { type: 'button', class: 'link' }, t('facet.more', { n: all.length - shown.length }));
  rest.addEventListener('click', () => { opened.add(property); redraw(); });
  return el('section', { class: 'facet', 'data-property': property, 'aria-label': t(`facet.${property}`) },
    el('h2', {}, t(`facet.${property}`)),
    el('ul', {}, ...shown.map(each => row(property, each, chosen, labels, toggle, most))),
    !wide && rest,
    wide && more > 0 && el('p', { class: 'rest' }, t('facet.beyond', { n: more })));
}

const ORDER = ['side', 'claim', 'stance', 'actor', 'topic', 'tier', 'kind', 'language', 'publisher', 'counted'];

/** Draws the facets. The keyboard stays where it was. */
export function drawFacets(box, facets, chosen, labels, toggle) {
  const at = around(document.activeElement, '.facet [data-value]');
  const focused = at && [around(at, '.facet')?.dataset.property ?? '', at.dataset.value ?? ''];
  const byName = new Map(facets.facets.map(each => [each.property, each]));
  const redraw = () => drawFacets(box, facets, chosen, labels, toggle);
  replace(box, ...ORDER.filter(name => byName.has(name)).map(name => facet(byName.get(name), chosen, labels, toggle, redraw)));
  if (focused) box.querySelector(`[data-property="${CSS.escape(focused[0])}"] [data-value="${CSS.escape(focused[1])}"]`)?.focus({ preventScroll: true });
}

/** Draws the months with statements as bars, each a button that narrows the list to it. */
export function drawMonths(box, months, chosen, toggle) {
  const dated = months.filter(each => each.value !== 'undated');
  const undated = months.find(each => each.value === 'undated');
  const all = filled(dated);
  const most = Math.max(1, ...all.map(each => each.statements));
  const bar = each => {
    const on = chosen.get('period') === each.value;
    const text = t('facet.month', { month: periodName(each.value), n: each.statements });
    const button = el('button', { type: 'button', title: text, 'aria-label': text, 'aria-pressed': String(on), 'data-period': each.value },
      svg('svg', { viewBox: '0 0 10 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        svg('rect', { x: 1, width: 8, y: 40 - Math.max(1, (38 * each.statements) / most), height: Math.max(1, (38 * each.statements) / most) })));
    button.addEventListener('click', () => toggle('period', each.value));
    return button;
  };
  const none = undated && el('button', { type: 'button', class: 'link', 'aria-pressed': String(chosen.get('period') === 'undated') }, t('facet.undated', { n: undated.statements }));
  none?.addEventListener('click', () => toggle('period', 'undated'));
  replace(box, 
    ...(all.length > 1 ? [el('div', { class: 'month-bars' }, ...all.map(each => (each.statements ? bar(each) : el('span', { class: 'no-month' })))),
      el('p', { class: 'ends' }, el('span', {}, periodName(all[0].value)), el('span', {}, periodName(all.at(-1).value)))] : []),
    ...(none ? [el('p', { class: 'rest' }, none)] : []));
  box.lang = language === 'zh' ? 'zh-Hans' : 'en';
}

const MOST_MONTHS = 60;

/** Returns every month from the first to the last, those without statements too; if there are too many, the last of them. */
function filled(dated) {
  if (dated.length === 0) return [];
  const known = new Map(dated.map(each => [each.value, each]));
  return monthsBetween(dated[0].value, dated.at(-1).value, MOST_MONTHS).map(value => known.get(value) ?? { value, statements: 0 });
}

/** Draws what the list is narrowed to, each with a button that takes it away. */
export function drawChosen(box, facets, chosen, labels, remove) {
  const names = new Map(facets.facets.flatMap(each => each.values.map(value => [`${each.property} ${value.value}`, value.name])));
  const all = [...chosen].filter(([name]) => name !== 'q');
  const items = all.map(([name, value]) => {
    const text = valueName(name, value, labels, names.get(`${name} ${value}`));
    const button = el('button', { type: 'button', title: t('facet.remove', { name: text }) }, text, el('span', { 'aria-hidden': 'true' }, ' ×'));
    button.addEventListener('click', () => remove(name, value));
    return el('li', {}, button);
  });
  if (chosen.size > 0) {
    const clear = el('button', { type: 'button', class: 'link', id: 'clear' }, t('facet.clear'));
    clear.addEventListener('click', () => remove('all'));
    items.push(el('li', {}, clear));
  }
  replace(box, ...items);
  box.hidden = items.length === 0;
}
