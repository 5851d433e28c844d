// Rules, subscriptions and deliveries: what to hear of, by which channel, and what was sent, is held or failed.
import { $, alertPage, asWritten, base, dayText, el, emptyState, fields, getIssue, getJson, inRecord, moment, query, replace, sideName, stanceName, throttle, tierName } from './common.js';
import { Cancelled, send } from './editor.js';
import { exclusionOf, exclusionText, without } from './exclusions.js';
import { listen } from './live.js';
import { alertTitle } from './shifts.js';
import { has, language, locale, named, recorded, rich, t } from './strings.js';

const form = fields('rule-form');
const STATES = { '': 'all', sent: 'sent', 'waiting,sending': 'waiting', failed: 'failed', 'cancelled,repeated': 'not-sent' };
const KINDS = { position: ['first-position', 'shift'], reversal: ['shift'], firmness: ['shift'], waiting: ['shift'] };
const CHANGES = { reversal: ['reversal'], firmness: ['softening', 'hardening', 'silence'], waiting: ['waiting'] };
/** The value of a choice that the form cannot express; the rule keeps what it has. */
const AS_IT_IS = 'as-it-is';

/** The rule that the form changes; null if it makes a new one. */
let edited = null;
/** What the rule of the form leaves out. */
let excluded = [];

const chosen = name => form[name].value.trim();
/** Returns the ids in a field; a field with several has commas between them. */
const ids = name => chosen(name).split(',').map(id => id.trim()).filter(Boolean);
const option = (name, value) => [...form[name].options].find(each => each.value === value);
const optionText = (name, value) => option(name, value)?.textContent ?? value;

/** Chooses a value of a field, which a list offers from now on if it did not. */
function choose(name, value, text = value) {
  if (form[name].options && !option(name, value)) form[name].append(el('option', { value }, text));
  form[name].value = value;
}

/** Returns an address that shows the form of those of the chosen channel; empty if it takes none. */
const example = () => form.channel.selectedOptions[0]?.dataset.example ?? '';
const subscription = () => ({ channel: chosen('channel'), to: example() && chosen('to'), language: chosen('language') });

/** Fills the list of channels, once. */
function offer(channels) {
  if (form.channel.options.length > 1) return;
  form.channel.prepend(...channels.map(each => el('option', { value: each.channel, 'data-example': each.example },
    has(`offer.${each.channel}`) ? t(`offer.${each.channel}`) : named('channel', each.channel))));
  form.channel.selectedIndex = 0;
}

function nameOf() {
  const what = form.what.selectedOptions[0].textContent.split(/[:：]/)[0];
  const parts = [chosen('side') && t('rule.of', { side: sideName(chosen('side')) }), chosen('actor') && t('rule.by', { actor: chosen('actor') }),
    chosen('claim') && t('rule.on', { claim: form.claim.selectedOptions[0].textContent }),
    chosen('topic') && t('rule.about', { topic: form.topic.selectedOptions[0].textContent }), chosen('words') && t('rule.with', { words: chosen('words') })];
  const text = [what, ...parts].filter(Boolean).join(t('rule.join'));
  return (text[0].toUpperCase() + text.slice(1)).slice(0, 180);
}

