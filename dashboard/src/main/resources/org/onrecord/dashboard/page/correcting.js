// Corrections in words, with their history, and the form that makes one.
import { el, moment, stanceName } from './common.js';
import { NotNow, send } from './editor.js';

const STATES = {
  applied: 'holds',
  outweighed: 'a newer one holds',
  waiting: 'waits',
  refused: 'refused',
  revoked: 'revoked',
};
const sideWords = value => (value === 'none' ? 'no side' : stanceName(value));

/** What a correction sets, in words: a few for the label, a few for what it is now. */
export function described({ field, subject, value }, issue) {
  const claim = issue.claims.find(each => each.id === subject);
  const topic = issue.topics.find(each => each.id === subject);
  switch (field) {
    case 'speaker': return ['Speaker', value.startsWith('~') ? value.slice(1) : issue.actors.find(each => each.id === value)?.name ?? value];
    case 'official': return ['Official', value === 'true' ? 'yes' : 'no'];
    case 'topic': return [`Topic: ${topic?.label ?? subject}`, value === 'present' ? 'treated' : 'not treated'];
    default: return [claim?.label ?? subject, sideWords(value)];
  }
}

/** One correction: what, who, when, why, what became of it; with a way to take it back while it stands. */
export function correctionCard(item, issue, changed, { withStatement = true } = {}) {
  const { correction, state } = item;
  const [label, now] = described(correction, issue);
  const side = correction.field === 'stance' ? correction.value : '';
  return el('li', { class: 'correction', 'data-id': correction.id, 'data-state': state },
    el('p', { class: 'who' }, el('span', { class: `set ${side}` }, `${label}: `, el('b', {}, now)),
      el('span', { class: `state ${state}` }, STATES[state] ?? state)),
    el('p', { class: 'role' }, el('b', {}, correction.author), ', ', moment(correction.at), ': ', el('q', {}, correction.reason)),
    correction.revoked && el('p', { class: 'role' }, 'Revoked by ', el('b', {}, correction.revoked.author), ', ', moment(correction.revoked.at), ': ',
      el('q', {}, correction.revoked.reason)),
    item.fault && el('p', { class: 'why' }, `It cannot be applied: ${item.fault}.`),
    withStatement && (item.words
      ? el('blockquote', {}, el('a', { href: `/statements/${encodeURIComponent(correction.statement)}` }, item.words),
        el('span', { class: 'role' }, [item.speaker, item.title].filter(Boolean).join(', ')))
      : el('p', { class: 'why' }, `No statement ${correction.statement} is there: its document has not come, is withdrawn, or no longer says so. The correction is kept for it.`)),
    !correction.revoked && revoking(correction, changed));
}

function revoking(correction, changed) {
  const form = el('form', { class: 'controls' },
    el('label', { class: 'wide' }, 'Why it is taken back', el('input', { name: 'reason', required: true, maxlength: 2000 })),
    el('button', { type: 'submit' }, 'Revoke'),
    el('p', { class: 'why', role: 'alert' }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(form, () => send(`/api/v1/corrections/${encodeURIComponent(correction.id)}/revocation`, { reason: form.elements.reason.value }), changed);
  });
  return el('details', { class: 'revoke' }, el('summary', {}, 'Revoke'), form);
}

