// The positions matrix: for each claim and side which way it leans, how sure that is, when it said so month by month, and when last.
// A cell opens to its words.
import { base, chip, claimPage, day, decidedBy, el, emptyState, lang, languageName, localName, percent, periodName, query, replace, roleName, sideName, statementPage, statementsPage, svg } from './common.js';
import { count, ENOUGH, FEWEST, nameOf } from './lean.js';
import { unmarked } from './markdown.js';
import { dateOf, DAY, isoOf } from './periods.js';
import { months, sparkline } from './spark.js';
import { rich, t } from './strings.js';

const WORDS = 320;
const MOST_SIDES = 5;

/** Returns in words how many statements the lean rests on. */
function basis(lean) {
  const all = count(lean);
  if (all < FEWEST && lean.side !== 'both') return '';
  if (lean.side === 'both') return t('board.both', { favor: lean.favor, against: lean.against });
  const own = lean.side === 'favor' ? lean.favor : lean.against;
  return own === all ? t('claim.n', { n: all }) : t('board.of', { n: all, own });
}

/** Returns a line from all against to all in favour, with the interval of the share in favour. */
function interval(lean) {
  const wide = 120;
  const at = share => 4 + share * (wide - 8);
  return svg('svg', { class: 'interval', viewBox: `0 0 ${wide} 10`, width: wide, height: 10, 'aria-hidden': 'true' },
    svg('line', { class: 'track', x1: 4, x2: wide - 4, y1: 5, y2: 5 }),
    svg('line', { class: 'half', x1: wide / 2, x2: wide / 2, y1: 1, y2: 9 }),
    svg('line', { class: `range ${lean.side}`, x1: at(lean.low), x2: at(lean.high), y1: 5, y2: 5 }),
    svg('circle', { class: `at ${lean.side}`, cx: at(lean.share), cy: 5, r: 3.5 }));
}

/** Returns a link to the statements of a side that are not sure enough to be told, with the side that they probably take; null if there are none. */
function waits(claim, side) {
  const waiting = claim.waiting.find(each => each.side === side);
  if (!waiting) return null;
  const probable = waiting.favor > waiting.against ? 'favor' : waiting.favor < waiting.against ? 'against' : 'both';
  return el('p', { class: 'waits' }, el('a', { href: `${base}/review${query({ claim: claim.claim, side, order: 'day' })}` },
    t(`probably.${probable}`, { n: waiting.statements })));
}

/** Returns a link to the statements of a side on a claim, some of which take a side on a condition; null if none does. */
function onCondition(row, side) {
  const found = row.conditional.find(each => each.side === side);
  return found && el('p', { class: 'waits' }, el('a', { href: statementsPage({ claim: row.claim, side, counted: 'true' }) },
    t(`on-condition.${found.favor && found.against ? 'both' : found.favor ? 'favor' : 'against'}`, { n: found.statements })));
}

/** Returns in which languages a claim cannot be told yet; null if it can in all. */
function untold(row) {
  return row.untold.length > 0 ? t('board.untold', { languages: row.untold.map(tag => languageName(tag, tag)).join(', ') }) : null;
}

/** Returns why nothing is told of a side on a claim. */
function silent(row, side) {
  const words = [...row.waiting, ...row.conditional].some(each => each.side === side) ? null : row.taught ? t('board.silent') : t('board.untaught');
  return [words && el('span', { class: 'nothing' }, words), onCondition(row, side), waits(row, side)];
}

/** Returns true if a position rests on one or two statements that nobody has confirmed, of an issue that nobody has taught. */
const isGuess = (row, cell) => !row.taught && cell.favor + cell.against < 3 && !cell.newest.editor && !cell.surest.editor;

const points = share => Math.abs(Math.round(100 * share));
const signed = share => `${share < 0 ? '−' : '+'}${points(share)}`;

/** Returns the page of a claim with the year up to the last day and the year before it side by side. */
function bothYears({ claim, side, last }) {
  const ago = years => `${Number(last.slice(0, 4)) - years}${last.slice(4).replace('-02-29', '-02-28')}`;
  const after = iso => isoOf(new Date(dateOf(iso).getTime() + DAY));
  return `${claimPage(claim, `side:${side}`)}&${new URLSearchParams({ 'from-1': after(ago(2)), 'to-1': ago(1), 'from-2': after(ago(1)), 'to-2': last })}`;
}

