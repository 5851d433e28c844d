// Shared by all pages: reading the API, building elements from plain text, and the names of things.
import { has, language, locale, named, recorded, t } from './strings.js';

/** The path before the pages of the issue that is shown; empty where only one is watched. */
export const base = document.documentElement.dataset.base ?? '';

/** The path before everything in the API that belongs to that issue. */
export const api = `/api/v1${base}`;

/** The addresses of pages. */
export const statementPage = id => `${base}/statements/${encodeURIComponent(id)}`;
export const documentPage = id => `${base}/documents/${encodeURIComponent(id)}`;
export const actorPage = id => `${base}/actors/${encodeURIComponent(id)}`;
export const alertPage = id => `${base}/alerts/${encodeURIComponent(id)}`;
export const talkingPointPage = id => `${base}/talking-points/${encodeURIComponent(id)}`;
export const statementsPage = filters => `${base}/statements${query(filters)}`;
export const comparePage = (left, right) => `${base}/compare${query({ left, right })}`;
export const claimPage = (id, series = '') => `${base}/claims/${encodeURIComponent(id)}${query({ series })}`;

/** Returns the page on which the words of some evidence are shown. */
export const evidencePage = ({ statement, document: id }) => (statement ? statementPage(statement) : documentPage(id));

const REGIONS = new Intl.DisplayNames([locale], { type: 'region' });
const LANGUAGES = new Intl.DisplayNames([locale], { type: 'language' });

/**
 * Returns the element of this page with an id.
 *
 * @template {Element} [E=HTMLElement]
 * @param {string} id
 * @param {new () => E} [type] given where more than the properties of every HTML element is needed
 * @returns {E}
 */
export function $(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof (type ?? HTMLElement))) throw new Error(`this page has no ${type?.name ?? 'element'} #${id}`);
  return /** @type {E} */ (/** @type {unknown} */ (element));
}

/**
 * Returns the fields of a form by name.
 *
 * @param {string | HTMLFormElement} form or its id
 * @returns {Record<string, HTMLInputElement & HTMLSelectElement>}
 */
export const fields = form => /** @type {any} */ ((typeof form === 'string' ? $(form, HTMLFormElement) : form).elements);

/**
 * Returns an element with attributes and children. Strings become text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, unknown>} attributes those that are null, undefined or false are left out
 * @param {...any} children those that are null, undefined, false or empty are left out
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...kept(children));
  return element;
}

/** Replaces all that is in an element; what `el` leaves out is left out. */
export const replace = (element, ...children) => element.replaceChildren(...kept(children));

const kept = children => children.flat().filter(child => child !== null && child !== undefined && child !== false && child !== '');

/**
 * As `el`, for SVG.
 *
 * @template {keyof SVGElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string)} children
 */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(element, attributes);
  element.append(...children.flat());
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
}

const BUSY_RETRIES = 3;
const wait = millis => new Promise(resolve => { setTimeout(resolve, millis); });

/** Returns the error of an answer of the API: the detail of the problem, and the status. */
export const problemOf = (answer, path, { status }) =>
  Object.assign(new Error(answer.detail ?? t('error.status', { path, status: String(status) })), { status });

/**
 * Reads JSON from the API, again after a moment while the server is too busy.
 *
 * @param {string} path
 * @param {number} retries
 * @returns {Promise<any>}
 * @throws Error with the detail of the problem, and its status
 */
export async function getJson(path, retries = BUSY_RETRIES) {
  const response = await fetch(path, { headers: { Accept: 'application/json', 'Accept-Language': language ?? '' } });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status === 503 && retries > 0) {
    await wait(1000 * Number(response.headers.get('Retry-After') ?? 2));
    return getJson(path, retries - 1);
  }
  throw problemOf(answer, path, response);
}

let claims = new Map();
let headlines = new Map();
let actors = new Map();
let readerNames = new Map();

/** Learns the names of actors from an issue, and returns it. All issues share them. */
export function withNames(issue) {
  actors = new Map(issue.actors.map(actor => [actor.id, actor.name]));
  readerNames = new Map(issue.actors.map(actor => [actor.recorded, actor.name]));
  return issue;
}

