// The accuracy card: how often OnRecord is right on passages that people labelled, and its errors.
import { $, base, claimName, dayText, el, emptyState, followLinks, getIssue, getJson, kindName, languageName, query, replace, sideName, stanceName } from './common.js';
import { listen } from './live.js';
import { calibrationChart, coverageChart, interpolated, interval, isKnown } from './accuracy-charts.js';
import { number as amount, named, rich, t } from './strings.js';

/** The topics of the issue that is shown, in the reader's language. */
const topicNames = new Map();
const STANCES = ['favor', 'against', 'none'];

/** Formats a figure, e.g. `.476`, or a dash if there is none. */
const number = (value, places = 2) => (isKnown(value) ? value.toFixed(places).replace(/^0(?=\.)/, '') : '–');
/** Formats a share in percentage, e.g. `47 %`, or a dash if there is none. */
const percentage = value => (isKnown(value) ? `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %` : '–');
const range = (figure, show) => (isKnown(figure.low) ? t('figure.range', { low: show(figure.low), high: show(figure.high) }) : t(isKnown(figure.value) ? 'figure.no-interval' : 'figure.nothing'));

function headline(name, figure, meaning, show = number, most = 1) {
  return el('div', { class: 'figure' },
    el('dt', {}, name),
    el('dd', {}, el('b', {}, show(figure.value)), interval(figure, most), el('span', { class: 'range' }, range(figure, show)), el('span', { class: 'meaning' }, meaning)));
}

function headlines(scores, target) {
  const half = scores.coverage[4];
  const { told } = scores.stance;
  return el('dl', { class: 'figures' },
    headline(t('figure.told'), { value: told.precision }, t('figure.told-means', { n: told.found, target: percentage(target), recall: percentage(told.recall) }), percentage),
    headline(t('figure.stance'), scores.stance.macroF1, t('figure.stance-means')),
    headline(t('figure.opposite'), scores.stance.oppositeShare, t('figure.opposite-means', { n: scores.stance.labelled, opposite: scores.stance.opposite }), percentage, 0.2),
    headline(t('figure.evidence'), scores.evidence, t('figure.evidence-means', { n: scores.evidenceDecisions }), percentage),
    headline(t('figure.half'), { value: half?.precision }, half ? t('figure.half-means', { n: half.decisions, from: number(half.from) }) : t('figure.no-decisions'), percentage),
    headline(t('figure.on-issue'), scores.onIssueBalanced, t('figure.on-issue-means'), percentage),
    headline(t('figure.topics'), scores.topicsMicroF1, t('figure.topics-means')),
    headline(t('figure.side'), scores.side, t('figure.side-means'), percentage),
    headline(t('figure.speaker'), scores.speaker, t('figure.speaker-means'), percentage));
}

function section(title, words, ...children) {
  return el('section', {}, el('header', { class: 'section' }, el('h2', {}, title), words && el('p', {}, words)), ...children);
}

/** Formats the precision and recall of a stance. */
const precisionRecall = figures => (figures.gold + figures.found === 0 ? '–' : `${number(figures.precision)} / ${number(figures.recall)}`);

function groups(head, rows, name) {
  if (rows.length === 0) return null;
  return el('div', { class: 'scores' }, el('table', {},
    el('thead', {}, el('tr', {}, ...[head, t('scores.macro-f1'), '', t('scores.favor'), t('scores.against'), t('scores.opposite')].map(each => (each ? el('th', { scope: 'col' }, each) : el('td'))))),
    el('tbody', {}, ...rows.map(row => el('tr', { 'data-group': row.id, class: row.stance.labelled === 0 ? 'thin' : '' },
      el('th', { scope: 'row' }, name(row), el('span', { class: 'many' }, t('scores.labelled', { n: row.stance.labelled }))),
      el('td', { class: 'value', 'data-name': t('scores.macro-f1') }, number(row.stance.macroF1.value)),
      el('td', { class: 'line' }, interval(row.stance.macroF1, 1)),
      el('td', { class: 'favor', 'data-name': t('scores.favor') }, precisionRecall(row.stance.favor)),
      el('td', { class: 'against', 'data-name': t('scores.against') }, precisionRecall(row.stance.against)),
      el('td', { 'data-name': t('scores.opposite') }, String(row.stance.opposite)))))));
}

function chart(title, words, image) {
  return el('figure', { class: 'chart' }, el('figcaption', {}, el('h3', {}, title), el('p', {}, words)), image);
}

function confusion(rows) {
  const most = Math.max(1, ...rows.flatMap((row, i) => row.filter((_, j) => i < 2 || j < 2)));
  const cell = (value, i, j) => {
    const box = el('td', { class: i === j ? 'right' : i < 2 && j < 2 ? 'opposite' : 'wrong' }, amount(value));
    // Nearly all pairs have no stance by either, so their number must not set the scale of the shades.
    const share = i === 2 && j === 2 ? 0 : value / most;
    box.style.setProperty('--share', `${Math.round(12 + 60 * share)}%`);
    if (value === 0 || (i === 2 && j === 2)) box.classList.add('plain-cell');
    return box;
  };
  return el('table', { class: 'confusion' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('scores.readers-say')), ...STANCES.map(name => el('th', { scope: 'col' }, stanceName(name))))),
    el('tbody', {}, ...rows.map((row, i) => el('tr', {}, el('th', { scope: 'row' }, stanceName(STANCES[i])), ...row.map((value, j) => cell(value, i, j))))));
}