/** Sends, shows what went wrong where the person looks, and tells when it is done. */
async function attempt(form, sending, done) {
  const problem = form.querySelector('[role=alert]');
  const button = form.querySelector('[type=submit]');
  problem.textContent = '';
  button.disabled = true;
  try {
    await sending();
    const around = form.closest('details');
    if (around) around.open = false;
    done();
  } catch (error) {
    if (!(error instanceof NotNow)) problem.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

const option = (value, text, chosen) => el('option', { value, selected: value === chosen }, text);

/** The actors of the registry, to choose from while typing; made once, when the first form is opened. */
function actorsList(issue) {
  if (!document.getElementById('actors')) {
    document.body.append(el('datalist', { id: 'actors' }, ...issue.actors.map(actor => option(actor.name, `${actor.side}, ${actor.id}`))));
  }
  return 'actors';
}

/** An id where the registry knows the name or the id, else the name as such. */
function speakerValue(typed, issue) {
  const name = typed.trim();
  const lower = name.toLowerCase();
  const actor = issue.actors.find(each => each.id === name) ?? issue.actors.find(each => each.name.toLowerCase() === lower);
  return actor ? actor.id : `~${name.replace(/^~/, '')}`;
}

/** What can be set, and to what, of the label that was chosen. */
function choices(what, statement, issue) {
  const [field, subject] = what.split(/:(.*)/s);
  switch (field) {
    case 'speaker': {
      const input = el('input', { name: 'value', required: true, maxlength: 500, list: actorsList(issue), value: statement.actor.name ?? statement.speaker.name ?? '' });
      const meant = el('span', { class: 'role' });
      const say = () => {
        const value = input.value.trim() ? speakerValue(input.value, issue) : '';
        meant.textContent = value.startsWith('~') ? 'not in the registry: kept as a name, side and tier stay' : value && `the registry’s ${value}`;
      };
      input.addEventListener('input', say);
      say();
      return el('label', { class: 'wide' }, 'is', input, meant);
    }
    case 'official':
      return el('label', {}, 'is', el('select', { name: 'value' }, option('true', 'official', String(statement.actor.official)), option('false', 'not official', String(statement.actor.official))));
    case 'topic': {
      const now = statement.topics.some(label => label.topic === subject) ? 'present' : 'absent';
      return el('label', {}, 'is', el('select', { name: 'value' }, option('present', 'treated', now), option('absent', 'not treated', now)));
    }
    default: {
      const now = statement.stances.find(label => label.claim === subject)?.stance ?? 'none';
      return el('label', {}, 'is', el('select', { name: 'value' }, ...['favor', 'against', 'none'].map(value => option(value, sideWords(value), now))));
    }
  }
}

/** The form to correct, or confirm, any label of a statement; its parts are made when it is opened. */
export function correctForm(statement, issue, done) {
  const details = el('details', { class: 'correct' }, el('summary', {}, 'Correct or confirm'));
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('form')) details.append(form(statement, issue, done));
  });
  return details;
}

function form(statement, issue, done) {
  const what = el('select', { name: 'what' },
    el('optgroup', { label: 'Side on a claim' }, ...issue.claims.map(claim => option(`stance:${claim.id}`, claim.label))),
    el('optgroup', { label: 'Topic' }, ...issue.topics.map(topic => option(`topic:${topic.id}`, topic.label))),
    el('optgroup', { label: 'Who says it' }, option('speaker', 'speaker'), option('official', 'official')));
  const meaning = el('p', { class: 'role' });
  const value = el('div', {});
  const choose = () => {
    value.replaceChildren(choices(what.value, statement, issue));
    const claim = issue.claims.find(each => what.value === `stance:${each.id}`);
    meaning.textContent = claim ? `The claim: ${claim.text}` : '';
  };
  what.addEventListener('change', choose);
  const made = el('form', { class: 'controls' }, el('label', {}, 'Label', what), value, meaning,
    el('label', { class: 'wide' }, 'Why', el('input', { name: 'reason', required: true, maxlength: 2000 })),
    el('button', { type: 'submit' }, 'Correct'),
    el('p', { class: 'why', role: 'alert' }));
  choose();
  made.addEventListener('submit', event => {
    event.preventDefault();
    const [field, subject] = what.value.split(/:(.*)/s);
    const given = made.elements.value.value;
    attempt(made, () => send('/api/v1/corrections', {
      statement: statement.id, field, subject, value: field === 'speaker' ? speakerValue(given, issue) : given, reason: made.elements.reason.value,
    }), () => { made.elements.reason.value = ''; done(); });
  });
  return made;
}

/** What editors decided on a statement, newest first, and the form to decide more. */
export function correctionsOf(statement, items, issue, done) {
  const own = items.filter(each => each.correction.statement === statement.id);
  return [
    own.length > 0 && el('ul', { class: 'corrections' }, ...own.map(each => correctionCard(each, issue, done, { withStatement: false }))),
    correctForm(statement, issue, done)];
}