/** Reads the issue that is shown: its claims, topics and actors. */
export async function getIssue() {
  const issue = await getJson(base ? api : `${api}/issue`);
  claims = new Map(issue.claims.map(claim => [claim.id, claim.label]));
  headlines = new Map(issue.claims.map(claim => [claim.id, claim.headlines]));
  return withNames(issue);
}

/** Returns what somebody does who takes a side on a claim of the issue that was read; undefined if its file has no words for it. */
export const headline = (claim, stance) => headlines.get(claim)?.[stance];

/** Returns the label of a claim of the issue that was read; its id before that. */
export const claimName = id => claims.get(id) ?? id;

/**
 * Reads the first rows of a list. The API gives at most 500 at a time, with the path of those after them.
 *
 * @param {string} path
 * @param {URLSearchParams | Record<string, any>} filters
 * @param {number} size
 */
export async function getRows(path, filters, size) {
  const parameters = filters instanceof URLSearchParams ? new URLSearchParams(filters) : new URLSearchParams(query(filters));
  parameters.set('size', String(Math.min(size, 500)));
  const page = await getJson(`${path}?${parameters}`);
  while (page.next && page.items.length < size) {
    const more = await getJson(page.next);
    page.items.push(...more.items);
    page.next = more.next;
  }
  return page;
}

/**
 * Returns a query string with the values that are set.
 *
 * @param {Record<string, any>} values
 */
export function query(values) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== '' && value !== null && value !== undefined) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

/**
 * Points the feeds of this page, in its head and in its links, to what the filters show.
 *
 * @param {string} filters a query string
 */
export function followFilters(filters) {
  for (const link of document.querySelectorAll('link[rel=alternate], a.feed')) {
    link.setAttribute('href', `${(link.getAttribute('href') ?? '').replace(/\?.*/, '')}${filters}`);
  }
}

/** Returns the id at the end of the path of the address. */
export const lastOfPath = () => decodeURIComponent(location.pathname.split('/').at(-1) ?? '');

/** Returns parameters of the address by name, empty if they are not there. */
export function fromAddress(names) {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(names.map(name => [name, given.get(name) ?? '']));
}

/**
 * Changes parameters of the address. An array repeats its parameter; an empty value takes it away.
 *
 * @param {Record<string, string | null | undefined | string[]>} changes
 * @param {{ instead?: boolean }} options `instead` makes no step that the reader could go back
 */
export function changeAddress(changes, { instead = false } = {}) {
  const given = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    const [first, ...others] = [value].flat().flatMap(each => each || []);
    if (first) given.set(name, first); else given.delete(name);
    for (const each of others) given.append(name, each);
  }
  history[instead ? 'replaceState' : 'pushState'](null, '', `${location.pathname}${given.size ? `?${given}` : ''}`);
}

/**
 * Returns the nearest element around a node, e.g. the target of an event, that a selector finds.
 *
 * @param {EventTarget | null} node
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const around = (node, selector) => (node instanceof Element ? node.closest(selector) : null);

/**
 * Returns the first element in another that a selector finds.
 *
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement | null}
 */
export const find = (selector, within = document) => within.querySelector(selector);

/** Returns true for a click that opens a link in this tab. */
export const isPlainClick = event => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;

/** Lets the links in a box change the address without loading the page again, and calls back then. */
export function followLinks(box, onChange) {
  box.addEventListener('click', event => {
    const link = around(event.target, 'a');
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    history.pushState(null, '', link.getAttribute('href'));
    onChange();
  });
}

/** Returns a link to another site. Only http and https addresses become links; anything else becomes text. */
export function externalLink(url, text) {
  try {
    const parsed = new URL(url);
    if (parsed.protocol === 'https:' || parsed.protocol === 'http:') {
      return el('a', { href: parsed.href, rel: 'noopener noreferrer external' }, text);
    }
  } catch {
    // Not a URL: shown as text below.
  }
  return el('span', {}, text);
}

export function sideName(side) {
  if (has(`side.${side}`)) return t(`side.${side}`);
  try {
    return /^[A-Z]{2}$/.test(side) ? REGIONS.of(side) : side;
  } catch {
    return side;
  }
}