function mistakes(rows, label) {
  return el('table', { class: 'plain mistakes' },
    el('thead', {}, el('tr', {}, ...['passage', 'claim', 'readers', 'onrecord', 'score'].map(name => el('th', { scope: 'col' }, t(`scores.${name}`))))),
    el('tbody', {}, ...rows.map(row => el('tr', {},
      el('th', { scope: 'row' }, el('code', {}, row.id)), el('td', {}, label(row.claim)),
      el('td', { class: row.gold }, stanceName(row.gold)), el('td', { class: row.said }, stanceName(row.said)), el('td', {}, number(row.score))))));
}

function topics(rows) {
  return el('div', { class: 'scores' }, el('table', {},
    el('thead', {}, el('tr', {}, ...[t('scores.topic'), t('scores.f1'), '', t('scores.precision-recall'), t('scores.found')].map(name => (name ? el('th', { scope: 'col' }, name) : el('td'))))),
    el('tbody', {}, ...rows.map(({ id, label, figures }) => el('tr', { 'data-topic': id, class: figures.gold === 0 ? 'thin' : '' },
      el('th', { scope: 'row' }, topicNames.get(id) ?? (label || id), el('span', { class: 'many' }, t('scores.by-readers', { n: figures.gold }))),
      el('td', { class: 'value', 'data-name': t('scores.f1') }, number(figures.f1)),
      el('td', { class: 'line' }, interval({ value: figures.f1 }, 1)),
      el('td', { 'data-name': t('scores.precision-recall') }, `${number(figures.precision)} / ${number(figures.recall)}`),
      el('td', { 'data-name': t('scores.found') }, String(figures.found)))))));
}

