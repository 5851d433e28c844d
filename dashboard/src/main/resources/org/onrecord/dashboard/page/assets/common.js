// Shared by all pages: reading the API, building elements from plain text, and the names of things.
import { has, language, locale, named, number, t } from './strings.js';

/** The path before the pages of the issue that is shown; empty where only one is watched. */
export const base = document.documentElement.dataset.base;

/** The path before everything in the API that belongs to that issue. */
export const api = `/api/v1${base}`;

const REGIONS = new Intl.DisplayNames([locale], { type: 'region' });

/** Returns an element with attributes and children. Strings become text, never markup. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

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

/** Reads JSON from the API, again after a moment while the server is too busy. Throws an Error with the detail of the problem. */
export async function getJson(path, retries = BUSY_RETRIES) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status === 503 && retries > 0) {
    await wait(1000 * Number(response.headers.get('Retry-After') ?? 2));
    return getJson(path, retries - 1);
  }
  const error = new Error(answer.detail ?? t('error.status', { path, status: String(response.status) }));
  error.status = response.status;
  throw error;
}

let claims = new Map();

/** Reads the issue that is shown: its claims, topics and actors. */
export async function getIssue() {
  const issue = await getJson(base ? api : `${api}/issue`);
  claims = new Map(issue.claims.map(claim => [claim.id, claim.label]));
  return issue;
}

/** Returns the label of a claim of the issue that was read; its id before that. */
export const claimName = id => claims.get(id) ?? id;

/** Reads the first rows of a list. The API gives at most 500 at a time, with the path of those after them. */
export async function getRows(path, filters, size) {
  const parameters = filters instanceof URLSearchParams ? new URLSearchParams(filters) : new URLSearchParams(query(filters));
  parameters.set('size', Math.min(size, 500));
  const page = await getJson(`${path}?${parameters}`);
  while (page.next && page.items.length < size) {
    const more = await getJson(page.next);
    page.items.push(...more.items);
    page.next = more.next;
  }
  return page;
}

/** Returns a query string with the values that are set. */
export function query(values) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== '' && value !== null && value !== undefined) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
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

const LIST = new Intl.ListFormat(locale, { type: 'unit', style: locale === 'zh-CN' ? 'short' : 'long' });

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
const STEPS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

function relative(iso) {
  const millis = new Date(iso) - Date.now();
  const [unit, length] = STEPS.find(step => Math.abs(millis) >= step[1]) ?? ['minute', 60_000];
  const units = Math.trunc(millis / length);
  if (units === 0) return t(millis > 0 ? 'when.soon' : 'when.now');
  return RELATIVE.format(units, unit);
}

/** Returns how long ago or in how long, e.g. `5 min ago`. It stays up to date while the page is open; its tooltip has the exact time. */
export function ago(iso) {
  return el('time', { datetime: iso, class: 'ago', title: momentText(iso) }, relative(iso));
}

setInterval(() => document.querySelectorAll('time.ago').forEach(each => { each.textContent = relative(each.dateTime); }), 30_000);

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

export const lang = language => (language && language !== 'und' ? language : null);

export function count(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function chip(side) {
  return el('span', { class: 'chip', title: sideName(side) }, side === 'none' || side === 'other' ? sideName(side) : side);
}

export function emptyState(title, ...words) {
  return el('div', { class: 'empty' }, el('p', { class: 'empty-title' }, title), ...words.map(each => el('p', {}, each)));
}

export function speakerName(statement) {
  return statement.actor.name ?? statement.speaker.name ?? t(statement.kind === 'comment' ? 'speaker.reader' : 'speaker.unnamed');
}

/** Returns a function that calls the action once, some time after the last of many calls. */
export function debounce(action, millis) {
  let timer = 0;
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
