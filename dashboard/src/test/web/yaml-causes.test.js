import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeOf } from '/assets/yaml-causes.js';

/** Returns the cause of a message of the parser, and the sign that it names. */
const cause = (message, text = '', line = 1) => {
  const found = causeOf({ line, message: `not YAML: ${message}` }, text);
  return found && [found.cause, found.sign].filter(Boolean).join(' ');
};

test('a second colon in a line needs quotes', () => {
  assert.equal(cause('mapping values are not allowed here', 'title: Lakes: who pays'), 'colon');
  assert.equal(cause("expected ',' or ']', but got :", 'terms: [lake: deep: water]'), 'colon');
});

test('a line with one colon is indented too far, or the name before it has none', () => {
  assert.equal(cause('mapping values are not allowed here', 'id: lakes\n  title: Lakes', 2), 'indented');
  assert.equal(cause('mapping values are not allowed here', 'id\ntitle: Lakes', 2), 'no-colon');
});

test('the other messages of the parser have plain causes too', () => {
  assert.equal(cause("found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"), 'tab');
  assert.equal(cause("found character '@' that cannot start any token. (Do not use @ for indentation)"), 'sign @');
  assert.equal(cause('found undefined alias x'), 'sign *');
  assert.equal(cause('found unexpected end of stream'), 'open-quote');
  assert.equal(cause("could not find expected ':'"), 'no-colon');
  assert.equal(cause("expected ',' or ']', but got <stream end>"), 'open-bracket');
  assert.equal(cause("expected the node content, but found '}'"), 'stray-bracket');
  assert.equal(cause('found unknown escape character q(113)'), 'backslash');
  assert.equal(cause('sequence entries are not allowed here'), 'hyphen');
  assert.equal(cause('but found another document'), 'second');
  assert.equal(cause('expected chomping or indentation indicators, but found x(120)'), 'block');
  assert.equal(cause("expected <block end>, but found '<scalar>'"), 'after-quotes');
  assert.equal(cause("expected <block end>, but found '<block mapping start>'"), 'unaligned');
});

test('a mistake in what the file says, and an unknown one, keep their words', () => {
  assert.equal(causeOf({ line: 1, message: 'an issue needs id' }, ''), null);
  assert.equal(cause('it is nested more than 32 levels deep'), null);
});