function learned(sets) {
  if (sets.length === 0) return null;
  return el('details', { class: 'table' },
    el('summary', {}, t('card.learned', { n: sets.length })),
    el('table', { class: 'plain' },
      el('thead', {}, el('tr', {}, ...[t('scores.issue'), t('scores.passages'), t('figure.stance'), t('scores.opposite-side'), t('figure.topics'), t('scores.on-issue')].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...sets.map(set => el('tr', {}, el('th', { scope: 'row' }, set.title || set.name), el('td', {}, String(set.passages)),
        el('td', {}, number(set.macroF1.value)), el('td', {}, percentage(set.oppositeShare.value)), el('td', {}, number(set.topicsMicroF1.value)), el('td', {}, percentage(set.onIssueBalanced.value)))))));
}

function documents(sets) {
  return sets.map(({ name, documents: many, score }) => el('p', { class: 'prose' },
    t('card.whole-documents', { n: many, name, ...score, wrong: score.found - score.matched })));
}

/** Compares a language model with the local models on one set. */
function languageModel(model, set) {
  const theirs = model?.sets.find(each => each.name === set.name);
  if (!theirs) return null;
  const row = (by, { stance, evidence, topicsMicroF1 }) => el('tr', {}, el('th', { scope: 'row' }, by),
    el('td', {}, number(stance.macroF1.value)), el('td', {}, number(stance.favor.f1)), el('td', {}, number(stance.against.f1)),
    el('td', {}, t('card.of', { part: stance.opposite, all: stance.labelled })), el('td', {}, percentage(evidence.value)), el('td', {}, number(topicsMicroF1.value)));
  return section(t('card.language-model'), t('card.language-model-is', { n: theirs.asked, name: model.name, refused: theirs.refused }),
    el('div', { class: 'scroll' }, el('table', { class: 'plain', id: 'language-model' },
      el('thead', {}, el('tr', {}, ...[t('scores.labels-by'), t('figure.stance'), t('scores.favor-f1'), t('scores.against-f1'), t('scores.opposite'), t('figure.evidence'), t('figure.topics')].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, row(t('card.local-models'), set.scores), row(model.name, theirs.scores)))));
}

function limits(card, set, label) {
  const { scores } = set;
  const least = [...scores.byClaim].sort((a, b) => a.stance.labelled - b.stance.labelled)[0];
  return el('ul', { class: 'limits' },
    el('li', {}, t('card.labels-are', { labels: set.labels })),
    el('li', {}, t('limit.agreement')),
    least && el('li', {}, t('limit.rare', { n: least.stance.labelled, claim: label(least.id) })),
    el('li', {}, t('limit.alone')),
    el('li', {}, t('limit.elsewhere')),
    el('li', {}, t('limit.low')),
    el('li', {}, ...rich('card.made-with', { command: el('code', {}, card.command) })));
}

/** Says first what is missed; null for a card that does not know it. */
function missed(card, scores, label) {
  const cells = scores.cells ?? [];
  const sum = value => cells.reduce((all, cell) => all + value(cell), 0);
  const place = cell => t('card.cell', { claim: label(cell.claim), stance: stanceName(cell.stance), language: languageName(cell.language, cell.language) });
  return [
    cells.length > 0 && el('p', { class: 'prose', id: 'missed' }, t('card.missed', {
      n: sum(cell => cell.labelled - cell.right), all: sum(cell => cell.labelled),
      most: cells.filter(cell => cell.labelled > cell.right).slice(0, 5).map(cell => t('card.missed-cell', { place: place(cell), n: cell.labelled - cell.right, all: cell.labelled })).join('; '),
    })),
    ...Object.entries(card.untold ?? {}).map(([language, claims]) => el('p', { class: 'prose' },
      t('card.untold', { language: languageName(language, language), claims: claims.map(label).join(', ') }))),
    cells.length > 0 && el('details', {}, el('summary', {}, t('card.cells')), el('div', { class: 'scroll' }, el('table', { class: 'plain', id: 'cells' },
      el('thead', {}, el('tr', {}, ...['claim', 'readers', 'told', 'precision', 'recall'].map(name => el('th', { scope: 'col' }, t(`cells.${name}`))))),
      el('tbody', {}, ...cells.map(cell => el('tr', {}, el('th', { scope: 'row' }, place(cell)), el('td', {}, String(cell.labelled)), el('td', {}, String(cell.told)),
        el('td', {}, cell.told ? percentage(cell.right / cell.told) : '–'), el('td', {}, cell.labelled ? percentage(cell.right / cell.labelled) : '–'))))))),
  ].filter(Boolean);
}

function draw(card) {
  const wanted = new URLSearchParams(location.search).get('set');
  const set = card.sets.find(each => each.name === wanted) ?? card.sets[0];
  replace($('made'), ...rich('card.made', { day: dayText(card.day), model: el('code', {}, card.model), time: card.secondsPerPassage.toFixed(2), threads: card.threads }));
  replace($('sets'), ...card.sets.map(each => el('a', { href: `${base}/accuracy${query({ set: each.name })}`, 'aria-current': each === set ? 'true' : null },
    each.name, ' ', el('b', {}, amount(each.scores.passages)))));
  const { scores } = set;
  const label = claim => (claimName(claim) === claim ? scores.byClaim.find(each => each.id === claim)?.label ?? claim : claimName(claim));
  const decisions = scores.coverage.at(-1)?.decisions ?? 0;
  replace($('card'),
    section(t('card.summary'), t('card.summary-is', { n: scores.passages, title: set.title, labels: set.labels }), ...missed(card, scores, label), headlines(scores, card.precision)),
    section(t('card.by-claim'), t('card.by-claim-is'),
      groups(t('scores.claim'), scores.byClaim, row => label(row.id))),
    section(t('card.reliability'), t('card.reliability-is', { n: decisions }),
      decisions === 0 ? emptyState(t('card.no-stance')) : el('div', { class: 'pair' },
        chart(t('calibration.title'), t('calibration.is', { error: number(scores.calibration.error, 3) }), calibrationChart(scores.calibration)),
        chart(t('coverage.heading'), t('coverage.is', { half: percentage(interpolated(scores.coverage, 0.5)) }), coverageChart(scores.coverage)))),
    section(t('card.errors'), t('card.errors-are'),
      el('div', { class: 'pair' },
        el('div', {}, confusion(scores.confusion), el('p', { class: 'note' }, t('card.red'))),
        el('div', { class: 'scroll' }, el('h3', {}, t('card.most-certain-errors')), scores.mistakes.length ? mistakes(scores.mistakes, label) : el('p', { class: 'note' }, t('card.none'))))),
    section(t('card.by-part'), t('card.by-part-is'),
      groups(t('scores.language'), scores.byLanguage, row => languageName(row.id, row.id)),
      groups(t('scores.side'), scores.bySide, row => sideName(row.id)),
      groups(t('scores.kind'), scores.byKind, row => kindName(row.id)),
      groups(t('scores.difficulty'), scores.byHard, row => named('hard', row.id))),
    section(t('card.topics'), null, topics(scores.topics)),
    languageModel(card.languageModel, set),
    section(t('card.other-sets'), null, ...documents(card.documents), learned(card.learned)),
    section(t('card.limits'), null, limits(card, set, label)));
  $('card').setAttribute('aria-busy', 'false');
}

async function start() {
  try {
    const [card, issue] = await Promise.all([getJson('/api/v1/accuracy'), getIssue()]);
    for (const topic of issue.topics) topicNames.set(topic.id, topic.label);
    draw(card);
    addEventListener('popstate', () => draw(card));
    followLinks($('sets'), () => draw(card));
  } catch (error) {
    replace($('card'), emptyState(t('card.absent'), error.message));
    $('card').setAttribute('aria-busy', 'false');
  }
}

await start();
listen({});
