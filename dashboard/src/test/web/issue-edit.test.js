import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAt, parsed, textAt, textsAt, withEdit, withItem, withoutItem } from '/assets/issue-edit.js';

const FILE = `# What is watched.
id: lakes
title: {en: Lakes, zh: 湖泊} # in both
description: >-
  Lakes and
  who dredges them.
languages: [en, zh]
terms: [
  lake, "pond", # still water
  湖]
odd: {kept: [1, 2]} # nobody knows it
topics:
  - id: water # the first
    label: Water
    examples:
      # in our own words
      - The lake is low. # true
      - The pond is full.
claims:
  - id: dredge
    label: {en: Dredge, zh: 疏浚}
    text: The lake should be dredged.
    between: [CN, US]
    favor:
      - We will dredge it.
    against: []
precision: 0.9
`;

/** Returns the lines that an edit takes away and puts in. */
function changed(after, before = FILE) {
  const [old, now] = [before.split('\n'), (after ?? 'null').split('\n')];
  return [...old.filter(line => !now.includes(line)).map(line => `- ${line}`), ...now.filter(line => !old.includes(line)).map(line => `+ ${line}`)];
}

test('a form reads texts, languages and lists', () => {
  const document = parsed(FILE);
  assert.equal(textAt(document, ['title', 'zh']), '湖泊');
  assert.equal(textAt(document, ['description']), 'Lakes and who dredges them.');
  assert.equal(textAt(document, ['description', 'zh']), '');
  assert.equal(textAt(document, ['claims', 0, 'text', 'en']), 'The lake should be dredged.');
  assert.deepEqual(textsAt(document, ['terms']), ['lake', 'pond', '湖']);
  assert.equal(textAt(document, ['claims', 3, 'text', 'en']), '');
});

test('a text is replaced where it stands, and its comment stays', () => {
  assert.deepEqual(changed(withEdit(FILE, ['title', 'en'], 'Lakes: who pays')), ['- title: {en: Lakes, zh: 湖泊} # in both', '+ title: {en: "Lakes: who pays", zh: 湖泊} # in both']);
  assert.deepEqual(changed(withEdit(FILE, ['topics', 0, 'id'], 'the-water')), ['-   - id: water # the first', '+   - id: the-water # the first']);
  assert.deepEqual(changed(withEdit(FILE, ['description'], 'Lakes.')), ['- description: >-', '-   Lakes and', '-   who dredges them.', '+ description: Lakes.']);
});

test('a text for all languages becomes one for each when another language is given, and back', () => {
  const both = withEdit(FILE, ['topics', 0, 'label', 'zh'], '水');
  assert.deepEqual(changed(both), ['-     label: Water', '+     label: {en: Water, zh: 水}']);
  assert.deepEqual(changed(withEdit(both, ['topics', 0, 'label', 'zh'], '')), ['-     label: Water', '+     label: {en: Water}']);
});

test('a field that is not there is added', () => {
  assert.deepEqual(changed(withEdit(FILE, ['topics', 0, 'description'], 'all about it')), ['+     description: all about it']);
  assert.deepEqual(changed(withEdit(FILE, ['exclude'], ['Lake District'])), ['+ exclude: [Lake District]']);
  assert.equal(withEdit('a: [] # none\nb: 1', ['a'], ['A sentence.']), 'a: # none\n  - A sentence.\nb: 1');
  assert.deepEqual(changed(withEdit('id: a\ntitle:\n', ['title', 'en'], 'A'), 'id: a\ntitle:\n'), ['- title:', '+ title: {en: A}']);
});

test('a list in brackets keeps its lines and comments', () => {
  assert.deepEqual(changed(withEdit(FILE, ['terms'], ['lake', 'pond', 'reservoir', '湖'])), ['-   lake, "pond", # still water', '+   lake, "pond", reservoir, # still water']);
  assert.deepEqual(changed(withEdit(FILE, ['terms'], ['pond', '湖'])), ['-   lake, "pond", # still water', '+   "pond", # still water']);
  assert.deepEqual(changed(withEdit(FILE, ['terms'], ['lake', 'pool', '湖'])), ['-   lake, "pond", # still water', '+   lake, pool, # still water']);
  assert.deepEqual(changed(withEdit(FILE, ['claims', 0, 'between'], [])), ['-     between: [CN, US]', '+     between: []']);
});

