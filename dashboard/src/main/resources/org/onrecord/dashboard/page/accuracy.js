// The accuracy card: how often OnRecord is right on passages that people labelled, and its errors.
import { base, count, dayText, el, emptyState, getJson, query, sideName } from './common.js';
import { listen } from './live.js';
import { calibrationChart, coverageChart, interpolated, interval } from './accuracy-charts.js';

const $ = id => document.getElementById(id);
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });
const STANCES = ['in favour', 'against', 'no stance'];
const NAMES = { favor: 'in favour', against: 'against', none: 'no stance' };
const KINDS = { turn: 'turn in a transcript', direct: 'quoted', indirect: 'reported', 'own-text': 'own text' };
const HARD = {
  plain: 'stated outright',
  split: 'condemns and offers',
  distance: 'claim of others, rejected',
  answer: 'the claim is in the question',
  neutral: 'neutral report',
  conditional: 'conditional offer',
  thanks: 'thanks with a demand',
  denial: 'denial',
  lift: 'demand to lift measures',
  list: 'one item of a list',
  off: 'off the issue, similar words',
  report: 'reported without quotation',
};

const isKnown = value => value !== undefined && value !== null;
/** Formats a figure, e.g. `.476`, or a dash if there is none. */
const number = (value, places = 2) => (isKnown(value) ? value.toFixed(places).replace(/^0(?=\.)/, '') : '–');
const percent = value => (isKnown(value) ? `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %` : '–');
const range = (figure, show) => (isKnown(figure.low) ? `${show(figure.low)} to ${show(figure.high)}` : isKnown(figure.value) ? 'no interval' : 'nothing to count');

function headline(name, figure, meaning, show = number, most = 1) {
  return el('div', { class: 'figure' },
    el('dt', {}, name),
    el('dd', {}, el('b', {}, show(figure.value)), interval(figure, most), el('span', { class: 'range' }, range(figure, show)), el('span', { class: 'meaning' }, meaning)));
}

function headlines(scores, target) {
  const half = scores.coverage[4];
  const { told } = scores.stance;
  return el('dl', { class: 'figures' },
    headline('Told sides that are right', { value: told.precision }, `of ${count(told.found, 'told side')}; ${percent(target)} is demanded. Of all sides that the readers see, ${percent(told.recall)} are told; the others are left to review or missed`, percent),
    headline('Stance, macro-F1', scores.stance.macroF1, 'mean of in favour and against, over all pairs of passage and claim; 1 is full agreement with the readers'),
    headline('Opposite stance', scores.stance.oppositeShare, `${scores.stance.opposite} of ${count(scores.stance.labelled, 'labelled pair')}; the worst kind of error`, percent, 0.2),
    headline('Evidence', scores.evidence, `overlaps the readers' evidence, of ${count(scores.evidenceDecisions, 'correct decision')}`, percent),
    headline('More certain half', { value: half?.precision }, half ? `correct among the ${half.decisions} decisions with a score of at least ${number(half.from)}` : 'no decisions', percent),
    headline('On or off the issue', scores.onIssueBalanced, 'mean of the accuracy on and off the issue', percent),
    headline('Topics, micro-F1', scores.topicsMicroF1, 'over all pairs of passage and topic'),
    headline('Side', scores.side, 'the government that the speaker speaks for', percent),
    headline('Speaker', scores.speaker, 'the speaker that the readers name', percent));
}

function section(title, words, ...children) {
  return el('section', {}, el('header', { class: 'section' }, el('h2', {}, title), words && el('p', {}, words)), ...children);
}

/** Formats the precision and recall of a stance. */
const precisionRecall = figures => (figures.gold + figures.found === 0 ? '–' : `${number(figures.precision)} / ${number(figures.recall)}`);

function groups(head, rows, name) {
  if (rows.length === 0) return null;
  return el('div', { class: 'scores' }, el('table', {},
    el('thead', {}, el('tr', {}, ...[head, 'Macro-F1', '', 'In favour P / R', 'Against P / R', 'Opposite'].map(each => el('th', { scope: 'col' }, each)))),
    el('tbody', {}, ...rows.map(row => el('tr', { 'data-group': row.id, class: row.stance.labelled === 0 ? 'thin' : '' },
      el('th', { scope: 'row' }, name(row), el('span', { class: 'many' }, `${row.stance.labelled} labelled`)),
      el('td', { class: 'value', 'data-name': 'Macro-F1' }, number(row.stance.macroF1.value)),
      el('td', { class: 'line' }, interval(row.stance.macroF1, 1)),
      el('td', { class: 'favor', 'data-name': 'In favour P / R' }, precisionRecall(row.stance.favor)),
      el('td', { class: 'against', 'data-name': 'Against P / R' }, precisionRecall(row.stance.against)),
      el('td', { 'data-name': 'Opposite' }, String(row.stance.opposite)))))));
}