/** Returns in a sentence which side moved most on which claim within a year; null if no two years can be compared. */
function moved({ moves: [most] }) {
  if (!most) return null;
  if (points(most.now.share - most.before.share) === 0) {
    return el('p', { class: 'moved', 'data-moved': 'none' }, ...rich('board.moved-none', { day: day(most.last) }));
  }
  const link = words => el('a', { href: bothYears(most) }, words);
  if (Math.min(count(most.before), count(most.now)) < ENOUGH) {
    return el('p', { class: 'moved', 'data-moved': 'few' }, ...rich('board.moved-few', {
      day: day(most.last), side: sideName(most.side), claim: link(most.label),
      own: most.before.favor, n: count(most.before), later: most.now.favor, m: count(most.now),
    }));
  }
  return el('p', { class: 'moved', 'data-moved': most.sure ? 'sure' : 'unsure' }, ...rich(most.sure ? 'board.moved' : 'board.moved-unsure', {
    day: day(most.last), side: sideName(most.side), claim: link(most.label), before: percent(most.before.share), now: percent(most.now.share),
    n: most.before.favor + most.before.against, m: most.now.favor + most.now.against, low: signed(most.low), high: t('board.points', { n: points(most.high), signed: signed(most.high) }),
  }));
}

function timelineOf(positions, cell) {
  return { points: cell.months.map(month => ({ ...month, statements: month.favor + month.against })), gaps: positions.gaps };
}

const keyOf = (row, side) => `${row.claim}~${side}`;

function cellOf(positions, row, cell, open) {
  const { lean } = cell;
  const key = keyOf(row, cell.side);
  if (isGuess(row, cell)) {
    return [el('a', { class: 'nothing', href: statementsPage({ claim: row.claim, side: cell.side, counted: 'true' }) }, t('board.guess', { n: cell.favor + cell.against })), onCondition(row, cell.side), waits(row, cell.side)];
  }
  return [el('button', { type: 'button', class: `cell ${lean.side} ${lean.sure ? 'sure' : 'unsure'}`, 'data-cell': key, 'aria-expanded': String(open), 'aria-controls': `detail-${row.claim}` },
    el('span', { class: 'stand' }, el('b', {}, nameOf(lean)), el('span', { class: 'basis' }, basis(lean))),
    interval(lean),
    sparkline(timelineOf(positions, cell), { label: t('board.side-on', { side: sideName(cell.side), claim: row.label }), from: positions.from, to: positions.to, claim: true, ends: false, wide: 120 }),
    el('span', { class: 'last' }, ...(cell.newest.day ? rich('board.last', { day: day(cell.newest.day) }) : [day(null)]), cell.newest.speaker && `, ${localName(cell.newest.speaker)}`)),
  el('a', { class: 'over-time', href: claimPage(row.claim, `side:${cell.side}`), 'aria-label': t('board.over-time-of', { side: sideName(cell.side), claim: row.label }) }, t('board.over-time')),
  onCondition(row, cell.side),
  waits(row, cell.side)];
}

function wordsOf(title, words) {
  const plain = unmarked(words.words);
  const text = plain.length <= WORDS ? plain : `${plain.slice(0, WORDS).replace(/\s+\S*$/, '')} …`;
  return el('figure', {},
    el('h4', {}, title),
    el('blockquote', { lang: lang(words.language), class: words.stance }, text),
    el('figcaption', {},
      el('a', { href: statementPage(words.statement) }, localName(words.speaker) ?? words.publisher ?? t('claim.not-named')),
      words.role && `, ${roleName(words.role)}`, ', ', day(words.day), ' ', decidedBy(words)));
}

