// Where each side stands: a sentence a side, with a small picture and its last words.
import { base, chip, claimPage, day, el, emptyState, headline, lang, localName, replace, sideName, statementPage, svg } from './common.js';
import { count, FEWEST } from './lean.js';
import { unmarked } from './markdown.js';
import { t } from './strings.js';

const MOST_SIDES = 3;
const MOST_CLAIMS = 3;
const WORDS = 180;

/** Returns the positions of a side that a sentence can tell, each by its own statements: the sure ones first, then those with most. */
function toldOf(rows, side) {
  return rows
    .map(row => ({ row, cell: row.cells.find(each => each.side === side) }))
    .filter(({ row, cell }) => cell && row.taught && !row.follows && count(cell.lean) >= FEWEST)
    .sort((a, b) => Number(b.cell.lean.sure) - Number(a.cell.lean.sure) || count(b.cell.lean) - count(a.cell.lean))
    .slice(0, MOST_CLAIMS);
}

/** Returns what a side does on a claim, as the predicate of a sentence, with how many of its statements say so. */
function predicate({ row, cell }) {
  const { lean } = cell;
  const link = words => el('a', { class: lean.sure ? lean.side : `${lean.side} unsure`, href: claimPage(row.claim, `side:${cell.side}`) }, words);
  if (lean.side === 'both') return [link(t('stand.both', { claim: row.label })), ` (${t('board.both', { favor: lean.favor, against: lean.against })})`];
  const does = headline(row.claim, lean.side) ?? t(`stand.${lean.side}`, { claim: row.label });
  return [link(lean[lean.side] === count(lean) ? does : t('stand.mostly', { does })), ` (${t('stand.count', { own: lean[lean.side], n: count(lean) })})`];
}

/** Returns a bar for each position: the part in favour and the part against. */
function picture(told) {
  const wide = 132;
  return svg('svg', { class: 'stand-picture', viewBox: `0 0 ${wide} ${told.length * 12}`, width: wide, height: told.length * 12, 'aria-hidden': 'true' },
    ...told.flatMap(({ cell: { lean } }, at) => {
      const part = wide * lean.favor / count(lean);
      return [
        svg('rect', { class: 'favor', x: 0, y: at * 12 + 2, width: part, height: 7 }),
        svg('rect', { class: 'against', x: part, y: at * 12 + 2, width: wide - part, height: 7 }),
      ];
    }));
}

function lastWords(told) {
  const [newest] = told.map(({ cell }) => cell.newest).sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
  const plain = unmarked(newest.words);
  const text = plain.length <= WORDS ? plain : `${plain.slice(0, WORDS).replace(/\s+\S*$/, '')} …`;
  return el('figure', {},
    el('blockquote', { lang: lang(newest.language), class: newest.stance }, text),
    el('figcaption', {}, el('a', { href: statementPage(newest.statement) }, localName(newest.speaker) ?? newest.publisher ?? t('claim.not-named')), ', ', day(newest.day)));
}

/** Returns how many statements of a side wait, where no sentence can be told of it yet; null if none does. */
function waiting(rows, side) {
  const n = rows.flatMap(row => row.waiting).filter(each => each.side === side).reduce((sum, each) => sum + each.statements, 0);
  return n > 0 ? el('p', { class: 'stand-waits' }, el('a', { href: `${base}/review?side=${encodeURIComponent(side)}&order=day` }, t('stand.waiting', { n }))) : null;
}

function stand(rows, side) {
  const told = toldOf(rows, side);
  const name = el('b', {}, sideName(side));
  if (told.length === 0) {
    const waits = waiting(rows, side);
    return waits && el('li', { 'data-stand': side }, el('p', { class: 'says' }, chip(side), ' ', name), waits);
  }
  return el('li', { 'data-stand': side },
    el('p', { class: 'says' }, chip(side), ' ', name, ' ', ...told.flatMap((each, at) => [at > 0 && t('stand.and'), ...predicate(each)]), t('stand.end')),
    picture(told),
    lastWords(told));
}

/** Draws a sentence for each of the sides that say most, and after them those of which no sentence can be told yet. */
export function drawStands(box, positions) {
  box.setAttribute('aria-busy', 'false');
  const tells = ({ side }) => Number(toldOf(positions.claims, side).length > 0);
  const sides = [...positions.sides].sort((a, b) => tells(b) - tells(a));
  const stands = sides.map(each => stand(positions.claims, each.side)).filter(Boolean).slice(0, MOST_SIDES);
  replace(box, stands.length > 0 ? el('ol', { class: 'stand-list' }, ...stands) : emptyState(t('board.nothing'), t('board.nothing-how')));
}
