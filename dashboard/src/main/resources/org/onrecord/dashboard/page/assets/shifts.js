// The shifts of the timeline, the list below the chart that describes them, and the names of all changes.
import { actorName, api, asWritten, chip, claimName, day, dayText, el, getJson, headline, inEnglish, inRecord, localName, percent, periodName, sideName, stanceName, statementPage } from './common.js';
import { healthMeaning } from './health.js';
import { has, language, named, number, rich, t } from './strings.js';

const MAX_SHIFTS = 200;
/** The kinds of shifts that are changes of somebody's position. */
const CHANGES_OF_POSITION = ['reversal', 'softening', 'hardening'];
/** The least score of a side that an alert may rest on. */
const SURE = 0.9;

/** Returns the name of the kind of shift in an alert; null if the alert is not about a shift. */
export function shiftName(alert) {
  return has(`shift.${alert.facts.shift}`) ? t(`shift.${alert.facts.shift}`) : null;
}

/** Returns the name of the change that an alert about the issue tells of. */
export function changeName(alert) {
  return shiftName(alert) ?? (has(`change.${alert.facts.change}`) ? t(`change.${alert.facts.change}`) : named('change', alert.kind));
}

/** Returns the words that an alert shows: those by which a position changed or a talking point came back, which come first, else the newest. */
export const shownWords = ({ facts, evidence }) => (CHANGES_OF_POSITION.includes(facts.shift) || facts.change === 'revived' ? evidence[0] : evidence.at(-1));

/** Returns the name of who an alert is about. */
function holderOf(alert) {
  const { facts } = alert;
  const speaker = localName(shownWords(alert)?.speaker);
  if (facts.actor) return actorName({ id: facts.actor, name: facts.name }) ?? speaker ?? facts.actor.replace(/^~/, '');
  return facts.side ? sideName(facts.side) : speaker ?? '';
}

/** Returns the words of the talking point that an alert is about: its title ends with them. */
const pointOf = alert => alert.title.match(/“(.*)”$/s)?.[1] ?? '';

/** Returns who an alert tells of. */
function toldOf(alert) {
  const { kind, facts, evidence } = alert;
  if (kind === 'source') return facts.publisher || facts.source;
  return kind === 'document-changed' ? evidence.at(-1)?.publisher : holderOf(alert);
}

/**
 * Returns the title of an alert in the reader's language, as a text or as texts and nodes. The record has it in English; in other languages
 * it is made of the alert's facts, where they suffice.
 *
 * @param nameOf returns the label of a claim; by default of the issue that is shown
 */
export function alertTitle(alert, nameOf = claimName) {
  const { facts, evidence } = alert;
  const key = `told.${facts.shift ?? facts.change ?? alert.kind}`;
  if (language === 'en' || !has(key)) return inEnglish(alert.title);
  const does = nameOf === claimName && (alert.kind === 'first-position' || CHANGES_OF_POSITION.includes(facts.shift)) && headline(facts.claim, facts.to ?? facts.stance);
  const from = facts.from ? stanceName(facts.from) : '';
  if (does) return rich(!facts.to ? 'told.first' : facts.shift === 'reversal' ? 'told.now' : key, { who: asWritten(toldOf(alert) ?? ''), does, from });
  return rich(key, {
    who: asWritten(toldOf(alert) ?? ''), title: asWritten(evidence.at(-1)?.title ?? ''), words: asWritten(pointOf(alert)),
    claim: facts.claim ? rich('told.claim', { claim: asWritten(nameOf(facts.claim)) }) : '',
    stance: facts.stance ? stanceName(facts.stance) : '', from, to: facts.to ? stanceName(facts.to) : '',
    before: facts.shift === 'volume' ? facts.before : percent(facts.before), after: facts.shift === 'volume' ? facts.after : percent(facts.after),
    health: facts.health ? named('health', facts.health) : '', direction: facts.direction ? t(`told.${facts.direction}`) : '',
  });
}

/** Returns a number of statements out of all, with the interval of its share. */
function shareOf(facts, name) {
  const { [`${name}Part`]: part, [`${name}Of`]: of, [`${name}Low`]: low, [`${name}High`]: high } = facts;
  return t('why.share', { part, of, low: percent(low), high: percent(high) });
}

/** Returns one chance in how many, with one digit that counts. */
function rarely(chance) {
  const times = 1 / Math.max(Number(chance), 1e-9);
  const size = 10 ** Math.floor(Math.log10(times));
  return number(Math.round(times / size) * size);
}

