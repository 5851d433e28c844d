// The button that puts a statement into the reader's folder, or takes it out.
import { around, el } from './common.js';
import { change, DeskTrouble, entryOf, kept, onChange, withoutStatement, withStatement } from './desk-store.js';
import { t } from './strings.js';

const ISSUE = document.documentElement.dataset.issue ?? '';

/** Returns the entry of a statement in the folder; undefined if it is not in it, or the folder cannot be read. */
function inFolder(issue, statement) {
  try {
    return entryOf(kept('folder'), issue, statement);
  } catch {
    return undefined;
  }
}

function show(button) {
  const { add: statement, issue } = button.dataset;
  const entry = inFolder(issue, statement);
  button.setAttribute('aria-pressed', String(Boolean(entry)));
  button.textContent = t(entry ? 'folder.in' : 'folder.add');
}

/** Returns the button of a statement. */
export function folderButton(statement, issue = ISSUE) {
  const button = el('button', { type: 'button', class: 'link to-folder', 'data-add': statement, 'data-issue': issue });
  show(button);
  return button;
}

function press(button) {
  const { add: statement = '', issue = '' } = button.dataset;
  const entry = inFolder(issue, statement);
  if (entry?.note && !confirm(t('folder.drop-note'))) return;
  change('folder', folder => (entry ? withoutStatement(folder, issue, statement) : withStatement(folder, issue, statement)));
}

document.addEventListener('click', event => {
  const button = around(event.target, 'button.to-folder');
  if (!button) return;
  find(button)?.remove();
  try {
    press(button);
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    button.after(el('span', { class: 'why', role: 'alert' }, ' ', t(error.message)));
  }
});

/** Returns what went wrong last, beside a button. */
function find(button) {
  const next = button.nextElementSibling;
  return next?.matches('.why[role=alert]') ? next : null;
}

onChange(name => {
  if (name === 'folder') for (const button of document.querySelectorAll('button.to-folder')) show(button);
});
