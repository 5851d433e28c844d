// What the answers on the review page teach: precision and recall against the number of answers, and a sentence on the last ten minutes.
import { $, api, el, getJson, momentText, svg } from './common.js';
import { number, t } from './strings.js';

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 40;
const BOTTOM = 34;
const TOP = 12;
const RIGHT = 84;
let drawn = '';

function plot(rounds) {
  const most = rounds.at(-1).answers;
  const x = answers => LEFT + (answers / most) * (WIDTH - LEFT - RIGHT);
  const y = share => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const first = rounds[0];
  const lines = [
    ['precision', t('learning.precision'), [[0, first.alonePrecision], ...rounds.map(each => [each.answers, each.precision])]],
    ['recall', t('learning.recall'), [[0, first.aloneRecall], ...rounds.map(each => [each.answers, each.recall])]],
  ];
  const ends = lines.map(([, , points]) => y(points.at(-1)[1]));
  // Names that would lie on each other are moved apart.
  const apart = Math.abs(ends[0] - ends[1]) < 14 ? 8 : 0;
  return svg('svg', { class: 'plot', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': t('learning.plot', { n: most }) },
    ...[0, 0.25, 0.5, 0.75, 1].flatMap(share => [
      svg('line', { class: share === 0 ? 'axis' : 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(share), y2: y(share) }),
      svg('text', { class: 'axis-name end', x: LEFT - 6, y: y(share) + 4 }, share.toFixed(2))]),
    ...[0, ...rounds.map(each => each.answers)].filter((_, i, all) => i === 0 || i === all.length - 1 || all.length < 9).map(answers =>
      svg('text', { class: 'axis-name', x: x(answers), y: HEIGHT - 14, 'text-anchor': 'middle' }, String(answers))),
    svg('text', { class: 'axis-name', x: LEFT, y: HEIGHT }, t('learning.answers-axis')),
    ...lines.flatMap(([name, words, points], i) => [
      svg('polyline', { class: `learned ${name}`, points: points.map(([answers, share]) => `${x(answers)},${y(share)}`).join(' ') }),
      ...points.map(([answers, share]) => svg('circle', { class: `learned-at ${name}`, cx: x(answers), cy: y(share), r: 3.5 },
        svg('title', {}, answers === 0 ? t('learning.point-alone', { name: words, share: share.toFixed(2) }) : t('learning.point', { n: answers, name: words, share: share.toFixed(2) })))),
      svg('text', { class: `learned-name ${name}`, x: WIDTH - RIGHT + 10, y: ends[i] + 4 + (ends[i] <= ends[1 - i] ? -apart : apart) }, words)]));
}

const state = round => t(round.inForce ? 'learning.in-force' : round.gained ? 'learning.not-yet' : 'learning.no-gain');

function table(rounds) {
  const cells = (...values) => values.map(value => el('td', {}, value));
  return el('details', {}, el('summary', {}, t('learning.rounds')), el('div', { class: 'scores' }, el('table', {},
    el('thead', {}, el('tr', {}, ...['answers', 'precision', 'recall', 'f', 'alone-f', 'state', 'when'].map(each => el('th', { scope: 'col' }, t(`learning.${each}`))))),
    el('tbody', {}, ...[...rounds].reverse().map(each => el('tr', {},
      ...cells(number(each.answers), each.precision.toFixed(2), each.recall.toFixed(2), each.f.toFixed(2), each.aloneF.toFixed(2), state(each), momentText(each.at))))))));
}

/** Draws what the issue learns from answers. It is hidden where nothing is learned and no such questions were asked for. */
export async function drawLearning() {
  let learning;
  try {
    learning = await getJson(`${api}/learning`);
  } catch {
    return;
  }
  const now = JSON.stringify(learning) + location.search;
  if (now === drawn) return;
  drawn = now;
  const asked = new URLSearchParams(location.search).get('order') === 'learn';
  $('learning').hidden = !learning.learns && !asked;
  $('learning-rounds').replaceChildren();
  if (!learning.learns) {
    $('learning-note').textContent = t('learning.not-here', { why: learning.why });
    return;
  }
  $('learning-json', HTMLAnchorElement).href = `${api}/learning`;
  const left = Math.max(0, learning.next - learning.answers);
  $('learning-note').textContent = [t('learning.n-answers', { n: learning.answers }),
    learning.now ? t('learning.now', { now: learning.now }) : t('learning.after', { n: left }), learning.worth].join(' ');
  $('learning-rounds').replaceChildren(...(learning.rounds.length === 0 ? [] : [el('figure', { class: 'learning-curve' }, plot(learning.rounds),
    el('figcaption', {}, t('learning.caption'))), table(learning.rounds)]));
}
