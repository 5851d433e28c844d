// Rules, subscriptions and deliveries: what to hear of, by which channel, and what was sent, is held or failed.
import { $, asWritten, base, el, emptyState, fields, getIssue, getJson, moment, query, replace, sideName, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { listen } from './live.js';
import { has, named, rich, t } from './strings.js';

const form = fields('rule-form');
const STATES = { '': 'all', sent: 'sent', 'waiting,sending': 'waiting', failed: 'failed', 'cancelled,repeated': 'not-sent' };
const KINDS = { position: ['first-position', 'shift'], reversal: ['shift'] };

const chosen = name => form[name].value.trim();
const list = value => (value ? [value] : []);
/** Returns an address that shows the form of those of the chosen channel; empty if it takes none. */
const example = () => form.channel.selectedOptions[0]?.dataset.example ?? '';
const subscription = () => ({ channel: chosen('channel'), to: example() && chosen('to') });

/** Fills the list of channels, once. */
function offer(channels) {
  if (form.channel.options.length > 1) return;
  form.channel.prepend(...channels.map(each => el('option', { value: each.channel, 'data-example': each.example },
    has(`offer.${each.channel}`) ? t(`offer.${each.channel}`) : named('channel', each.channel))));
  form.channel.selectedIndex = 0;
}

/** Returns an id made of a name, with letters and digits alone. */
function idOf(name) {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60).replace(/-$/, '');
  return plain || `rule-${Date.now()}`;
}

function nameOf() {
  const what = form.what.selectedOptions[0].textContent.split(/[:：]/)[0];
  const parts = [chosen('side') && t('rule.of', { side: sideName(chosen('side')) }), chosen('actor') && t('rule.by', { actor: chosen('actor') }),
    chosen('claim') && t('rule.on', { claim: form.claim.selectedOptions[0].textContent }),
    chosen('topic') && t('rule.about', { topic: form.topic.selectedOptions[0].textContent }), chosen('words') && t('rule.with', { words: chosen('words') })];
  const text = [what, ...parts].filter(Boolean).join(t('rule.join'));
  return (text[0].toUpperCase() + text.slice(1)).slice(0, 180);
}

/** Returns the rule of the form, as the API takes it. */
function rule() {
  const what = chosen('what');
  const name = nameOf();
  const about = !['document-changed', 'source', ''].includes(what);
  return {
    id: idOf(`${name} ${chosen('frequency')}`),
    name,
    selects: {
      issues: about ? [issue.id] : [],
      kinds: KINDS[what] ?? list(what),
      changes: what === 'reversal' ? ['reversal'] : [],
      sides: list(chosen('side')),
      claims: list(chosen('claim')),
      topics: list(chosen('topic')),
      actors: list(chosen('actor')),
      ...(chosen('words') && { words: chosen('words') }),
      ...(chosen('severity') && { severity: chosen('severity') }),
    },
    pace: {
      frequency: chosen('frequency'),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
      ...(form.quiet.checked && { quietFrom: '22:00:00', quietTo: '07:00:00' }),
    },
    subscribe: chosen('channel') ? [subscription()] : [],
  };
}

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

async function preview() {
  const shown = await change('/api/v1/rules/preview', rule(), '');
  if (!shown) return;
  replace($('preview'), 
    el('p', {}, el('b', {}, shown.summary), '. ', shown.refusal && el('span', { class: 'why' }, shown.refusal)),
    ...(shown.last.length ? [el('p', { class: 'role' }, t('subscribe.last-ones'))] : []),
    ...shown.last.map((sample, at) => el('details', { open: at === 0 }, el('summary', {}, sample.subject), el('pre', { class: 'letter' }, sample.text))));
}

function button(text, action) {
  const drawn = el('button', { type: 'button', class: 'quiet' }, text);
  drawn.addEventListener('click', action);
  return drawn;
}

function subscriptionLine(each, owner) {
  return el('li', {}, el('b', {}, named('channel', each.channel)), each.to && t('subscribe.to', { to: each.to }), each.off && [' ', el('span', { class: 'why' }, t('subscribe.off', { why: each.off }))], ' ',
    button(t('subscribe.test'), () => change(`/api/v1/subscriptions/${each.id}/test`, {}, t('subscribe.test-sent', { name: owner.name }))), ' ',
    each.off && button(t('subscribe.on-again'), () => change(`/api/v1/subscriptions/${each.id}/on`, {}, t('subscribe.is-on-again'))), ' ',
    button(t('subscribe.end'), () => change(`/api/v1/subscriptions/${each.id}/end`, {}, t('subscribe.ended'))));
}

