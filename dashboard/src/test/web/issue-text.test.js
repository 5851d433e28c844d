import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderName, withTerm } from '/assets/issue-text.js';

test('a term is added to a list in brackets', () => {
  assert.equal(withTerm('id: lakes\nterms: [lake, "pond"]\n', 'heron'), 'id: lakes\nterms: [lake, "pond", "heron"]\n');
  assert.equal(withTerm('terms: []\n', 'heron'), 'terms: ["heron"]\n');
});

test('brackets in quotes and comments do not end the list', () => {
  assert.equal(withTerm('terms: [ "a]b", # not ]\n  c ]\n', 'd'), 'terms: [ "a]b", # not ]\n  c, "d"]\n');
});

test('a term is added to a list with hyphens, with its indent and its comments kept', () => {
  assert.equal(withTerm('terms: # words\n    - lake\n', 'heron'), 'terms: # words\n    - "heron"\n    - lake\n');
});

test('a file without terms gets a list', () => {
  assert.equal(withTerm('id: lakes', 'a "b"'), 'id: lakes\nterms: ["a \\"b\\""]\n');
});

test('a title becomes the name of a folder', () => {
  assert.equal(folderName(' Café: Dredging of the Teal Harbour! '), 'cafe-dredging-of-the-teal-harbour');
  assert.equal(folderName('湖'), '');
});