/** Returns the name of a language from its tag, or the tag if it has none. */
export function languageName(tag, unknown) {
  try {
    return tag === 'und' ? unknown : LANGUAGES.of(tag);
  } catch {
    return tag;
  }
}

export const kindName = kind => named('kind', kind);
export const tierName = tier => named('tier', tier);
export const stanceName = stance => named('stance', stance);

/** Returns the name of the editor who decided a stance; null if nobody did. */
export const editorOf = (statement, claim) =>
  (statement.corrected ?? []).find(each => each.field === 'stance' && each.subject === claim)?.author ?? null;

/** Returns a mark for a stance that a person or a language model decided; null for one of the local model. */
export function decidedBy({ editor, by }) {
  if (editor) return el('span', { class: 'decided person', title: t('stance.decided-by', { name: editor }) }, `✓ ${editor}`);
  return by ? el('span', { class: 'decided', title: t('stance.decided-by-model', { name: by }) }, t('stance.language-model')) : null;
}

/** Returns the score of a stance, and the scores of the opposite side and of no side if they are known. */
export function scores(label) {
  const one = (stance, score) => t('stance.score', { stance: stanceName(stance), score: score.toFixed(2) });
  const both = one(label.stance, label.score);
  if (label.opposite === null || label.opposite === undefined) return both;
  const none = Math.max(0, 1 - label.score - label.opposite);
  return list([both, one(label.stance === 'favor' ? 'against' : 'favor', label.opposite), one('none', none)]);
}

const LIST = new Intl.ListFormat(locale, { type: locale === 'zh-CN' ? 'conjunction' : 'unit', style: 'long' });

/** Returns texts one after another, as the language separates them. */
export const list = texts => LIST.format(texts);

/** Returns in words where a stance comes from: a person, a language model, or the scores of the local model. */
export function origin(label, statement) {
  const editor = editorOf(statement, label.claim);
  if (editor) return t('stance.decided-by', { name: editor });
  return label.by ? t('stance.decided-by-model', { name: label.by }) : t('stance.scores', { scores: scores(label) });
}

/** Returns a day, e.g. `25 Nov 2026`, or “undated”. */
export function day(iso) {
  if (!iso) return el('span', { class: 'undated' }, t('when.undated'));
  return el('time', { datetime: iso }, dayText(iso));
}

export function dayText(iso) {
  const parts = iso.split('-').map(Number);
  return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2])).toLocaleDateString(locale, {
    day: 'numeric', month: locale === 'zh-CN' ? 'long' : 'short', year: 'numeric', timeZone: 'UTC',
  });
}

/** Returns the name of a month, e.g. `May`, or `long: false` for a short one. */
export function monthName(month, long = true) {
  return new Date(Date.UTC(2024, month - 1, 1)).toLocaleDateString(locale, { month: long && locale !== 'zh-CN' ? 'long' : 'short', timeZone: 'UTC' });
}

/** Returns the name of a calendar period, e.g. `May 2026`, `week 22 of 2026`, `Q2 2026`, `5 May 2026` or `undated`. */
export function periodName(period) {
  const [year, part, date] = period.split('-');
  if (date) return dayText(period);
  if (!part) return has(`when.${period}`) ? t(`when.${period}`) : period;
  if (part.startsWith('W')) return t('when.week', { week: String(Number(part.slice(1))), year });
  if (part.startsWith('Q')) return t('when.quarter', { quarter: part.slice(1), year });
  return t('when.month', { month: monthName(Number(part)), year });
}

/** Returns a date and time, e.g. `25 Nov 2026, 09:12 UTC`. */
export function moment(iso) {
  return el('time', { datetime: iso }, momentText(iso));
}

export function momentText(iso) {
  const time = new Date(iso).toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return t('when.utc', { time });
}

const RELATIVE = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const STEPS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

function relative(iso) {
  const millis = new Date(iso).getTime() - Date.now();
  const [unit, length] = STEPS.find(step => Math.abs(millis) >= step[1]) ?? ['minute', 60_000];
  const units = Math.trunc(millis / length);
  if (units === 0) return t(millis > 0 ? 'when.soon' : 'when.now');
  return RELATIVE.format(units, unit);
}

