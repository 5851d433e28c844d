// Corrections as text with their history, and the form for a new one.
import { api, el, fields, moment, stanceName, statementPage } from './common.js';
import { Cancelled, send } from './editor.js';
import { named, rich, t } from './strings.js';

const sideWords = value => (value === 'none' ? t('correct.no-stance') : stanceName(value));

/** Returns the label that a correction sets and its new value, as text. */
export function describeCorrection({ field, subject, value }, issue) {
  const claim = issue.claims.find(each => each.id === subject);
  const topic = issue.topics.find(each => each.id === subject);
  switch (field) {
    case 'speaker': return [t('correct.speaker-label'), value.startsWith('~') ? value.slice(1) : issue.actors.find(each => each.id === value)?.name ?? value];
    case 'official': return [t('correct.official-label'), t(value === 'true' ? 'correct.yes' : 'correct.no')];
    case 'topic': return [t('correct.topic-label', { topic: topic?.label ?? subject }), named('correct', value)];
    default: return [claim?.label ?? subject, sideWords(value)];
  }
}

/** Returns a card for a correction: what, who, when, why and its state, with a form to revoke it. */
export function correctionCard(item, issue, onRevoked, { withStatement = true } = {}) {
  const { correction, state } = item;
  const [label, now] = describeCorrection(correction, issue);
  const side = correction.field === 'stance' ? correction.value : '';
  return el('li', { class: 'correction', 'data-id': correction.id, 'data-state': state },
    el('p', { class: 'who' }, el('span', { class: `set ${side}` }, t('correct.label-is', { label }), el('b', {}, now)),
      el('span', { class: `state ${state}` }, named('correction-state', state))),
    el('p', { class: 'role' }, ...rich('correct.by', { who: el('b', {}, correction.author), when: moment(correction.at), why: el('q', {}, correction.reason) })),
    correction.revoked && el('p', { class: 'role' }, ...rich('correct.revoked-by', { who: el('b', {}, correction.revoked.author), when: moment(correction.revoked.at), why: el('q', {}, correction.revoked.reason) })),
    item.fault && el('p', { class: 'why' }, t('correct.fault', { fault: `${item.fault}${item.fault.endsWith('?') ? '' : '.'}` })),
    withStatement && (item.words
      ? el('blockquote', {}, el('a', { href: statementPage(correction.statement) }, item.words),
        el('span', { class: 'role' }, [item.speaker, item.title].filter(Boolean).join(', ')))
      : el('p', { class: 'why' }, t('correct.no-statement', { id: correction.statement }))),
    !correction.revoked && revokeForm(correction, onRevoked));
}

function revokeForm(correction, onRevoked) {
  const form = el('form', { class: 'controls' },
    el('label', { class: 'wide' }, t('correct.why-revoke'), el('input', { name: 'reason', required: true, maxlength: 2000 })),
    el('button', { type: 'submit' }, t('correct.revoke')),
    el('p', { class: 'why', role: 'alert' }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(form, () => send(`${api}/corrections/${encodeURIComponent(correction.id)}/revocation`, { reason: fields(form).reason.value }), onRevoked);
  });
  return el('details', { class: 'revoke' }, el('summary', {}, t('correct.revoke')), form);
}