/** Returns what a cell opens to: the words, the numbers and the way to all statements. */
function detail(row, cell) {
  const { lean } = cell;
  const link = (stance, number) => el('a', {
    href: statementsPage({ claim: row.claim, side: cell.side, stance, counted: 'true' }), class: `number ${stance}`,
  }, t(`board-number.${stance}`, { n: number }));
  const same = cell.newest.statement === cell.surest.statement;
  return el('div', { class: 'detail-inner' },
    el('header', {},
      el('h3', {}, chip(cell.side), ' ', `${sideName(cell.side)}: `, el('b', { class: lean.side }, nameOf(lean))),
      el('p', {}, t(count(lean) < ENOUGH ? 'board.year-few' : lean.sure ? 'board.year' : 'board.year-unsure', { favor: lean.favor, against: lean.against, share: percent(lean.share), low: percent(lean.low), high: percent(lean.high) })),
      el('p', { class: 'all' }, t('board.all'), ' ', cell.favor > 0 ? link('favor', cell.favor) : t('board.no-favor'), ', ', cell.against > 0 ? link('against', cell.against) : t('board.no-against'), '. ',
        el('a', { href: claimPage(row.claim, `side:${cell.side}`) }, t('board.over-time')))),
    el('div', { class: 'quotes' }, wordsOf(t(same ? 'board.last-and-surest' : 'board.last-words'), cell.newest), !same && wordsOf(t('board.surest'), cell.surest)));
}

export function drawBoard(box, positions, opened) {
  box.setAttribute('aria-busy', 'false');
  if (positions.claims.length === 0) {
    replace(box, emptyState(t('board.no-claims'), t('board.no-claims-how')));
    return;
  }
  const says = row => row.cells.length + row.conditional.length + row.waiting.length > 0;
  const rows = positions.claims.filter(says);
  const nothing = positions.claims.filter(row => !says(row));
  if (rows.length === 0) {
    replace(box, emptyState(t('board.nothing'), t('board.nothing-how')));
    return;
  }
  const spoke = new Set(rows.flatMap(row => [...row.cells, ...row.conditional, ...row.waiting].map(each => each.side)));
  const all = positions.sides.filter(side => spoke.has(side.side));
  const wide = new URLSearchParams(location.search).get('sides') === 'all';
  const sides = wide || all.length <= MOST_SIDES + 1 ? all : all.slice(0, MOST_SIDES);
  const table = el('table', {},
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col' }, t('board.claim')),
      ...sides.map(side => el('th', { scope: 'col' }, sideName(side.side), el('span', {}, t('claim.n', { n: side.statements })))))),
    el('tbody', {}, ...rows.flatMap(row => {
      const shown = row.cells.find(each => keyOf(row, each.side) === opened && sides.some(side => side.side === each.side));
      return [el('tr', { class: 'claim-row' },
        el('th', { scope: 'row' },
          el('a', { class: 'claim', href: claimPage(row.claim) }, row.label),
          row.text !== row.label && el('span', { class: 'meaning' }, ...rich('claim.meaning', { text: row.text })),
          untold(row) && el('span', { class: 'untold' }, untold(row))),
        ...sides.map(side => {
          const cell = row.cells.find(each => each.side === side.side);
          return el('td', { 'data-side': sideName(side.side), class: cell ? '' : 'silent' },
            cell ? cellOf(positions, row, cell, cell === shown)
              : silent(row, side.side));
        })),
      el('tr', { class: 'detail', id: `detail-${row.claim}`, hidden: !shown },
        el('td', { colspan: String(sides.length + 1) }, shown && detail(row, shown)))];
    })));
  const notes = el('div', { class: 'board-notes' },
    el('p', { class: 'key' }, ...rich('board.key', { months: positions.from ? monthsText(positions) : '', favor: words => el('span', { class: 'favor' }, words), against: words => el('span', { class: 'against' }, words) })),
    sides.length < all.length && el('p', {}, el('a', { href: `${base}/${query({ sides: 'all' })}#positions-title` }, t('board.more-sides', { n: all.length - sides.length })), `: ${all.slice(MOST_SIDES).map(side => sideName(side.side)).join(', ')}`),
    nothing.length > 0 && el('p', { class: 'silent-claims' },
      t('board.silent-on'), ' ', nothing.map(row => [row.label, untold(row)].filter(Boolean).join(': ')).join(' · ')));
  replace(box, moved(positions), el('div', { class: 'board-scroll' }, table), notes);
  box.style.setProperty('--sides', String(sides.length));
}

function monthsText({ from, to }) {
  return t('board.months', { from: periodName(months(from, to)[0]), to: periodName(to) });
}
