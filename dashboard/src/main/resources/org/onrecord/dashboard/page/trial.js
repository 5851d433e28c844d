// What an issue file would find in the documents: the right side of the page on which an issue is started.
import { chip, count, el, sideName, stanceName } from './common.js';

const NAMES = {
  looking: 'Looking for the terms in the documents',
  reading: 'Reading the documents with a term',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

const isOver = trial => ['done', 'cancelled', 'failed'].includes(trial.state);

function seconds(number) {
  if (number < 90) return count(Math.max(1, Math.round(number)), 'second');
  if (number < 5400) return count(Math.round(number / 60), 'minute');
  return count(Math.round(number / 3600), 'hour');
}

/** Returns how long reading all documents with a term would take; null before anything was read. */
function wholeTime(trial) {
  if (trial.read === 0 || trial.looked === 0) return null;
  return (trial.seconds / trial.read) * trial.named * Math.max(1, trial.total / trial.looked);
}

function progress(trial) {
  const share = trial.state === 'looking' ? trial.looked / Math.max(1, Math.min(trial.total, 5000)) : trial.read / Math.max(1, trial.toRead);
  return el('div', { class: 'progress' },
    el('progress', { max: 1, value: isOver(trial) ? 1 : Math.min(1, share), 'aria-label': NAMES[trial.state] }),
    el('p', { class: 'role', id: 'trial-state' }, NAMES[trial.state], isOver(trial) ? null : '…'));
}

function sum(trial) {
  const figure = (number, words) => el('div', {}, el('dt', {}, words), el('dd', {}, number.toLocaleString('en')));
  const all = wholeTime(trial);
  return [
    el('dl', { class: 'strip small' },
      figure(trial.named, `of ${count(trial.looked, 'document')} name a term`),
      figure(trial.read, 'of these read'),
      figure(trial.onIssue, 'on the issue'),
      figure(trial.statements, 'statements'),
      figure(trial.told, 'positions told')),
    el('p', { class: 'role' },
      trial.looked < trial.total && `A sample of ${trial.total.toLocaleString('en')} records of documents, drawn evenly. `,
      all !== null && `Reading took ${seconds(trial.seconds)}, ${(trial.read / Math.max(trial.seconds, 0.001)).toFixed(1)} documents a second; all documents with a term would take about ${seconds(all)}.`),
  ];
}

function counts(title, values, name) {
  const rows = Object.entries(values).sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return [];
  const most = rows[0][1];
  return [el('div', { class: 'tally' }, el('h3', {}, title), el('ul', {}, ...rows.map(([id, number]) => el('li', {},
    el('span', { class: 'tally-name' }, name(id)), el('meter', { min: 0, max: most, value: number, 'aria-hidden': 'true' }), el('b', {}, number.toLocaleString('en'))))))];
}

function samples(title, note, sides) {
  if (sides.length === 0) return [];
  return [el('details', { open: true, class: 'samples' }, el('summary', {}, el('h3', {}, title), el('span', { class: 'role' }, note)),
    el('ol', {}, ...sides.map(side => el('li', {},
      el('blockquote', {}, side.words),
      el('p', { class: 'role' }, chip(side.side), ' ', side.speaker || 'No name', ', ', el('b', { class: side.stance }, stanceName(side.stance)), ' ', el('code', {}, side.claim),
        ` (${side.score.toFixed(2)}), in `, el('a', { href: `/documents/${encodeURIComponent(side.document)}` }, side.title))))))];
}

function words(trial, add) {
  if (trial.words.length === 0) return [];
  return [el('div', { class: 'more-terms' }, el('h3', {}, 'Terms that would find more'),
    el('p', { class: 'role' }, 'They stand in documents without a term, in sentences that resemble your examples. A click adds one to the file.'),
    el('p', { class: 'tabs' }, ...trial.words.map(each => {
      const button = el('button', { type: 'button', class: 'quiet', 'data-word': each.word }, `+ ${each.word}`, ' ', el('span', { class: 'role' }, each.documents.toLocaleString('en')));
      button.addEventListener('click', () => { add(each.word); button.disabled = true; });
      return button;
    })))];
}

/** Returns the view of a trial, as far as it is. */
export function trialView(trial, topicName, add) {
  return [
    el('h3', { id: 'trial-title' }, `Tried: ${trial.title}`),
    progress(trial),
    trial.problem && el('p', { class: 'why', role: 'alert' }, trial.problem),
    ...sum(trial),
    isOver(trial) && trial.named === 0 && el('p', {}, 'No document here names a term. Add terms, or let documents in first: sources, folders and imports fill the history.'),
    el('div', { class: 'tallies' }, ...counts('Statements by side', trial.bySide, sideName), ...counts('Statements by topic', trial.byTopic, id => topicName(id) || 'no topic')),
    ...samples('Would be told', 'a sample, the surest first', trial.sureEnough),
    ...samples('Just below', 'not sure enough; would wait for a person', trial.justBelow),
    ...words(trial, add),
  ].filter(Boolean);
}

export { isOver };
