// What a reader keeps in this browser alone: a folder of statements with a note each, and saved views. No server knows of it.

/**
 * @typedef {{ issue: string, statement: string, note: string, added: string }} Entry a statement in the folder
 * @typedef {{ name: string, address: string, added: string }} View a page with its filters
 */

const KEYS = { folder: 'onrecord-folder', views: 'onrecord-views' };
const VERSION = 1;
const FILE = 'onrecord-desk';
/** The most statements of a folder, and views. */
export const MOST = 500;

/** Thrown where something cannot be kept or read; its message is the key of a string. */
export class DeskTrouble extends Error {}

const isText = value => typeof value === 'string';
/** Only paths of this server, never another site: they become links. */
const isPath = value => isText(value) && /^\/(?![/\\])[^\\\s]*$/.test(value);

const FORMS = {
  folder: each => isText(each?.issue) && isText(each?.statement) && isText(each?.note) && each.issue !== '' && each.statement !== '',
  views: each => isText(each?.name) && isPath(each?.address),
};

const now = () => new Date().toISOString();
const sameEntry = one => other => one.issue === other.issue && one.statement === other.statement;

function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    throw new DeskTrouble('desk.blocked');
  }
}

/** Returns a list of the form that is kept, or throws. */
function checked(name, list) {
  if (!Array.isArray(list) || list.length > MOST || !list.every(FORMS[name])) throw new DeskTrouble('desk.damaged');
  return list;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskTrouble('desk.damaged');
  }
}

/**
 * Returns what is kept under a name.
 *
 * @param {'folder' | 'views'} name
 * @returns {any[]}
 * @throws DeskTrouble if it is damaged or the browser allows no storage
 */
export function kept(name) {
  const text = rawOf(name);
  return text === null ? [] : checked(name, parsed(text)?.items);
}

/** Returns the text that is kept under a name, whatever it is; null if nothing is. */
export function rawOf(name) {
  try {
    return storage().getItem(KEYS[name]);
  } catch {
    throw new DeskTrouble('desk.blocked');
  }
}

/**
 * Changes what is kept under a name, and tells this page of it; the browser tells the other ones. Where that fails, all stays as it was.
 *
 * @param {'folder' | 'views'} name
 * @param {(items: any[]) => any[]} edit
 * @throws DeskTrouble
 */
export function change(name, edit) {
  const items = edit(kept(name));
  if (items.length > MOST) throw new DeskTrouble('desk.too-many');
  write(KEYS[name], JSON.stringify({ v: VERSION, items }));
  globalThis.dispatchEvent?.(new CustomEvent('desk', { detail: name }));
}

function write(key, text) {
  try {
    storage().setItem(key, text);
  } catch {
    throw new DeskTrouble('desk.full');
  }
}

/** Calls back when something kept has changed, on this page or another one. */
export function onChange(action) {
  addEventListener('desk', event => action(/** @type {CustomEvent} */ (event).detail));
  addEventListener('storage', event => {
    const name = Object.keys(KEYS).find(each => KEYS[each] === event.key);
    if (name) action(name);
  });
}

/** Puts a damaged text aside under a key of its own, so that a new list can begin. */
export function setAside(name) {
  const text = rawOf(name);
  if (text === null) return;
  write(`${KEYS[name]}-damaged-${now()}`, text);
  storage().removeItem(KEYS[name]);
  globalThis.dispatchEvent?.(new CustomEvent('desk', { detail: name }));
}

/** @param {Entry[]} folder */
export const entryOf = (folder, issue, statement) => folder.find(sameEntry({ issue, statement }));

/** Returns a folder with another statement at its end. */
export const withStatement = (folder, issue, statement, note = '') =>
  (entryOf(folder, issue, statement) ? folder : [...folder, { issue, statement, note, added: now() }]);

/** Returns a folder without a statement. */
export const withoutStatement = (folder, issue, statement) => folder.filter(each => !sameEntry({ issue, statement })(each));

/** Returns a folder in which a statement has a note. */
export const withNote = (folder, issue, statement, note) => folder.map(each => (sameEntry({ issue, statement })(each) ? { ...each, note } : each));

/** Returns both notes: the second below the first, unless the first has it already. */
const bothNotes = (one, other) => (one.includes(other) ? one : [one, other].filter(Boolean).join('\n'));

/** Returns a folder with the statements of another one after its own. A statement in both has both notes. */
export function mergedFolder(own, other) {
  return [
    ...own.map(each => ({ ...each, note: bothNotes(each.note, other.find(sameEntry(each))?.note ?? '') })),
    ...other.filter((each, at) => !own.some(sameEntry(each)) && other.findIndex(sameEntry(each)) === at),
  ];
}

/** Returns saved views with those of another list. Where both have an address, its own name stays. */
export const mergedViews = (own, other) => [...own, ...other.filter((each, at) => !own.some(view => view.address === each.address)
  && other.findIndex(view => view.address === each.address) === at)];

/** Returns saved views with one more, or with another name for an address that is there. */
export const withView = (views, name, address) => (views.some(each => each.address === address)
  ? views.map(each => (each.address === address ? { ...each, name } : each)) : [...views, { name, address, added: now() }]);

/** Returns the text of a file with all that is kept. */
export const fileOf = (folder, views) => `${JSON.stringify({ type: FILE, v: VERSION, folder, views }, null, 2)}\n`;

/**
 * Returns what a file holds.
 *
 * @returns {{ folder: Entry[], views: View[] }}
 * @throws DeskTrouble if it is no such file
 */
export function fromFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new DeskTrouble('desk.no-file');
  }
  if (file?.type !== FILE || file.v !== VERSION) throw new DeskTrouble('desk.no-file');
  const entry = each => ({ issue: each.issue, statement: each.statement, note: each.note, added: isText(each.added) ? each.added : now() });
  const view = each => ({ name: each.name, address: each.address, added: isText(each.added) ? each.added : now() });
  try {
    return { folder: checked('folder', file.folder ?? []).map(entry), views: checked('views', file.views ?? []).map(view) };
  } catch {
    throw new DeskTrouble('desk.no-file');
  }
}

/** Returns a folder as the fragment of an address: its statements and notes, which no server is sent. */
export function toFragment(folder) {
  const bytes = new TextEncoder().encode(JSON.stringify(folder.map(({ issue, statement, note }) => (note ? [issue, statement, note] : [issue, statement]))));
  const base64 = btoa(Array.from(bytes, each => String.fromCharCode(each)).join(''));
  return `#shared=${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/**
 * Returns the folder in the fragment of an address; null if there is none.
 *
 * @returns {Entry[] | null}
 * @throws DeskTrouble if it is cut off or damaged
 */
export function fromFragment(hash) {
  const [, shared] = /^#shared=(.*)$/.exec(hash) ?? [];
  if (shared === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(shared.replaceAll('-', '+').replaceAll('_', '/')), each => each.charCodeAt(0));
    const list = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return checked('folder', list.map(([issue, statement, note = '']) => ({ issue, statement, note, added: now() })));
  } catch {
    throw new DeskTrouble('desk.bad-address');
  }
}
