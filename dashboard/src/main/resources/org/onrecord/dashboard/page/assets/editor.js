// The editor's name and the admin token, asked for once and kept for this browser session only.
import { el, fields, find, problemOf } from './common.js';
import { rich, t } from './strings.js';

const NAME = 'onrecord-editor';
const TOKEN = 'onrecord-admin-token';

/** Thrown when the editor cancels the dialog; nothing was sent. */
export class Cancelled extends Error {}

/**
 * Sends a change with the editor's name as its author.
 *
 * @returns the record as written
 * @throws Error with the detail of the problem, or Cancelled
 */
export async function send(path, body) {
  let problemText = '';
  for (;;) {
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