/** Returns the rule of the form, as the API takes it. A changed rule keeps the conditions that the form does not have. */
function rule() {
  const what = chosen('what');
  const about = !['document-changed', 'source', ''].includes(what);
  const ownZone = edited?.pace.quietFrom || ['daily', 'weekly'].includes(edited?.pace.frequency);
  return {
    ...(edited && { id: edited.id }),
    name: chosen('name') || nameOf(),
    selects: {
      ...(!edited && { issues: about ? [issue.id] : [] }),
      ...(what !== AS_IT_IS && { kinds: KINDS[what] ?? (what ? [what] : []), changes: CHANGES[what] ?? [] }),
      sides: ids('side'),
      claims: ids('claim'),
      topics: ids('topic'),
      actors: ids('actor'),
      words: chosen('words') || null,
      severity: chosen('severity') || null,
      except: excluded.length ? excluded : null,
    },
    pace: {
      frequency: chosen('frequency'),
      ...(!ownZone && { zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' }),
      quietFrom: form.quiet.checked ? edited?.pace.quietFrom ?? '22:00:00' : null,
      quietTo: form.quiet.checked ? edited?.pace.quietTo ?? '07:00:00' : null,
    },
    subscribe: chosen('channel') ? [subscription()] : [],
  };
}

/** Fills the form with a rule, to change it. */
function edit(each) {
  edited = each;
  const { selects, pace } = each;
  excluded = selects.except ?? [];
  const same = (one, other) => one.join() === other.join();
  const what = [...form.what.options].map(({ value }) => value).find(value =>
    same(selects.kinds, KINDS[value] ?? (value ? [value] : [])) && same(selects.changes, CHANGES[value] ?? []));
  choose('what', what ?? AS_IT_IS, whatText(selects));
  choose('side', selects.sides.join(), list(selects.sides.map(sideName)));
  choose('claim', selects.claims.join(), list(selects.claims.map(id => optionText('claim', id))));
  choose('topic', (selects.topics ?? []).join(), list((selects.topics ?? []).map(id => optionText('topic', id))));
  form.actor.value = selects.actors.join(', ');
  form.words.value = selects.words ?? '';
  choose('severity', selects.severity ?? '', selects.severity);
  form.name.value = each.name;
  form.channel.value = '';
  form.channel.dispatchEvent(new Event('change'));
  choose('frequency', pace.frequency);
  form.frequency.selectedOptions[0].textContent = paceText(pace);
  form.quiet.checked = Boolean(pace.quietFrom);
  if (pace.quietFrom) $('quiet-hours').textContent = quietText(pace);
  $('new-title').textContent = t('subscribe.change-a-rule');
  $('save').textContent = t('subscribe.save');
  $('cancel').hidden = false;
  say(conditions(each));
  $('rule-form').scrollIntoView({ block: 'center' });
}

/** Returns a list of which one is enough. */
const ANY = new Intl.ListFormat(locale, { type: 'disjunction' });
const list = texts => ANY.format(texts);

/** Returns the changes that a rule selects, else the kinds of alerts; empty for all. */
const whatText = ({ kinds, changes }) => list([...(changes.length > 0 ? [] : kinds).map(kind => named('change', kind)),
  ...changes.map(each => [`change.${each}`, `shift.${each}`, `health.${each}`].filter(has).map(key => t(key))[0] ?? each)]);

const hour = time => time.slice(0, 5);
const quietText = pace => t('rule.quiet', { from: hour(pace.quietFrom), to: hour(pace.quietTo), zone: pace.zone });

function paceText(pace) {
  switch (pace.frequency) {
    case 'grouped': return t('rule.grouped', { n: pace.minutes });
    case 'daily': return t('rule.daily', { at: hour(pace.at), zone: pace.zone });
    case 'weekly': return t('rule.weekly', { day: weekday(pace.on), at: hour(pace.at), zone: pace.zone });
    default: return named('frequency', pace.frequency);
  }
}

/** Returns the name of a day such as MONDAY; the fifth of January 1970 was one. */
function weekday(name) {
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 5 + days.indexOf(name))));
}

/** Returns the conditions of a rule and its pace, as one line. */
function conditions({ selects, pace }) {
  const some = (key, values, name = value => value) => values?.length > 0 && t(key, { values: list(values.map(name)) });
  const met = [
    whatText(selects),
    some('rule.in-issues', selects.issues.filter(id => id !== issue.id)),
    some('rule.sides', selects.sides, sideName),
    some('rule.actors', selects.actors, id => actors.get(id) ?? id),
    some('rule.claims', selects.claims, id => optionText('claim', id)),
    some('rule.topics', selects.topics, id => optionText('topic', id)),
    some('rule.stances', selects.stances, stanceName),
    some('rule.points', selects.talkingPoints),
    selects.tier && (selects.tier === 1 ? tierName(1) : t('rule.tier', { tier: selects.tier })),
    selects.severity && t('rule.severity', { severity: optionText('severity', selects.severity) }),
    selects.score && t('rule.score', { score: selects.score }),
    selects.words && t('rule.with', { words: selects.words }),
    selects.silenced.length > 0 && t('rule.silenced', { n: selects.silenced.length }),
  ].filter(Boolean);
  return [...(met.length ? met : [t('subscribe.everything')]), paceText(pace), pace.quietFrom && quietText(pace),
    pace.coolDownDays > 0 && t('rule.cool-down', { n: pace.coolDownDays })].filter(Boolean).join(' · ');
}

