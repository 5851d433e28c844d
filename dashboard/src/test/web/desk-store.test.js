import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { change, DeskTrouble, fileOf, fromFile, fromFragment, kept, mergedFolder, mergedViews, setAside, toFragment, withNote, withoutStatement, withStatement, withView } from '/assets/desk-store.js';

/** A storage that holds so many characters. */
class Storage {
  constructor(room = Infinity) {
    this.room = room;
    this.items = new Map();
  }

  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key) { this.items.delete(key); }
}

const entry = (statement, note = '') => ({ issue: 'lakes', statement, note, added: '2026-12-01T10:00:00Z' });
const view = (name, address) => ({ name, address, added: '2026-12-01T10:00:00Z' });
const begin = (room = Infinity) => { globalThis.localStorage = /** @type {any} */ (new Storage(room)); };
const trouble = key => error => error instanceof DeskTrouble && error.message === key;

beforeEach(() => begin());

test('a statement is kept once, with its note, until it is taken out', () => {
  change('folder', folder => withStatement(folder, 'lakes', 'a'));
  change('folder', folder => withStatement(folder, 'lakes', 'a'));
  change('folder', folder => withNote(folder, 'lakes', 'a', 'first words'));
  assert.deepEqual(kept('folder').map(({ statement, note }) => [statement, note]), [['a', 'first words']]);
  change('folder', folder => withoutStatement(folder, 'lakes', 'a'));
  assert.deepEqual(kept('folder'), []);
});

test('damaged storage is told, refuses changes, keeps its text and can be put aside', () => {
  for (const damaged of ['{"v":1,"items":[', '{"v":1,"items":[{"issue":"lakes"}]}', '[]', '7', 'null']) {
    begin();
    localStorage.setItem('onrecord-folder', damaged);
    assert.throws(() => kept('folder'), trouble('desk.damaged'));
    assert.throws(() => change('folder', folder => withStatement(folder, 'lakes', 'a')), trouble('desk.damaged'));
    assert.equal(localStorage.getItem('onrecord-folder'), damaged);
    setAside('folder');
    assert.deepEqual(kept('folder'), []);
    const [[key, text]] = [.../** @type {any} */ (localStorage).items];
    assert.match(key, /^onrecord-folder-damaged-/);
    assert.equal(text, damaged);
  }
});

test('full storage is told and loses nothing', () => {
  begin(120);
  change('folder', folder => withStatement(folder, 'lakes', 'a'));
  assert.throws(() => change('folder', folder => withNote(folder, 'lakes', 'a', 'x'.repeat(200))), trouble('desk.full'));
  assert.deepEqual(kept('folder').map(each => each.note), ['']);
});

test('the address of a folder carries statements and notes in any script', () => {
  const folder = [entry('a', '“Tariffs” 关税 🙂\nsecond line'), entry('b')];
  const fragment = toFragment(folder);
  assert.match(fragment, /^#shared=[\w-]+$/);
  assert.deepEqual(fromFragment(fragment)?.map(({ issue, statement, note }) => [issue, statement, note]),
    [['lakes', 'a', '“Tariffs” 关税 🙂\nsecond line'], ['lakes', 'b', '']]);
  assert.equal(fromFragment('#other'), null);
  assert.throws(() => fromFragment(fragment.slice(0, -5)), trouble('desk.bad-address'));
  assert.throws(() => fromFragment('#shared=%%%'), trouble('desk.bad-address'));
});

test('two folders become one with both notes, and nobody loses a note', () => {
  assert.deepEqual(mergedFolder([entry('a', 'mine'), entry('b', 'same')], [entry('b', 'same'), entry('a', 'theirs'), entry('c'), entry('c')]),
    [entry('a', 'mine\ntheirs'), entry('b', 'same'), entry('c')]);
});

test('a view is saved once for an address, and its own name stays when a file is read', () => {
  const views = withView(withView([], 'Lakes', '/statements?q=lake'), 'All lakes', '/statements?q=lake');
  assert.deepEqual(views.map(({ name, address }) => [name, address]), [['All lakes', '/statements?q=lake']]);
  assert.deepEqual(mergedViews([view('Mine', '/a')], [view('Theirs', '/a'), view('New', '/b')]), [view('Mine', '/a'), view('New', '/b')]);
});

test('a file holds the folder and the views, and anything else is refused', () => {
  const [folder, views] = [[entry('a', 'note')], [view('Lakes', '/statements?q=lake')]];
  assert.deepEqual(fromFile(fileOf(folder, views)), { folder, views });
  for (const other of ['', '{', '{}', '{"type":"onrecord-desk","v":2}', '{"type":"onrecord-desk","v":1,"folder":[7]}']) {
    assert.throws(() => fromFile(other), trouble('desk.no-file'));
  }
});

test('no address of another site becomes a view', () => {
  for (const address of ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'data:text/html,x', '/a b']) {
    assert.throws(() => fromFile(fileOf([], [view('Elsewhere', address)])), trouble('desk.no-file'));
  }
});
