// Who corrects: a name and the admin token, asked for once and kept for this browser session alone.
import { el } from './common.js';

const NAME = 'onrecord-editor';
const TOKEN = 'onrecord-admin-token';

/** Thrown when a person would rather not say who they are: nothing was sent. */
export class NotNow extends Error {}

/**
 * Sends what an editor decided, with the editor's name as its author.
 *
 * @returns the record as it was taken
 * @throws Error with the problem's own sentence, or NotNow
 */
export async function send(path, body) {
  let wrong = '';
  for (;;) {
    const editor = await whoCorrects(wrong);
    // Without credentials a browser asks for no password of its own when the token is wrong.
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      headers: { Authorization: `Bearer ${editor.token}`, 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ ...body, author: editor.name }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const detail = answer.detail ?? `${path} answered ${response.status}`;
    if (response.status !== 401) {
      const error = new Error(detail);
      error.status = response.status;
      throw error;
    }
    sessionStorage.removeItem(TOKEN);
    wrong = detail;
  }
}

/** The name under which this session corrects; empty before it was asked for. */
export const editorName = () => sessionStorage.getItem(NAME) ?? '';

function whoCorrects(wrong) {
  const name = editorName();
  const token = sessionStorage.getItem(TOKEN) ?? '';
  return name && token ? Promise.resolve({ name, token }) : askWho(name, wrong);
}

function askWho(name, wrong) {
  return new Promise((resolve, reject) => {
    const problem = el('p', { class: 'why', role: 'alert' }, wrong);
    const form = el('form', {},
      el('h2', { id: 'who-title' }, 'Who corrects?'),
      el('p', {}, 'Your name stands beside what you correct. The admin token proves that you may: it is in the file ', el('code', {}, 'admin-token'),
        ' of the data folder, or in ', el('code', {}, 'ONRECORD_ADMIN_TOKEN'), '. Both are forgotten when this tab is closed.'),
      problem,
      el('label', {}, 'Name', el('input', { name: 'editor', value: name, required: true, maxlength: 200, autocomplete: 'name' })),
      el('label', {}, 'Admin token', el('input', { name: 'token', type: 'password', required: true, autocomplete: 'off' })),
      el('p', { class: 'answers' }, el('button', { type: 'submit' }, 'Go on'), el('button', { type: 'button', class: 'quiet' }, 'Not now')));
    const dialog = el('dialog', { class: 'who-corrects', 'aria-labelledby': 'who-title' }, form);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const given = { name: form.elements.editor.value.trim(), token: form.elements.token.value.trim() };
      if (!given.name || !given.token) return;
      // A header takes nothing but these, and no token that OnRecord makes has others.
      if (!/^[\x21-\x7e]+$/.test(given.token)) {
        problem.textContent = 'The token has characters that none can have; copy it again.';
        return;
      }
      sessionStorage.setItem(NAME, given.name);
      sessionStorage.setItem(TOKEN, given.token);
      dialog.close('given');
      resolve(given);
    });
    form.querySelector('button.quiet').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (dialog.returnValue !== 'given') reject(new NotNow('nothing was sent'));
    });
    document.body.append(dialog);
    dialog.showModal();
    (name ? form.elements.token : form.elements.editor).focus();
  });
}