/** Returns the page on which a rule is changed: that of its issue, which knows its claims. */
const editPage = each => `${each.selects.issues.length && !each.selects.issues.includes(issue.id) ? `/issues/${each.selects.issues[0]}` : base}/subscriptions${query({ edit: each.id })}`;

function say(text, wrong = false) {
  replace($('form-note'), wrong ? el('span', { class: 'why', role: 'alert' }, text) : text);
}

/** Runs a change and says what went wrong, if something did. */
async function change(path, body, done) {
  try {
    const answer = await send(path, body);
    say(done);
    await drawSoon();
    return answer;
  } catch (error) {
    if (!(error instanceof Cancelled)) say(error.message, true);
    return null;
  }
}

/** Returns what a rule would have told, by week, each with a button that leaves it out. */
function weeks(told) {
  const byWeek = new Map();
  for (const alert of told) {
    const week = alert.day ? monday(alert.day) : '';
    byWeek.set(week, [...(byWeek.get(week) ?? []), alert]);
  }
  return [...byWeek].map(([week, alerts], at) => el('details', { open: at === 0 },
    el('summary', {}, week ? t('worth.week', { day: dayText(week), n: alerts.length }) : t('worth.undated', { n: alerts.length })),
    el('ul', { class: 'subscriptions' }, ...alerts.map(alert => el('li', {}, el('a', { href: alertPage(alert.id) }, alertTitle(alert)), ' ',
      button(t('worth.not-this'), () => { excluded = without({ except: excluded }, exclusionOf(alert)).except; return preview(); }))))));
}

/** Returns the Monday of the week of a day, both as in 2026-03-31. */
function monday(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7);
  return date.toISOString().slice(0, 10);
}

/** Returns what a rule leaves out, each with a button that takes it back. */
function exclusions({ id, name, selects }) {
  const all = selects.except ?? [];
  return all.length > 0 && el('ul', { class: 'subscriptions' }, ...all.map(each => el('li', {}, t('worth.without', { what: exclusionText(each, who => actors.get(who) ?? who) }), ' ',
    button(t('worth.again'), () => change(`/api/v1/rules/${id}`, { selects: { except: all.length > 1 ? all.filter(other => other !== each) : null } }, t('worth.told-again', { name }))))));
}

async function preview() {
  const shown = await change('/api/v1/rules/preview', rule(), '');
  if (!shown) return;
  replace($('preview'),
    el('p', {}, el('b', {}, shown.summary), '. ', shown.refusal && el('span', { class: 'why' }, shown.refusal)),
    ...weeks(shown.told),
    ...(shown.last.length ? [el('p', { class: 'role' }, t('subscribe.last-ones'))] : []),
    ...shown.last.map((sample, at) => el('details', { open: at === 0 }, el('summary', {}, sample.subject), el('pre', { class: 'letter' }, sample.text))));
}

function button(text, action) {
  const drawn = el('button', { type: 'button', class: 'quiet' }, text);
  drawn.addEventListener('click', action);
  return drawn;
}

function subscriptionLine(each, owner) {
  return el('li', {}, el('b', {}, named('channel', each.channel)), each.to && t('subscribe.to', { to: each.to }), each.off && [' ', el('span', { class: 'why' }, t('subscribe.off', { why: recorded(each.off) ?? each.off }))], ' ',
    button(t('subscribe.test'), () => change(`/api/v1/subscriptions/${each.id}/test`, {}, t('subscribe.test-sent', { name: owner.name }))), ' ',
    each.off && button(t('subscribe.on-again'), () => change(`/api/v1/subscriptions/${each.id}/on`, {}, t('subscribe.is-on-again'))), ' ',
    button(t('subscribe.end'), () => change(`/api/v1/subscriptions/${each.id}/end`, {}, t('subscribe.ended'))));
}

