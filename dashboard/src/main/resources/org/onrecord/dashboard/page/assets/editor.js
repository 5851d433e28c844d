// The editor's name and the admin token, asked for once and kept for this browser session only.
import { el, fields, find, problemOf } from './common.js';
import { rich, t } from './strings.js';

const NAME = 'onrecord-editor';
const TOKEN = 'onrecord-admin-token';

/** Thrown when the editor cancels the dialog; nothing was sent. */
export class Cancelled extends Error {}

/** When words were last typed into a field, in the browser's own time. */
let typed = -Infinity;
addEventListener('input', () => { typed = performance.now(); }, true);

/**
 * Sends a change with the editor's name as its author.
 *
 * @param {string} path
 * @param {object} body
 * @param {{ ask?: boolean }} options `ask` is false for what the page sends by itself, which nobody is asked for
 * @returns the record as written
 * @throws Error with the detail of the problem, or Cancelled
 */
export async function send(path, body, { ask = true } = {}) {
  const begun = performance.now();
  let problemText = '';
  for (;;) {
    if (!hasCredentials()) {
      if (!ask) throw new Cancelled('nothing was sent');
      await fieldLeft(begun);
    }
    const editor = await editorCredentials(problemText);
    // With credentials, the browser would show its own password dialog for a wrong token.
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: `Bearer ${editor.token}`, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ ...body, author: editor.name }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const problem = problemOf(answer, path, response);
    if (response.status !== 401) throw problem;
    sessionStorage.removeItem(TOKEN);
    problemText = problem.message;
  }
}

/** Returns the name of the editor in this session; empty before it was asked for. */
export const editorName = () => sessionStorage.getItem(NAME) ?? '';

/** Returns true if the editor's name and token were given in this session. */
export const hasCredentials = () => Boolean(editorName() && sessionStorage.getItem(TOKEN));

/** Waits while somebody types into a field that was not left since a time, so that the dialog takes the focus from nobody. */
function fieldLeft(since) {
  const field = document.activeElement;
  if (typed < since || !(field instanceof HTMLElement) || !field.matches('input, textarea, select')) return Promise.resolve();
  return new Promise(resolve => {
    const bar = el('p', { class: 'ask-later', role: 'status' }, t('editor.needed'), ' ', el('button', { type: 'button' }, t('editor.enter')));
    const done = () => {
      bar.remove();
      resolve(undefined);
    };
    field.addEventListener('blur', done, { once: true });
    find('button', bar)?.addEventListener('click', done);
    document.body.append(bar);
  });
}

function editorCredentials(problemText) {
  const name = editorName();
  const token = sessionStorage.getItem(TOKEN) ?? '';
  return name && token ? Promise.resolve({ name, token }) : promptForEditor(name, problemText);
}

function promptForEditor(name, problemText) {
  return new Promise((resolve, reject) => {
    const problem = el('p', { class: 'why', role: 'alert' }, problemText);
    const form = el('form', {},
      el('h2', { id: 'who-title' }, t('editor.title')),
      el('p', {}, ...rich('editor.about', { file: el('code', {}, 'admin-token'), variable: el('code', {}, 'ONRECORD_ADMIN_TOKEN') })),
      problem,
      el('label', {}, t('editor.name'), el('input', { name: 'editor', value: name, required: true, maxlength: 200, autocomplete: 'name' })),
      el('label', {}, t('editor.token'), el('input', { name: 'token', type: 'password', required: true, autocomplete: 'off' })),
      el('p', { class: 'answers' }, el('button', { type: 'submit' }, t('editor.continue')), el('button', { type: 'button', class: 'quiet' }, t('new.cancel'))));
    const dialog = el('dialog', { class: 'who-corrects', 'aria-labelledby': 'who-title' }, form);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const given = { name: fields(form).editor.value.trim(), token: fields(form).token.value.trim() };
      if (!given.name || !given.token) return;
      // A header allows only these characters, and the tokens that OnRecord makes have no others.
      if (!/^[\x21-\x7e]+$/.test(given.token)) {
        problem.textContent = t('editor.wrong-token');
        return;
      }
      sessionStorage.setItem(NAME, given.name);
      sessionStorage.setItem(TOKEN, given.token);
      dialog.close('given');
      resolve(given);
    });
    find('button.quiet', form)?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (dialog.returnValue !== 'given') reject(new Cancelled('nothing was sent'));
    });
    document.body.append(dialog);
    dialog.showModal();
    (name ? fields(form).token : fields(form).editor).focus();
  });
}
