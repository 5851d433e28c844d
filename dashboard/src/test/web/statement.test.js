import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpt } from '/assets/statement.js';

const before = 'Lakes were the subject of the day. '.repeat(20);
const quote = `${before}We stand ready to work together. ${before}The measures are wrong.`;
const label = (claim, words) => ({ claim, evidence: { start: quote.indexOf(words) + 100, end: quote.indexOf(words) + words.length + 100 } });
const statement = { quote, span: { start: 100, end: 100 + quote.length }, stances: [label('cooperate', 'ready to work together'), label('justified', 'are wrong')] };
const shown = (item, claim) => {
  const { from, to } = excerpt(item, claim);
  return quote.slice(from, to);
};

test('a long quote is shown around its evidence', () => {
  assert.match(shown({ statement }), /ready to work together/);
});

test('a list about a claim shows the evidence on that claim', () => {
  assert.match(shown({ statement }, 'justified'), /are wrong\.$/);
});

test('what was searched for comes first', () => {
  const start = quote.lastIndexOf('The measures');
  assert.match(shown({ statement, found: [{ start, end: start + 12 }] }, 'cooperate'), /The measures/);
});

test('a short quote is shown as a whole', () => {
  assert.deepEqual(excerpt({ statement: { quote: 'We agree.', span: { start: 0, end: 9 }, stances: [] } }), { from: 0, to: 9 });
});
