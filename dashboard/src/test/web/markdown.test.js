import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf, unmarked, without } from '/assets/markdown.js';

test('headings, lists, quotations, links and bold type lose their marks', () => {
  assert.equal(unmarked('## On lakes\n- **Ready** to [talk](https://lakes.example/talk)\n> "soon"'), 'On lakes Ready to talk "soon"');
});

test('a hyphen or an asterisk within a line stays', () => {
  assert.equal(unmarked('A well-known 2 * 3 case'), 'A well-known 2 * 3 case');
});

test('a part of a text is given without the marks in it', () => {
  const text = 'We are **ready** now';
  assert.equal(without(marksOf(text), text, 3, 13), 'are read');
});