/** Returns the name of a ready-made rule in the reader's language. */
const readyName = ({ id, name }) => (language !== 'en' && has(`rule.${id}`) ? t(`rule.${id}`) : name);

function ruleCard({ rule: each, on, subscriptions, sent, waiting, failed }) {
  const muted = each.mutedUntil && new Date(each.mutedUntil) > new Date();
  const until = new Date(Date.now() + 24 * 3600 * 1000).toISOString();
  if (!on) {
    return el('li', { class: 'alert rule ready', id: each.id }, el('h3', {}, readyName(each)),
      el('p', { class: 'role' }, conditions(each)),
      el('p', { class: 'role' }, t('subscribe.ready')),
      button(t('subscribe.switch-on'), () => change('/api/v1/rules', { id: each.id, name: readyName(each), selects: each.selects, pace: each.pace,
        subscribe: chosen('channel') && (!example() || chosen('to')) ? [subscription()] : [] },
      t('subscribe.is-on', { name: readyName(each) }))));
  }
  return el('li', { class: 'alert rule', id: each.id },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, named('frequency', each.pace.frequency)), muted && el('span', { class: 'chip' }, ...rich('subscribe.muted-until', { when: moment(each.mutedUntil) })),
      each.changedBy && el('span', { class: 'day' }, t('subscribe.changed-by', { who: each.changedBy })),
      el('span', { class: 'day' }, t('subscribe.tally', { sent, waiting, failed }))),
    el('h3', {}, each.name),
    el('p', { class: 'role' }, conditions(each)),
    exclusions(each),
    el('ul', { class: 'subscriptions' }, ...subscriptions.map(one => subscriptionLine(one, each))),
    el('p', { class: 'where' }, el('a', { href: `/feeds/${each.id}.atom` }, t('subscribe.atom')), el('a', { href: `/feeds/${each.id}.json` }, t('subscribe.json'))),
    el('details', { class: 'developers' }, el('summary', {}, t('developers.for')),
      el('p', { class: 'where' }, el('span', {}, ...rich('subscribe.on-topic', { topic: el('code', {}, 'onrecord.alerts.rules'), key: el('code', {}, `${each.id}/…`) })))),
    el('p', {}, el('a', { class: 'button quiet', href: editPage(each) }, t('subscribe.edit')), ' ', muted ? button(t('subscribe.hear-again'), () => change(`/api/v1/rules/${each.id}/mute`, {}, t('subscribe.heard-again')))
      : button(t('subscribe.mute'), () => change(`/api/v1/rules/${each.id}/mute`, { until }, t('subscribe.muted'))), ' ',
    button(t('subscribe.delete'), () => change(`/api/v1/rules/${each.id}/deletion`, {}, t('subscribe.deleted', { name: each.name })))));
}

function deliveryCard(each) {
  const hasAlert = !['confirm', 'quiet'].includes(each.tells);
  const again = hasAlert && ['sent', 'failed'].includes(each.state) && each.channel !== 'ended';
  return el('li', { class: `alert delivery ${each.state}` },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, named('delivery', each.state)), has(`tells.${each.tells}`) && el('span', { class: 'chip' }, t(`tells.${each.tells}`)),
      el('span', { class: 'day' }, moment(each.sent ?? each.made))),
    el('h3', {}, each.title),
    el('p', { class: 'because' }, t('subscribe.because', { name: each.name, why: each.why })),
    el('p', { class: 'where' }, el('span', {}, named('channel', each.channel), each.to && t('subscribe.to', { to: each.to })),
      each.held && each.state === 'waiting' && el('span', {}, inRecord(each.held)), each.attempts > 1 && el('span', {}, t('subscribe.tried', { n: each.attempts })),
      each.unanswered > 0 && el('span', { title: t('subscribe.unanswered') }, t('subscribe.twice')),
      each.problem && el('span', { class: 'why' }, inRecord(each.problem)), hasAlert && el('a', { href: alertPage(each.alert) }, t('subscribe.alert')),
      again && button(t('subscribe.send-again'), () => change(`/api/v1/deliveries/${each.id}/again`, {}, t('subscribe.sent-again')))));
}