/** Sends a form, shows an error in it if that fails, and calls back when it is done. */
async function attempt(form, sending, onDone) {
  const problem = form.querySelector('[role=alert]');
  const button = form.querySelector('[type=submit]');
  problem.textContent = '';
  button.disabled = true;
  try {
    await sending();
    const around = form.closest('details');
    if (around) around.open = false;
    onDone();
  } catch (error) {
    if (!(error instanceof Cancelled)) problem.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

const option = (value, text, chosen) => el('option', { value, selected: value === chosen }, text);

/** Returns the id of the list of registered actors for autocompletion, which is created with the first form. */
function actorsList(issue) {
  if (!document.getElementById('actors')) {
    document.body.append(el('datalist', { id: 'actors' }, ...issue.actors.map(actor => option(actor.name, `${actor.side}, ${actor.id}`))));
  }
  return 'actors';
}

/** Returns the id of a registered actor with this name or id, or else `~` and the name. */
function speakerValue(typed, issue) {
  const name = typed.trim();
  const lower = name.toLowerCase();
  const actor = issue.actors.find(each => each.id === name) ?? issue.actors.find(each => each.name.toLowerCase() === lower);
  return actor ? actor.id : `~${name.replace(/^~/, '')}`;
}

/** Returns the input for the new value of a label. */
function valueField(what, statement, issue) {
  const [field, subject] = what.split(/:(.*)/s);
  switch (field) {
    case 'speaker': {
      const input = el('input', { name: 'value', required: true, maxlength: 500, list: actorsList(issue), value: statement.actor.name ?? statement.speaker.name ?? '' });
      const hint = el('span', { class: 'role' });
      const showHint = () => {
        const value = input.value.trim() ? speakerValue(input.value, issue) : '';
        hint.textContent = value.startsWith('~') ? t('correct.unregistered') : value && t('correct.registered', { id: value });
      };
      input.addEventListener('input', showHint);
      showHint();
      return el('label', { class: 'wide' }, t('correct.is'), input, hint);
    }
    case 'official':
      return el('label', {}, t('correct.is'), el('select', { name: 'value' }, option('true', t('facet.official-only'), String(statement.actor.official)), option('false', t('facet.not-official'), String(statement.actor.official))));
    case 'topic': {
      const now = statement.topics.some(label => label.topic === subject) ? 'present' : 'absent';
      return el('label', {}, t('correct.is'), el('select', { name: 'value' }, option('present', t('correct.present'), now), option('absent', t('correct.absent'), now)));
    }
    default: {
      const now = statement.stances.find(label => label.claim === subject)?.stance ?? 'none';
      return el('label', {}, t('correct.is'), el('select', { name: 'value' }, ...['favor', 'against', 'none'].map(value => option(value, sideWords(value), now))));
    }
  }
}

/** Returns the form to correct or confirm the labels of a statement. Its fields are created when it is opened. */
export function correctForm(statement, issue, onDone) {
  const details = el('details', { class: 'correct' }, el('summary', {}, t('correct.correct-or-confirm')));
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('form')) details.append(newForm(statement, issue, onDone));
  });
  return details;
}

function newForm(statement, issue, onDone) {
  const what = el('select', { name: 'what' },
    el('optgroup', { label: t('correct.stance-group') }, ...issue.claims.map(claim => option(`stance:${claim.id}`, claim.label))),
    el('optgroup', { label: t('facet.topic') }, ...issue.topics.map(topic => option(`topic:${topic.id}`, topic.label))),
    el('optgroup', { label: t('facet.actor') }, option('speaker', t('corrections.speaker')), option('official', t('facet.official-only'))));
  const meaning = el('p', { class: 'role' });
  const value = el('div', {});
  const choose = () => {
    value.replaceChildren(valueField(what.value, statement, issue));
    const claim = issue.claims.find(each => what.value === `stance:${each.id}`);
    meaning.textContent = claim ? t('correct.claim', { claim: claim.text }) : '';
  };
  what.addEventListener('change', choose);
  const made = el('form', { class: 'controls' }, el('label', {}, t('corrections.label'), what), value, meaning,
    el('label', { class: 'wide' }, t('correct.reason'), el('input', { name: 'reason', required: true, maxlength: 2000 })),
    el('button', { type: 'submit' }, t('correct.send')),
    el('p', { class: 'why', role: 'alert' }));
  choose();
  made.addEventListener('submit', event => {
    event.preventDefault();
    const [field, subject] = what.value.split(/:(.*)/s);
    const given = fields(made).value.value;
    attempt(made, () => send(`${api}/corrections`, {
      statement: statement.id, field, subject, value: field === 'speaker' ? speakerValue(given, issue) : given, reason: fields(made).reason.value,
    }), () => { fields(made).reason.value = ''; onDone(); });
  });
  return made;
}

/** Returns the corrections of a statement, newest first, and the form for a new one. */
export function correctionsOf(statement, items, issue, onDone) {
  const own = items.filter(each => each.correction.statement === statement.id);
  return [
    own.length > 0 && el('ul', { class: 'corrections' }, ...own.map(each => correctionCard(each, issue, onDone, { withStatement: false }))),
    correctForm(statement, issue, onDone)];
}

