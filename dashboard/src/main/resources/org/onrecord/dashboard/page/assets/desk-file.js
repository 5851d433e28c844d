// The tools of the folder and the saved views: a file with both, and what to do where the storage is damaged.
import { $, el, replace } from './common.js';
import { change, DeskTrouble, fileOf, fromFile, kept, mergedFolder, mergedViews, rawOf, setAside } from './desk-store.js';
import { t } from './strings.js';

/** Lets the reader save a file. */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Does something, and says beside it what went wrong. */
export function attempt(action) {
  try {
    say('');
    return action();
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    say(t(error.message));
    return undefined;
  }
}

/** Says something to the reader; nothing for an empty text. */
export function say(text, ...more) {
  $('trouble').hidden = text === '';
  replace($('trouble'), text, ...more);
}

/** Returns what is kept under a name; where it is damaged, says so with the ways out, and returns null. */
export function readOrExplain(name, again) {
  try {
    return kept(name);
  } catch (error) {
    if (!(error instanceof DeskTrouble)) throw error;
    const save = el('button', { type: 'button' }, t('desk.save-damaged'));
    save.addEventListener('click', () => download(`onrecord-${name}-damaged.txt`, 'text/plain', rawOf(name) ?? ''));
    const begin = el('button', { type: 'button', class: 'quiet' }, t('desk.begin-anew'));
    begin.addEventListener('click', () => { attempt(() => setAside(name)); again(); });
    say(t(error.message), ...(error.message === 'desk.damaged' ? [' ', save, ' ', begin] : []));
    return null;
  }
}

/** Lets the buttons of the page write and read a file with the folder and the views. */
export function offerFile() {
  $('file-out').addEventListener('click', () => attempt(() =>
    download(`onrecord-desk-${new Date().toISOString().slice(0, 10)}.json`, 'application/json', fileOf(kept('folder'), kept('views')))));
  const input = $('file-in', HTMLInputElement);
  input.addEventListener('change', async () => {
    const text = await input.files?.[0]?.text() ?? '';
    input.value = '';
    attempt(() => {
      const { folder, views } = fromFile(text);
      change('folder', own => mergedFolder(own, folder));
      change('views', own => mergedViews(own, views));
      $('said').textContent = t('desk.read', { statements: folder.length, views: views.length });
    });
  });
}