function languageName(row) {
  try {
    return LANGUAGES.of(row.id);
  } catch {
    return row.id;
  }
}

function chart(title, words, image) {
  return el('figure', { class: 'chart' }, el('figcaption', {}, el('h3', {}, title), el('p', {}, words)), image);
}

function confusion(rows) {
  const most = Math.max(1, ...rows.flatMap((row, i) => row.filter((_, j) => i < 2 || j < 2)));
  const cell = (value, i, j) => {
    const box = el('td', { class: i === j ? 'right' : i < 2 && j < 2 ? 'opposite' : 'wrong' }, value.toLocaleString('en'));
    // Nearly all pairs have no stance by either, so their number must not set the scale of the shades.
    const share = i === 2 && j === 2 ? 0 : value / most;
    box.style.setProperty('--share', `${Math.round(12 + 60 * share)}%`);
    if (value === 0 || (i === 2 && j === 2)) box.classList.add('plain-cell');
    return box;
  };
  return el('table', { class: 'confusion' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'readers say'), ...STANCES.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows.map((row, i) => el('tr', {}, el('th', { scope: 'row' }, STANCES[i]), ...row.map((value, j) => cell(value, i, j))))));
}

function mistakes(rows, label) {
  return el('table', { class: 'plain mistakes' },
    el('thead', {}, el('tr', {}, ...['Passage', 'Claim', 'Readers', 'OnRecord', 'Score'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows.map(row => el('tr', {},
      el('th', { scope: 'row' }, el('code', {}, row.id)), el('td', {}, label(row.claim)),
      el('td', { class: row.gold }, NAMES[row.gold]), el('td', { class: row.said }, NAMES[row.said]), el('td', {}, number(row.score))))));
}

function topics(rows) {
  return el('div', { class: 'scores' }, el('table', {},
    el('thead', {}, el('tr', {}, ...['Topic', 'F1', '', 'Precision / recall', 'Found'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows.map(({ id, label, figures }) => el('tr', { 'data-topic': id, class: figures.gold === 0 ? 'thin' : '' },
      el('th', { scope: 'row' }, label || id, el('span', { class: 'many' }, `${figures.gold} by the readers`)),
      el('td', { class: 'value', 'data-name': 'F1' }, number(figures.f1)),
      el('td', { class: 'line' }, interval({ value: figures.f1 }, 1)),
      el('td', { 'data-name': 'Precision / recall' }, `${number(figures.precision)} / ${number(figures.recall)}`),
      el('td', { 'data-name': 'Found' }, String(figures.found)))))));
}

function learned(sets) {
  if (sets.length === 0) return null;
  return el('details', { class: 'table' },
    el('summary', {}, `${count(sets.length, 'set')} that the shipped model was trained on: they show how well it fits, not how accurate it is`),
    el('table', { class: 'plain' },
      el('thead', {}, el('tr', {}, ...['Issue', 'Passages', 'Stance, macro-F1', 'Opposite side', 'Topics, micro-F1', 'On issue, balanced'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...sets.map(set => el('tr', {}, el('th', { scope: 'row' }, set.title || set.name), el('td', {}, String(set.passages)),
        el('td', {}, number(set.macroF1.value)), el('td', {}, percent(set.oppositeShare.value)), el('td', {}, number(set.topicsMicroF1.value)), el('td', {}, percent(set.onIssueBalanced.value)))))));
}

function documents(sets) {
  return sets.map(({ name, documents: many, score }) => el('p', { class: 'prose' },
    `${name}: in ${count(many, 'whole document')} OnRecord finds ${score.matched} of ${score.gold} statements and reports ${score.found - score.matched} that are not there. `
    + `Of those found, the speaker is right in ${score.speaker}, the side in ${score.side} and the kind in ${score.kind}. It finds ${score.nestedFound} of ${score.nestedGold} statements reported within others.`));
}

/** Compares a language model with the local models on one set. */
function languageModel(model, set) {
  const theirs = model?.sets.find(each => each.name === set.name);
  if (!theirs) return null;
  const row = (by, { stance, evidence, topicsMicroF1 }) => el('tr', {}, el('th', { scope: 'row' }, by),
    el('td', {}, number(stance.macroF1.value)), el('td', {}, number(stance.favor.f1)), el('td', {}, number(stance.against.f1)),
    el('td', {}, `${stance.opposite} of ${stance.labelled}`), el('td', {}, percent(evidence.value)), el('td', {}, number(topicsMicroF1.value)));
  return section('Language model', `The same passages labelled by ${model.name}. It was asked about ${count(theirs.asked, 'passage')} on the issue; ${theirs.refused} of its answers were refused and count with the local labels.`,
    el('div', { class: 'scroll' }, el('table', { class: 'plain', id: 'language-model' },
      el('thead', {}, el('tr', {}, ...['Labels by', 'Stance, macro-F1', 'In favour, F1', 'Against, F1', 'Opposite', 'Evidence', 'Topics, micro-F1'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, row('local models', set.scores), row(model.name, theirs.scores)))));
}

function limits(card, set) {
  const { scores } = set;
  const least = [...scores.byClaim].sort((a, b) => a.stance.labelled - b.stance.labelled)[0];
  return el('ul', { class: 'limits' },
    el('li', {}, `The labels are ${set.labels}`),
    el('li', {}, 'A score above the agreement of two readers would show that the program has learned the labels, not the truth.'),
    least && el('li', {}, `Some claims are rare: “${least.label}” has ${count(least.stance.labelled, 'labelled passage')} here, so its figure means little.`),
    el('li', {}, 'Each passage is read on its own. In a whole document OnRecord knows more: who was named before and what was asked.'),
    el('li', {}, 'Accuracy can be lower for another issue, another country or a new way of speaking. Label some passages of your own and run the command below on them.'),
    el('li', {}, 'If a score is low, OnRecord gives no label. Every label shows its score and its evidence: when in doubt, read it.'),
    el('li', {}, 'Made with ', el('code', {}, card.command), '.'));
}

function draw(card) {
  const wanted = new URLSearchParams(location.search).get('set');
  const set = card.sets.find(each => each.name === wanted) ?? card.sets[0];
  $('made').replaceChildren(dayText(card.day), ' · model ', el('code', {}, card.model), ` · ${card.secondsPerPassage.toFixed(2)} s per passage on each of ${card.threads} threads`);
  $('sets').replaceChildren(...card.sets.map(each => el('a', { href: `${base}/accuracy${query({ set: each.name })}`, 'aria-current': each === set ? 'true' : null },
    each.name, ' ', el('b', {}, each.scores.passages.toLocaleString('en')))));
  const { scores } = set;
  const label = claim => scores.byClaim.find(each => each.id === claim)?.label ?? claim;
  const decisions = scores.coverage.at(-1)?.decisions ?? 0;
  $('card').replaceChildren(...[
    section('Summary', `${count(scores.passages, 'passage')} on ${set.title}. The labels are ${set.labels}`, headlines(scores, card.precision)),
    section('Stance by claim', 'Macro-F1 is the mean of the F1 for in favour and for against. P (precision): share of the given stances that are right. R (recall): share of the true stances that are found.',
      groups('Claim', scores.byClaim, row => row.label)),
    section('Reliability of the scores', `${count(decisions, 'decision')}: pairs of a passage and a claim to which OnRecord gives a stance.`,
      decisions === 0 ? emptyState('OnRecord gives no stance here.') : el('div', { class: 'pair' },
        chart('Calibration', `One circle per tenth of the scale, sized by its number of decisions. On the line, a score of .8 is right 8 times in 10. Calibration error ${number(scores.calibration.error, 3)}.`, calibrationChart(scores.calibration)),
        chart('Most certain first', `Share that is right if only the most certain decisions are taken. At half of them ${percent(interpolated(scores.coverage, 0.5))}.`, coverageChart(scores.coverage)))),
    section('Errors', 'Rows are what the readers say, columns what OnRecord says.',
      el('div', { class: 'pair' },
        el('div', {}, confusion(scores.confusion), el('p', { class: 'note' }, 'Filled in red: the opposite stance.')),
        el('div', { class: 'scroll' }, el('h3', {}, 'Most certain errors'), scores.mistakes.length ? mistakes(scores.mistakes, label) : el('p', { class: 'note' }, 'None.')))),
    section('By language, side and kind', 'The same figure for parts of the set. The fewer passages, the longer the line.',
      groups('Language', scores.byLanguage, languageName),
      groups('Side', scores.bySide, row => sideName(row.id)),
      groups('Kind', scores.byKind, row => KINDS[row.id] ?? row.id),
      groups('Difficulty', scores.byHard, row => HARD[row.id] ?? row.id)),
    section('Topics', null, topics(scores.topics)),
    languageModel(card.languageModel, set),
    section('Other sets', null, ...documents(card.documents), learned(card.learned)),
    section('Limits of these figures', null, limits(card, set)),
  ].filter(Boolean));
  $('card').setAttribute('aria-busy', 'false');
}

async function start() {
  try {
    const card = await getJson('/api/v1/accuracy');
    draw(card);
    addEventListener('popstate', () => draw(card));
    $('sets').addEventListener('click', event => {
      const link = event.target.closest('a');
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, '', link.getAttribute('href'));
      draw(card);
    });
  } catch (error) {
    $('card').replaceChildren(emptyState('There is no accuracy card.', error.message));
  }
}

await start();
listen({});