async function draw(first = false) {
  const parameters = new URLSearchParams(location.search);
  const state = parameters.get('state') ?? '';
  const only = parameters.get('rule') ?? '';
  let rules;
  try {
    rules = await getJson('/api/v1/rules');
  } catch (error) {
    replace($('rules'), el('li', {}, emptyState(t('subscribe.no-rules'), error.message)));
    replace($('deliveries'), );
    return;
  }
  offer(rules.channels);
  const mine = rules.items.filter(item => item.on).length;
  const ready = rules.items.length - mine;
  $('rules-note').textContent = [mine || !ready ? t('subscribe.n-rules', { n: mine }) : '', ready ? t('subscribe.n-ready', { n: ready }) : ''].filter(Boolean).join(' · ');
  replace($('rules'), ...rules.items.map(ruleCard));
  const toEdit = first && rules.items.find(item => item.on && item.rule.id === parameters.get('edit'));
  if (toEdit) edit(toEdit.rule);
  $('rules').removeAttribute('aria-busy');
  replace($('states'), ...Object.entries(STATES).map(([value, name]) =>
    el('a', { href: `${base}/subscriptions${query({ state: value, rule: only })}`, 'aria-current': value === state ? 'true' : null }, t(`delivery.${name}`))));
  const deliveries = await getJson(`/api/v1/deliveries${query({ state, rule: only, size: 50 })}`);
  replace($('deliveries'), ...(deliveries.items.length ? deliveries.items.map(deliveryCard)
    : [el('li', {}, emptyState(t('subscribe.nothing'), t('subscribe.nothing-more')))]));
  $('deliveries').removeAttribute('aria-busy');
}

const drawSoon = throttle(() => draw().catch(console.error), 300);

/** Fills the form from the address: a rule like the alert from which the reader came. */
function likeAnAlert() {
  const parameters = new URLSearchParams(location.search);
  for (const name of ['what', 'side', 'claim', 'actor', 'words']) {
    const value = parameters.get(name);
    if (value !== null && form[name]) choose(name, value);
  }
}

form.channel.addEventListener('change', () => {
  $('to-label').hidden = !example();
  form.to.placeholder = example();
  if (chosen('channel') === 'page' && 'Notification' in globalThis) Notification.requestPermission();
});
$('try').addEventListener('click', preview);
$('rule-form').addEventListener('submit', async event => {
  event.preventDefault();
  const saved = edited ? await change(`/api/v1/rules/${edited.id}`, rule(), t('subscribe.saved'))
    : await change('/api/v1/rules', rule(), t('subscribe.subscribed'));
  if (edited) edited = saved ?? edited;
  if (saved) document.getElementById(saved.id)?.scrollIntoView({ block: 'center' });
});

const languages = new Intl.DisplayNames(locale, { type: 'language' });
form.language.append(...['en', 'zh'].map(each => el('option', { value: each, selected: each === language }, languages.of(each))));
const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));
for (const claim of issue.claims ?? []) form.claim.append(el('option', { value: claim.id }, claim.text));
for (const topic of issue.topics ?? []) form.topic.append(el('option', { value: topic.id }, topic.label));
const sides = new Set((issue.actors ?? []).map(actor => actor.side).filter(side => side && side !== 'none' && side !== 'other'));
for (const side of [...sides].sort()) form.side.append(el('option', { value: side }, sideName(side)));
const actors = new Map((issue.actors ?? []).map(actor => [actor.id, actor.name]));
$('actors').append(...(issue.actors ?? []).map(actor => el('option', { value: actor.id }, actor.name)));
likeAnAlert();
const suggestName = () => { form.name.placeholder = nameOf(); };
$('rule-form').addEventListener('input', suggestName);
$('rule-form').addEventListener('change', suggestName);
suggestName();
await draw(true);
listen({ alert: drawSoon, 'alert-removed': drawSoon, reset: drawSoon });
