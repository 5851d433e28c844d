// The page of an actor: who it is, what it said on each claim and when that changed. All of it comes from documents on record.
import { $, actorName, actorPage, alertPage, api, base, chip, claimPage, day, dayText, el, getIssue, getJson, getRows, lang, languageOf, lastOfPath, localName, percent, query, replace, roleName, sideName, statementPage, statementsPage, throttle, tierName } from './common.js';
import { count, ENOUGH, nameOf } from './lean.js';
import { listen } from './live.js';
import { unmarked } from './markdown.js';
import { alertTitle, changeDay, changeName, shownWords } from './shifts.js';
import { sparkline } from './spark.js';
import { card } from './statement.js';
import { language, named, number, t } from './strings.js';

const NEWEST = 10;
const key = lastOfPath();
const path = `${api}/actors/${encodeURIComponent(key)}`;
const actorLink = ({ id, name }) => el('a', { href: actorPage(id) }, actorName({ id, name }));
const statementLink = (id, words) => el('a', { href: statementPage(id) }, words);

let labels = new Map();
const claimLabel = id => labels.get(id) ?? id;

function drawHead(profile) {
  const { registered } = profile;
  const name = registered?.names[language ?? 'en']?.[0] ?? profile.name;
  document.title = `${name} · OnRecord`;
  $('actor-name').textContent = name;
  $('actor-name').setAttribute('lang', languageOf(name));
  replace($('actor-kind'), chip(profile.side), ' ', sideName(profile.side), ' · ', tierName(profile.tier),
    ...(registered ? [' · ', named('actor-kind', registered.kind.toLowerCase())] : []));
  const others = registered ? Object.values(registered.names).flat().filter(other => other !== name) : [];
  replace($('actor-names'), ...(registered
    ? [...(registered.organisations.length > 0 ? [el('span', { class: 'belongs' }, t('actor.under'), ' ', ...registered.organisations.flatMap((each, at) => [at > 0 && ' › ', actorLink(each)]).filter(Boolean))] : []),
      ...(others.length > 0 ? [el('span', { class: 'aliases' }, t('actor.also'), ' ', ...others.slice(0, 8).flatMap((other, at) => [at > 0 ? ' · ' : '', el('span', { lang: languageOf(other) }, other)]))] : [])]
    : [t('actor.unregistered')]));
  const sums = [[t('actor.statements', { n: profile.statements })], [t('actor.counted', { n: profile.counted })]];
  if (profile.first) sums.push([t('actor.between', { first: dayText(profile.first), last: dayText(profile.last) })]);
  replace($('actor-sums'), ...sums.map(each => el('span', {}, ...each)));
}

/** Returns the time of an office: its days as far as documents give them. */
function time(role) {
  if (role.from && role.to) return t('actor.from-to', { from: dayText(role.from), to: dayText(role.to) });
  if (role.from) return t('actor.since', { from: dayText(role.from) });
  if (role.to) return t('actor.until', { to: dayText(role.to) });
  return role.seen ? t('actor.seen', { day: dayText(role.seen) }) : t('actor.undated');
}

function drawOffices({ registered, offices, read }) {
  const roles = registered?.roles ?? [];
  const list = items => el('ol', { class: 'offices' }, ...items);
  const registry = roles.map(role => el('li', {}, el('b', {}, roleName(role.title)),
    role.organisation && [el('br'), actorLink(role.organisation)],
    el('span', { class: 'time' }, time(role)),
    el('span', { class: 'read-from' }, t('actor.read-from', { source: role.readFrom }))));
  const documents = offices.slice(0, 8).map(office => el('li', {}, statementLink(office.statement, office.title),
    el('span', { class: 'time' }, office.first ? (office.first === office.last ? dayText(office.first) : t('actor.from-to', { from: dayText(office.first), to: dayText(office.last) })) : t('actor.undated'),
      ` · ${t('actor.n', { n: office.statements })}`)));
  replace($('offices'),
    registry.length > 0 && list(registry),
    documents.length > 0 && el('h3', {}, t('actor.in-documents')),
    documents.length > 0 && list(documents),
    registry.length + documents.length === 0 && el('p', { class: 'nothing' }, t('actor.no-office')));
  $('offices').dataset.read = read;
}

function drawSources({ sources, read, statements }) {
  const most = Math.max(1, ...sources.map(each => each.statements));
  replace($('sources'), ...(sources.length === 0 ? [el('p', { class: 'nothing' }, t('actor.no-statement'))] : [
    el('ol', { class: 'publishers' }, ...sources.slice(0, 12).map(each => {
      const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.setProperty('--share', String(each.statements / most));
      return el('li', {}, el('span', {}, each.name || t('actor.no-publisher')), el('span', { class: 'n' }, number(each.statements)), bar);
    })),
    ...(read < statements ? [el('p', { class: 'nothing' }, t('actor.newest-only', { n: read }))] : [])]));
}

