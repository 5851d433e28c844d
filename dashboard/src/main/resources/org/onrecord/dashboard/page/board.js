// The position board: for each claim and side, the statements for and against it, how many wait for review, and the surest words.
import { count, day, decidedBy, el, emptyState, lang, query, sideName, stanceName } from './common.js';

const WORDS = 240;

function bar(cell, most) {
  const against = el('span', { class: 'against' });
  const favor = el('span', { class: 'favor' });
  // Set by script, because the content security policy forbids inline styles.
  against.style.width = `${(100 * cell.against) / most}%`;
  favor.style.width = `${(100 * cell.favor) / most}%`;
  return el('span', { class: 'bar', 'aria-hidden': 'true' }, el('span', { class: 'half left' }, against), el('span', { class: 'half' }, favor));
}

function counts(claim, cell, most) {
  const link = (stance, number) => el('a', {
    href: `/${query({ claim: claim.claim, side: cell.side, stance, counted: 'true' })}#statements`,
    class: `number ${stance}`,
    'aria-label': `${sideName(cell.side)}: ${number} ${stanceName(stance)}`,
  }, el('b', {}, String(number)), ' ', stanceName(stance));
  return el('div', { class: 'counts' },
    cell.against > 0 ? link('against', cell.against) : el('span', { class: 'number none' }, '0 against'),
    bar(cell, most),
    cell.favor > 0 ? link('favor', cell.favor) : el('span', { class: 'number none' }, '0 in favour'));
}

/** Returns a link to the statements of a side that wait for a decision on a claim; null if there are none. */
function waits(claim, side) {
  const number = claim.waiting.find(each => each.side === side)?.statements ?? 0;
  return number > 0 ? el('p', { class: 'waits' }, el('a', { href: `/review${query({ claim: claim.claim, side })}` },
    `${count(number, 'statement')} ${number === 1 ? 'waits' : 'wait'} for review`)) : null;
}

/** Returns a link to all statements that wait for a decision on a claim, in brackets. */
function waiting(claim) {
  const number = claim.waiting.reduce((sum, each) => sum + each.statements, 0);
  return number > 0 ? [' (', el('a', { href: `/review${query({ claim: claim.claim })}` }, `${number} to review`), ')'] : [];
}

function surestWords(surest) {
  const text = surest.words.length <= WORDS ? surest.words : `${surest.words.slice(0, WORDS).replace(/\s+\S*$/, '')} …`;
  return el('figure', {},
    el('blockquote', { lang: lang(surest.language), class: surest.stance }, text),
    el('figcaption', {},
      el('a', { href: `/statements/${encodeURIComponent(surest.statement)}` },
        surest.speaker ?? surest.publisher ?? 'Not named'), ', ', day(surest.day), ' ', decidedBy(surest)));
}

export function drawBoard(box, positions) {
  box.setAttribute('aria-busy', 'false');
  if (positions.claims.length === 0) {
    box.replaceChildren(emptyState('This issue has no claims.', 'Add claims to the issue file to see where each side stands.'));
    return;
  }
  const rows = positions.claims.filter(row => row.cells.length > 0);
  const silent = positions.claims.filter(row => row.cells.length === 0);
  if (rows.length === 0) {
    box.replaceChildren(emptyState('No official stance yet.',
      'Official statements that take a stance on a claim appear here as documents are read.'));
    return;
  }
  const spoke = new Set(rows.flatMap(row => row.cells.map(cell => cell.side)));
  const sides = positions.sides.filter(side => spoke.has(side.side));
  const most = Math.max(1, ...rows.flatMap(row => row.cells.flatMap(cell => [cell.favor, cell.against])));
  const table = el('table', {},
    el('thead', {}, el('tr', {},
      el('th', { scope: 'col' }, 'Claim'),
      ...sides.map(side => el('th', { scope: 'col' }, sideName(side.side))))),
    el('tbody', {}, ...rows.map(row => el('tr', {},
      el('th', { scope: 'row' },
        el('span', { class: 'claim' }, row.label),
        row.text !== row.label && el('span', { class: 'meaning' }, el('i', {}, 'In favour means: '), row.text)),
      ...sides.map(side => {
        const cell = row.cells.find(each => each.side === side.side);
        return el('td', { 'data-side': sideName(side.side), class: cell ? '' : 'silent' },
          cell ? [counts(row, cell, most), waits(row, side.side), surestWords(cell.surest)]
            : [el('span', { class: 'nothing' }, 'no position found'), waits(row, side.side)]);
      })))));
  const rest = silent.length > 0 && el('p', { class: 'silent-claims' },
    'No stance yet on: ', ...silent.flatMap((row, at) => [at > 0 && ' · ', row.label, ...waiting(row)]).filter(Boolean));
  box.replaceChildren(...[table, rest].filter(Boolean));
  box.style.setProperty('--sides', sides.length);
}
