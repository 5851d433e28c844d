// What an issue file would find in the documents: the right side of the page on which an issue is started.
import { chip, el, percent, sideName, stanceName } from './common.js';
import { number, t } from './strings.js';

const isOver = trial => ['done', 'cancelled', 'failed'].includes(trial.state);

function seconds(time) {
  if (time < 90) return t('trial.seconds', { n: Math.max(1, Math.round(time)) });
  if (time < 5400) return t('trial.minutes', { n: Math.round(time / 60) });
  return t('trial.hours', { n: Math.round(time / 3600) });
}

/** Estimates how many seconds it takes to read all documents with a term; null before anything was read. */
function wholeTime(trial) {
  if (trial.read === 0 || trial.looked === 0) return null;
  return (trial.seconds / trial.read) * trial.named * Math.max(1, trial.total / trial.looked);
}

function progress(trial) {
  const share = trial.state === 'looking' ? trial.looked / Math.max(1, Math.min(trial.total, 5000)) : trial.read / Math.max(1, trial.toRead);
  return el('div', { class: 'progress' },
    el('progress', { max: 1, value: isOver(trial) ? 1 : Math.min(1, share), 'aria-label': t(`trial-state.${trial.state}`) }),
    el('p', { class: 'role', id: 'trial-state' }, t(`trial-state.${trial.state}`), isOver(trial) ? null : '…'));
}

function sum(trial) {
  const figure = (value, name) => el('div', {}, el('dt', {}, name), el('dd', {}, number(value)));
  const all = wholeTime(trial);
  return [
    el('dl', { class: 'strip small' },
      figure(trial.named, t('trial.named', { n: trial.looked })),
      figure(trial.read, t('trial.read')),
      figure(trial.onIssue, t('trial.on-issue')),
      figure(trial.statements, t('trial.statements')),
      figure(trial.told, t('trial.told'))),
    el('p', { class: 'role' },
      trial.looked < trial.total && t('trial.sample', { total: trial.total }),
      all !== null && t('trial.took', { time: seconds(trial.seconds), rate: (trial.read / Math.max(trial.seconds, 0.001)).toFixed(1), all: seconds(all) })),
  ];
}

function counts(title, values, name) {
  const rows = Object.entries(values).sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return [];
  const most = rows[0][1];
  return [el('div', { class: 'tally' }, el('h3', {}, title), el('ul', {}, ...rows.map(([id, value]) => el('li', {},
    el('span', { class: 'tally-name' }, name(id)), el('meter', { min: 0, max: most, value, 'aria-hidden': 'true' }), el('b', {}, number(value))))))];
}

function samples(title, note, sides) {
  if (sides.length === 0) return [];
  return [el('details', { open: true, class: 'samples' }, el('summary', {}, el('h3', {}, title), el('span', { class: 'role' }, note)),
    el('ol', {}, ...sides.map(side => el('li', {},
      el('blockquote', {}, side.words),
      el('p', { class: 'role' }, chip(side.side), ' ', side.speaker || t('speaker.unnamed'), ', ', el('b', { class: side.stance }, stanceName(side.stance)), ' ', el('code', {}, side.claim),
        ` (${side.score.toFixed(2)}), `, el('a', { href: `/documents/${encodeURIComponent(side.document)}` }, side.title))))))];
}

// What the reader judged, by position: the view is drawn anew while the trial goes on.
const verdicts = new Map();
const positionOf = side => `${side.claim} ${side.stance} ${side.document} ${side.words}`;

/** Returns how many of the judged positions are right. */
function judged(sides, line) {
  const answers = sides.map(side => verdicts.get(positionOf(side))).filter(answer => answer !== undefined);
  const right = answers.filter(Boolean).length;
  line.textContent = answers.length === 0 ? t('trial.judge') : t('trial.judged', { right, n: answers.length, share: percent(right / answers.length) });
}

/** Returns the positions that would be told, each with two buttons to judge it. */
function told(trial) {
  if (trial.sureEnough.length === 0) return isOver(trial) ? [el('p', { class: 'why', id: 'untaught' }, t('trial.untaught'))] : [];
  const line = el('p', { class: 'why', id: 'judged', 'aria-live': 'polite' });
  const [box] = samples(t('trial.would-be-told'), t('trial.would-be-told-are'), trial.sureEnough);
  trial.sureEnough.forEach((side, at) => {
    const buttons = [true, false].map(right => {
      const button = el('button', { type: 'button', class: 'quiet', 'aria-pressed': String(verdicts.get(positionOf(side)) === right) }, t(right ? 'trial.right' : 'trial.wrong'));
      button.addEventListener('click', () => {
        verdicts.set(positionOf(side), right);
        buttons.forEach((each, i) => each.setAttribute('aria-pressed', String((i === 0) === right)));
        judged(trial.sureEnough, line);
      });
      return button;
    });
    box.querySelectorAll('li')[at].append(el('p', { class: 'tabs' }, ...buttons));
  });
  judged(trial.sureEnough, line);
  return [box, line];
}

function words(trial, add) {
  if (trial.words.length === 0) return [];
  return [el('div', { class: 'more-terms' }, el('h3', {}, t('trial.more-terms')),
    el('p', { class: 'role' }, t('trial.more-terms-are')),
    el('p', { class: 'tabs' }, ...trial.words.map(each => {
      const button = el('button', { type: 'button', class: 'quiet', 'data-word': each.word }, `+ ${each.word}`, ' ', el('span', { class: 'role' }, number(each.documents)));
      button.addEventListener('click', () => { add(each.word); button.disabled = true; });
      return button;
    })))];
}

/** Returns the view of a trial, with what it has found so far. */
export function trialView(trial, topicName, add) {
  return [
    el('h3', { id: 'trial-title' }, t('trial.tried', { title: trial.title })),
    progress(trial),
    trial.problem && el('p', { class: 'why', role: 'alert' }, trial.problem),
    ...sum(trial),
    isOver(trial) && trial.named === 0 && el('p', {}, t('trial.no-term')),
    el('div', { class: 'tallies' }, ...counts(t('trial.by-side'), trial.bySide, sideName), ...counts(t('trial.by-topic'), trial.byTopic, id => topicName(id) || t('trial.no-topic'))),
    ...samples(t('trial.just-below'), t('trial.just-below-are'), trial.justBelow),
    ...words(trial, add),
    ...told(trial),
  ].filter(Boolean);
}

export { isOver };