/** Returns the days from one to another, or the one day that both are. */
const days = (from, to) => (from === to ? dayText(from) : t('shift-list.between', { from: dayText(from), to: dayText(to) }));

/** Returns how many passages of a document were changed, added and removed. */
function passages(changes) {
  const removed = changes.filter(change => !change.after).length;
  const added = changes.filter(change => !change.before).length;
  return { changed: changes.length - removed - added, added, removed };
}

/** Returns true if the facts of an alert tell why it fired: those about an edit say it with the passages alone. */
const tellsWhy = ({ kind, changes }) => kind !== 'document-changed' || changes?.length > 0;

/**
 * Returns why an alert fired, in the reader's language, as a text or as texts and nodes. The record has it in English; in other languages it
 * is made of the alert's facts, where they suffice.
 */
export function alertWhy(alert) {
  const { facts } = alert;
  const declared = facts.change === 'appeared' && alert.evidence.length === 1;
  const key = `why.${declared ? 'declared' : facts.shift ?? facts.change ?? (alert.day ? alert.kind : `undated-${alert.kind}`)}`;
  if (language === 'en' || !has(key) || !tellsWhy(alert)) return inRecord(alert.why);
  const why = rich(key, {
    day: alert.day ? dayText(alert.day) : '', last: facts.latest ? days(facts.earliest, facts.latest) : '', n: Number(facts.before),
    held: facts.since && facts.last ? days(facts.since, facts.last) : '', from: facts.from ? stanceName(facts.from) : '', to: facts.to ? stanceName(facts.to) : '',
    before: facts.beforeOf ? shareOf(facts, 'before') : '', after: facts.afterOf ? shareOf(facts, 'after') : '',
    begun: facts.beforeFrom ? dayText(facts.beforeFrom) : alert.evidence[0]?.day ? dayText(alert.evidence[0].day) : '', ended: facts.afterTo ? dayText(facts.afterTo) : '',
    weeks: facts.beforeOf, level: facts.before, low: facts.beforeLow, high: facts.beforeHigh, rarely: facts.chance ? rarely(facts.chance) : '',
    used: facts['last-use'] ? dayText(facts['last-use']) : '', silent: facts.silent, probability: facts.probability,
    ...(alert.kind === 'document-changed' && passages(alert.changes)),
    ...(alert.kind === 'source' && { health: healthMeaning(facts.health), reason: inRecord(alert.why) }),
  });
  if (!facts.confirm) return why;
  return [...why, alert.score < SURE ? t('why.unconfirmed-score', { score: alert.score.toFixed(2) }) : t('why.unconfirmed')];
}

/** Returns when a change happened: the day, or the months between which a shift lies where the day is not known. */
export function changeDay(alert) {
  const { earliest, latest } = alert.facts;
  if (!earliest || !latest || earliest === latest) return day(alert.day);
  const [from, to] = [earliest.slice(0, 7), latest.slice(0, 7)];
  return el('time', { datetime: alert.day, title: t('shift-list.between', { from: dayText(earliest), to: dayText(latest) }) }, from === to ? periodName(from) : t('shift-list.from-to', { from: periodName(from), to: periodName(to) }));
}

/** Returns the shifts on a claim, oldest first. */
export async function shiftsOf(claim) {
  const page = await getJson(`${api}/alerts?kind=shift,volume&size=${MAX_SHIFTS}`);
  return page.items.map(item => item.alert).filter(({ facts }) => facts.claim === claim).reverse();
}

/** Draws the list of shifts. It stays closed until a mark in the chart or the reader opens it. */
export function drawShifts(box, shifts) {
  const list = box.querySelector('ol');
  box.hidden = shifts.length === 0;
  box.querySelector('summary').textContent = t('shift-list.in-chart', { n: shifts.length });
  list.replaceChildren(...[...shifts].reverse().map(alert => el('li', { id: `shift-${alert.id}` },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, shiftName(alert) ?? alert.kind), alert.facts.side && chip(alert.facts.side), el('span', { class: 'day' }, changeDay(alert))),
    el('p', {}, el('b', {}, alertTitle(alert))),
    el('p', { class: 'because' }, alertWhy(alert)),
    alert.evidence.length > 0 && el('p', { class: 'open' }, ...rich('shift-list.evidence', { links: alert.evidence.flatMap((each, i) => [
      i > 0 && t('system.and'),
      el('a', { href: statementPage(each.statement) }, [localName(each.speaker) ?? t('shift-list.statement'), each.publisher].filter(Boolean).join(t('system.and')))]) })))));
}