function ruleCard({ rule: each, on, subscriptions, sent, waiting, failed }) {
  const muted = each.mutedUntil && new Date(each.mutedUntil) > new Date();
  const until = new Date(Date.now() + 24 * 3600 * 1000).toISOString();
  if (!on) {
    return el('li', { class: 'alert rule ready', id: each.id }, el('h3', {}, each.name),
      el('p', { class: 'role' }, t('subscribe.ready')),
      button(t('subscribe.switch-on'), () => change('/api/v1/rules', { id: each.id, name: each.name, selects: each.selects, pace: each.pace,
        subscribe: chosen('channel') && (!example() || chosen('to')) ? [subscription()] : [] },
      t('subscribe.is-on', { name: each.name }))));
  }
  return el('li', { class: 'alert rule', id: each.id },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, named('frequency', each.pace.frequency)), muted && el('span', { class: 'chip' }, ...rich('subscribe.muted-until', { when: moment(each.mutedUntil) })),
      el('span', { class: 'day' }, t('subscribe.tally', { sent, waiting, failed }))),
    el('h3', {}, each.name),
    el('ul', { class: 'subscriptions' }, ...subscriptions.map(one => subscriptionLine(one, each))),
    el('p', { class: 'where' }, el('a', { href: `/feeds/${each.id}.atom` }, t('subscribe.atom')), el('a', { href: `/feeds/${each.id}.json` }, t('subscribe.json')),
      el('span', {}, ...rich('subscribe.on-topic', { topic: el('code', {}, 'onrecord.alerts.rules'), key: el('code', {}, `${each.id}/…`) }))),
    el('p', {}, muted ? button(t('subscribe.hear-again'), () => change(`/api/v1/rules/${each.id}/mute`, {}, t('subscribe.heard-again')))
      : button(t('subscribe.mute'), () => change(`/api/v1/rules/${each.id}/mute`, { until }, t('subscribe.muted'))), ' ',
    button(t('subscribe.delete'), () => change(`/api/v1/rules/${each.id}/deletion`, {}, t('subscribe.deleted', { name: each.name })))));
}

function deliveryCard(each) {
  const again = ['sent', 'failed'].includes(each.state) && each.channel !== 'ended';
  return el('li', { class: `alert delivery ${each.state}` },
    el('p', { class: 'who' }, el('span', { class: 'chip' }, named('delivery', each.state)), has(`tells.${each.tells}`) && el('span', { class: 'chip' }, t(`tells.${each.tells}`)),
      el('span', { class: 'day' }, moment(each.sent ?? each.made))),
    el('h3', {}, each.title),
    el('p', { class: 'because' }, t('subscribe.because', { name: each.name, why: each.why })),
    el('p', { class: 'where' }, el('span', {}, named('channel', each.channel), each.to && t('subscribe.to', { to: each.to })),
      each.held && each.state === 'waiting' && el('span', {}, each.held), each.attempts > 1 && el('span', {}, t('subscribe.tried', { n: each.attempts })),
      each.unanswered > 0 && el('span', { title: t('subscribe.unanswered') }, t('subscribe.twice')),
      each.problem && el('span', { class: 'why' }, each.problem), el('a', { href: `${base}/alerts#${each.alert}` }, t('subscribe.alert')),
      again && button(t('subscribe.send-again'), () => change(`/api/v1/deliveries/${each.id}/again`, {}, t('subscribe.sent-again')))));
}

async function draw() {
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
    if (value === null || !form[name]) continue;
    if (form[name].options && ![...form[name].options].some(option => option.value === value)) form[name].append(el('option', { value }, value));
    form[name].value = value;
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
  const saved = await change('/api/v1/rules', rule(), t('subscribe.subscribed'));
  if (saved) document.getElementById(saved.id)?.scrollIntoView({ block: 'center' });
});

const issue = await getIssue();
replace($('issue-title'), asWritten(issue.title));
for (const claim of issue.claims ?? []) form.claim.append(el('option', { value: claim.id }, claim.text));
for (const topic of issue.topics ?? []) form.topic.append(el('option', { value: topic.id }, topic.label));
const sides = new Set((issue.actors ?? []).map(actor => actor.side).filter(side => side && side !== 'none' && side !== 'other'));
for (const side of [...sides].sort()) form.side.append(el('option', { value: side }, sideName(side)));
$('actors').append(...(issue.actors ?? []).map(actor => el('option', { value: actor.id }, actor.name)));
likeAnAlert();
await draw();
listen({ alert: drawSoon, 'alert-removed': drawSoon, reset: drawSoon });
