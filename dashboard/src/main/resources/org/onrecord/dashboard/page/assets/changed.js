// What changed: new positions, reversals, shifts and talking points, since the reader last looked and this week, each with its words.
import { translated } from './alert-card.js';
import { alertPage, api, base, chip, dayText, el, evidencePage, getJson, languageOf, momentText, query, replace } from './common.js';
import { unmarked } from './markdown.js';
import { DAY } from './periods.js';
import { alertTitle, changeDay, changeName, shownWords } from './shifts.js';
import { t } from './strings.js';

const KINDS = 'first-position,shift,talking-point';
const MOST = 5;
const WEEK = 7 * DAY;
const issue = document.documentElement.dataset.issue;
const LOOKED = `onrecord.looked.${issue}`;
const MARK = `onrecord.mark.${issue}`;

/** Returns when the reader last looked before this session; null on the first visit. It stays the same while the tab is open. */
function lastLook() {
  try {
    if (sessionStorage.getItem(MARK) === null) sessionStorage.setItem(MARK, localStorage.getItem(LOOKED) ?? '');
    return sessionStorage.getItem(MARK) || null;
  } catch {
    return null;
  }
}

function looked() {
  try {
    localStorage.setItem(LOOKED, new Date().toISOString());
  } catch {
    // Without storage there is no last look.
  }
}

addEventListener('pagehide', looked);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && looked());

/** Returns true for a change that the front page tells of: that a talking point is new is only told on its own page. */
const isNews = ({ alert }) => alert.kind !== 'talking-point' || alert.facts.change !== 'appeared';

/** Kinds of changes, the most worth reading first. */
const WORTH = [alert => alert.facts.shift === 'reversal', alert => ['softening', 'hardening'].includes(alert.facts.shift), alert => alert.kind === 'shift', alert => alert.kind === 'first-position'];

/** Of so many of the newest changes the most worth reading come first. */
const NEWEST = 20;

/** Returns the newest changes, those most worth reading first, and of equal worth the newest. */
function ranked(items) {
  const rank = ({ alert }) => [...WORTH, () => true].findIndex(is => is(alert));
  return [...items.slice(0, NEWEST)].sort((a, b) => rank(a) - rank(b));
}

function words(alert, translations = []) {
  const each = shownWords(alert);
  if (!each) return null;
  const stance = alert.kind === 'shift' ? alert.facts.to : alert.facts.stance;
  return el('figure', {},
    el('blockquote', { class: stance, lang: languageOf(each.words) }, unmarked(each.words)),
    translated(translations, each.statement),
    el('figcaption', {}, el('a', { href: evidencePage(each) },
      each.speaker ?? each.publisher), each.speaker && each.publisher && `, ${each.publisher}`));
}

function item({ alert, translations }, unread) {
  return el('li', { 'data-change': alert.id, 'data-kind': alert.kind, class: unread ? 'unread' : '' },
    el('p', { class: 'kicker' }, el('b', {}, changeName(alert)), ' ', alert.facts.side && chip(alert.facts.side), ' ', el('span', { class: 'day' }, changeDay(alert))),
    el('h3', {}, el('a', { href: alertPage(alert.id) }, alertTitle(alert))),
    words(alert, translations));
}

function group(title, items, total, unread) {
  return el('section', { class: `changes-group of-${Math.min(items.length, MOST)}` },
    el('h3', { class: 'when' }, title),
    el('ol', { class: 'changed-list' }, ...items.slice(0, MOST).map(each => item(each, unread))),
    total > MOST && el('p', { class: 'rest' }, el('a', { href: `${base}/alerts` }, t('changed.more', { n: total - MOST }))));
}

/** Draws the changes. */
export async function drawChanged(box, note) {
  const mark = lastLook();
  const alerts = order => getJson(`${api}/alerts${query({ kind: KINDS, order, size: 100 })}`);
  const [byDay, byReceipt] = await Promise.all([alerts('day'), mark ? alerts('received') : { items: [], total: 0 }]);
  const unread = mark ? byReceipt.items.filter(each => isNews(each) && new Date(each.received) > new Date(mark)) : [];
  const seen = new Set(unread.map(each => each.alert.id));
  const days = byDay.items.filter(each => isNews(each) && !seen.has(each.alert.id));
  const week = days.filter(({ alert }) => alert.day && Date.now() - Date.parse(alert.day) < WEEK);
  const parts = [];
  if (unread.length > 0) parts.push(group(t('changed.since', { moment: momentText(mark) }), ranked(unread), unread.length, true));
  if (week.length > 0) parts.push(group(t('changed.week'), ranked(week), week.length, false));
  if (parts.length === 0 && days.length > 0) parts.push(group(t('changed.latest'), ranked(days), days.length, false));
  replace(note, ...summary(mark, unread, week, days));
  replace(box, ...(parts.length ? parts : [el('p', { class: 'nothing' }, t('changed.nothing-yet'))]));
  box.setAttribute('aria-busy', 'false');
}

function summary(mark, unread, week, days) {
  if (days.length + unread.length === 0) return [t('changed.appear-here')];
  const since = !mark ? '' : `${unread.length === 0 ? t('changed.none-since') : t('changed.n-since', { n: unread.length })} `;
  if (week.length + unread.length > 0) return [since, unread.length === 0 ? t('changed.n-week', { n: week.length }) : ''];
  const newest = days[0].alert;
  return [since, newest.day ? t('changed.none-week', { day: dayText(newest.day) }) : ''];
}