test('a list with hyphens keeps the comments of the lines that stay', () => {
  const path = ['topics', 0, 'examples'];
  assert.deepEqual(changed(withEdit(FILE, path, ['The lake is low.', 'A new one: here.', 'The pond is full.'])), ['+       - "A new one: here."']);
  assert.deepEqual(changed(withEdit(FILE, path, ['The lake is low.'])), ['-       - The pond is full.']);
  assert.deepEqual(changed(withEdit(FILE, path, ['The lake is high.', 'The pond is full.'])), ['-       - The lake is low. # true', '+       - The lake is high. # true']);
  assert.deepEqual(textsAt(parsed(withEdit(FILE, path, [])), path), []);
  assert.deepEqual(changed(withEdit(FILE, ['claims', 0, 'against'], ['No.'])), ['-     against: []', '+     against:', '+       - No.']);
  assert.deepEqual(changed(withEdit(FILE, ['claims', 0, 'favor'], ['We will dredge it.', 'Yes.'])), ['+       - Yes.']);
});

test('an item is added to the end of a list, and to a file that has none', () => {
  assert.deepEqual(changed(withItem(FILE, 'topics', ['id: topic-2', 'label: ""'])), ['+   - id: topic-2', '+     label: ""']);
  for (const before of ['id: a\nclaims: [] # none yet\nprecision: 1\n', 'id: a\nclaims:\nprecision: 1\n', 'id: a']) {
    const after = parsed(withItem(before, 'claims', ['id: claim-1', 'text: ""']));
    assert.deepEqual(after.toJS().claims, [{ id: 'claim-1', text: '' }]);
  }
});

test('an item is taken out with its lines alone', () => {
  assert.deepEqual(changed(withoutItem(FILE, 'claims', 0)).filter(line => line.startsWith('+')), ['+ claims: []']);
  const two = withItem(FILE, 'topics', ['id: topic-2', 'label: ""']);
  assert.equal(withoutItem(two, 'topics', 1), FILE);
  assert.deepEqual(parsed(withoutItem(two, 'topics', 0)).toJS().topics, [{ id: 'topic-2', label: '' }]);
});

test('what a form cannot change without touching something else is left to the file', () => {
  assert.equal(withEdit('title: [a', ['title', 'en'], 'b'), null);
  assert.equal(withEdit('exclude: [a, {words: [b]}]\n', ['exclude'], ['c']), null);
  assert.equal(withEdit('title: &t A\nother: *t\n', ['title', 'en'], 'B'), null);
});

test('hostile words stay words', () => {
  for (const words of ['a: b', '- x', '"quoted"', "it's", 'a # b', '{x}', 'true', '1.5', '\\n', '*x', 'a, b', '湖，河', ' spaces ', '@a', '%', 'x:']) {
    const after = withEdit(FILE, ['topics', 0, 'examples'], ['The lake is low.', words]);
    assert.deepEqual(textsAt(parsed(after), ['topics', 0, 'examples']), ['The lake is low.', words], words);
    assert.equal(textAt(parsed(withEdit(FILE, ['title', 'en'], words)), ['title', 'en']), words);
  }
});

test('a mistake belongs to the innermost field of its line', () => {
  const paths = [['terms'], ['claims', 0, 'favor'], ['claims', 0, 'text', 'en'], ['topics', 0, 'examples']];
  assert.deepEqual(fieldAt(FILE, 22, paths), ['claims', 0, 'text', 'en']);
  assert.deepEqual(fieldAt(FILE, 9, paths), ['terms']);
  assert.deepEqual(fieldAt(FILE, 25, paths), ['claims', 0, 'favor']);
  assert.equal(fieldAt(FILE, 2, paths), null);
});