function claimItem(position) {
  const { cell } = position;
  const { lean } = cell;
  const months = cell.months.map(month => ({ ...month, statements: month.favor + month.against }));
  const words = cell.newest;
  return el('li', { 'data-claim': position.claim },
    el('header', {},
      el('h3', {}, el('a', { href: claimPage(position.claim, `actor:${key}`) }, position.label)),
      el('p', { class: `verdict ${lean.side}` }, nameOf(lean))),
    el('div', { class: 'evidence' },
      el('p', { class: 'basis' }, t(count(lean) < ENOUGH ? 'board.year-few' : 'actor.basis', { favor: lean.favor, against: lean.against, share: percent(lean.share), low: percent(lean.low), high: percent(lean.high) }),
        cell.favor + cell.against > lean.favor + lean.against && ` ${t('actor.of-all', { favor: cell.favor, against: cell.against })}`),
      sparkline({ points: months, gaps: [] }, { label: position.label, claim: true, wide: 240 }),
      el('blockquote', { class: words.stance, lang: lang(words.language) }, unmarked(words.words)),
      el('p', { class: 'cite' }, statementLink(words.statement, t('actor.last-words')), words.role && ` · ${roleName(words.role)}`, ' · ', day(words.day), words.publisher && ` · ${words.publisher}`)));
}

function changeItem(alert) {
  const last = shownWords(alert);
  return el('li', {},
    el('p', { class: 'kicker' }, el('b', {}, changeName(alert)), ' ', el('span', { class: 'day' }, changeDay(alert))),
    el('h3', {}, el('a', { href: alertPage(alert.id) }, alertTitle(alert))),
    last && el('figure', {}, el('blockquote', { class: alert.facts.to ?? alert.facts.stance, lang: languageOf(last.words) }, unmarked(last.words)),
      el('figcaption', {}, statementLink(last.statement, localName(last.speaker) ?? last.publisher))));
}

/** Draws the newest words, whether a position was read in them or not. */
function drawLast(item) {
  $('last').hidden = !item;
  if (!item) return;
  const { stances, unsure = [] } = item.statement;
  $('last-note').textContent = stances.length > 0 ? '' : t(unsure.length > 0 ? 'actor.last-unsure' : 'actor.last-unlabelled');
  replace($('last-list'), card(item, claimLabel));
  $('first-words', HTMLAnchorElement).href = statementsPage({ actor: key, order: 'oldest' });
}

const pointItem = point => el('li', {},
  el('a', { href: `${base}/talking-points${query({ actor: point.actor.id })}#${encodeURIComponent(point.id)}`, lang: languageOf(point.wording) }, `“${unmarked(point.wording)}”`),
  el('span', { class: 'time' }, named('points-state', point.state), ' · ', t('actor.used', { n: point.occasions }), point.first && [' · ', t('actor.from-to', { from: dayText(point.first), to: dayText(point.last) })]));

async function draw() {
  let profile;
  try {
    const [one, issue] = await Promise.all([getJson(path), getIssue()]);
    profile = one;
    labels = new Map(issue.claims.map(claim => [claim.id, claim.label]));
  } catch (error) {
    $('trouble').hidden = false;
    $('trouble').textContent = error.message;
    $('profile').hidden = true;
    return;
  }
  $('profile').setAttribute('aria-busy', 'false');
  $('actor-csv', HTMLAnchorElement).href = `${path}.csv`;
  $('actor-json', HTMLAnchorElement).href = path;
  drawHead(profile);
  drawOffices(profile);
  drawSources(profile);
  $('said-note').textContent = profile.counted === 0 && profile.statements > 0 ? t('actor.not-counted') : t('actor.said-note');
  replace($('claims'), ...(profile.positions.length > 0 ? profile.positions.map(claimItem) : [el('li', { class: 'nothing' }, t('actor.no-position'), ' ', el('a', { href: `${base}/review${query({ actor: key })}` }, t('claim.not-sure')))]));
  $('changes-section').hidden = profile.changes.length === 0;
  replace($('changes'), ...profile.changes.filter(alert => alert.facts.change !== 'appeared').slice(0, 12).map(changeItem));
  $('points-section').hidden = profile.talkingPoints.length === 0;
  replace($('points'), ...profile.talkingPoints.slice(0, 12).map(pointItem));
  const page = await getRows(`${api}/statements`, { actor: key }, NEWEST);
  $('words-note').textContent = t('claim.n', { n: page.total });
  replace($('list'), ...(page.items.length > 0 ? page.items.map(item => card(item, claimLabel)) : [el('li', { class: 'nothing' }, t('actor.no-statement'))]));
  const said = page.items.find(({ statement }) => statement.kind !== 'question' && statement.kind !== 'comment');
  drawLast(said);
  $('all-words', HTMLAnchorElement).href = statementsPage({ actor: key });
  $('all-words').hidden = page.total <= page.items.length;
}

const report = error => console.error(error);
await draw().catch(report);
const redraw = throttle(() => draw().catch(report), 600);
listen({ statement: redraw, 'statement-removed': redraw, alert: redraw, 'alert-removed': redraw, 'talking-points': redraw, reset: redraw });