/** Returns how long ago or in how long, e.g. `5 min ago`. It stays up to date while the page is open; its tooltip has the exact time. */
export function ago(iso) {
  return el('time', { datetime: iso, class: 'ago', title: momentText(iso) }, relative(iso));
}

setInterval(() => document.querySelectorAll('time.ago').forEach(each => { each.textContent = relative(each.getAttribute('datetime')); }), 30_000);

/** Returns a share in whole percent, e.g. `48%`. */
export const percent = share => `${Math.round(100 * share)}%`;

/** Returns a text, or its beginning if it is longer than that many characters. */
export const beginning = (text, most, mark = ' …') => (text.length > most ? `${text.slice(0, most)}${mark}` : text);

/** Returns a size, e.g. `48 kB`. */
export function bytes(size) {
  if (size < 1000) return t('size.bytes', { n: size });
  return size < 1_000_000 ? t('size.kb', { n: Math.round(size / 1000) }) : t('size.mb', { n: Math.round(size / 100_000) / 10 });
}

/** Returns the language of words of which nothing but their letters is known: `zh` if one of them is Chinese, else `en`. */
export const languageOf = words => (/\p{Script=Han}/u.test(words) ? 'zh' : 'en');

/** Returns words of the record, marked with their language where it is not the reader's. */
export function asWritten(words) {
  const written = languageOf(words);
  return words && written !== language ? el('span', { lang: written }, words) : words;
}

/** Returns a sentence that the system wrote in English, marked where that is not the reader's language. */
export const inEnglish = sentence => (language === 'en' ? sentence : el('span', { lang: 'en' }, sentence));

/** Returns what the record says, which is English, in the reader's language where there are words for it, with its days as pages write them. */
export const inRecord = said => {
  const words = recorded(said);
  const withDays = (words ?? said).replace(/\b\d{4}-\d\d-\d\d\b/g, dayText);
  return words === null ? inEnglish(withDays) : withDays;
};

/** Returns an office as the record has it in the reader's language where there are words for it. */
export const roleName = role => role && (recorded(role) ?? localName(role));

/** Returns the value of the attribute `lang` for words in a language; null if it is not known. */
export const lang = tag => (tag && tag !== 'und' ? tag : null);

export function chip(side) {
  return el('span', { class: 'chip', title: sideName(side) }, side === 'none' || side === 'other' ? sideName(side) : side);
}

export function emptyState(title, ...words) {
  return el('div', { class: 'empty' }, el('p', { class: 'empty-title' }, title), ...words.map(each => el('p', {}, each)));
}

/** Returns the key of an actor, under which the pages and the API know it; null if nobody is named. */
export const actorKey = ({ id, name }) => id ?? (name ? `~${name.toLowerCase()}` : null);

/**
 * Returns the name in the reader's language of a speaker as records name it; the same name if the registry of the issue that was read has it not.
 *
 * @template {string | null | undefined} N
 * @param {N} name
 * @returns {N | string}
 */
export const localName = name => readerNames.get(name) ?? name;

/** Returns the name of an actor in the reader's language, if the registry of the issue that was read has it; null if nobody is named. */
export const actorName = ({ id, name = null }) => actors.get(id) ?? localName(name);

export function speakerName(statement) {
  return actorName(statement.actor) ?? statement.speaker.name ?? t(statement.kind === 'comment' ? 'speaker.reader' : 'speaker.unnamed');
}

/** Returns a function that calls the action once, some time after the last of many calls. */
export function debounce(action, millis) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, millis);
  };
}

/** Returns a function that calls the action soon after the first of many calls and again for later ones, even in a steady stream. */
export function throttle(action, millis) {
  let waiting = false;
  let running = Promise.resolve();
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      running = running.then(() => {
        waiting = false;
        return action();
      });
    }, millis);
  };
}

/** Calls the action when the page has become wider or narrower. */
export function onNewWidth(action) {
  let width = innerWidth;
  addEventListener('resize', debounce(() => {
    if (innerWidth !== width) action();
    width = innerWidth;
  }, 200));
}
