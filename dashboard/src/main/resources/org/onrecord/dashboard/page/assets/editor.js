// Who sends changes: the user whom a proxy names, or else whoever has the token that is asked for once and kept for this browser session only.
import { el, fields, find, problemOf } from './common.js';
import { rich, t } from './strings.js';

const TOKEN = 'onrecord-token';

/** Thrown when the editor cancels the dialog; nothing was sent. */
export class Cancelled extends Error {}

/** When words were last typed into a field, in the browser's own time. */
let typed = -Infinity;
addEventListener('input', () => { typed = performance.now(); }, true);

/** True once the server has said that a proxy names the user, who then needs no token. */
let proxied = false;

/** Asks the server whether a proxy names the user. */
async function askWho() {
  const response = await fetch('/api/v1/me', { headers: { Accept: 'application/json' } }).catch(() => null);
  const who = response?.ok ? await response.json().catch(() => ({})) : {};
  proxied = who.proxied === true;
}

/**
 * Sends a change.
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
  if (!hasCredentials()) await askWho();
  for (;;) {
    if (!hasCredentials()) {
      if (!ask) throw new Cancelled('nothing was sent');
      await fieldLeft(begun);
    }
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const token = proxied ? '' : sessionStorage.getItem(TOKEN) ?? await askToken(problemText);
    const response = await fetch(path, {
      method: 'POST',
      // With credentials, the browser would show its own password dialog for a wrong token; the proxy knows a user by them.
      credentials: proxied ? 'same-origin' : 'omit',
      headers: proxied ? headers : { ...headers, Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const problem = problemOf(answer, path, response);
    const tooLow = answer.title === 'Role too low';
    if (tooLow) problem.message = t(proxied ? 'editor.too-low-proxied' : 'editor.too-low');
    if (proxied || !(response.status === 401 || tooLow)) throw problem;
    sessionStorage.removeItem(TOKEN);
    problemText = tooLow ? problem.message : t('editor.refused');
  }
}

/** Returns true if nobody need be asked for a token. */
export const hasCredentials = () => proxied || Boolean(sessionStorage.getItem(TOKEN));

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

function askToken(problemText) {
  return new Promise((resolve, reject) => {
    const problem = el('p', { class: 'why', role: 'alert' }, problemText);
    const form = el('form', {},
      el('h2', { id: 'who-title' }, t('editor.title')),
      el('p', {}, ...rich('editor.about', { command: el('code', {}, 'onrecord tokens add'), file: el('code', {}, 'admin-token') })),
      problem,
      el('label', {}, t('editor.token'), el('input', { name: 'token', type: 'password', required: true, autocomplete: 'off' })),
      el('p', { class: 'answers' }, el('button', { type: 'submit' }, t('editor.continue')), el('button', { type: 'button', class: 'quiet' }, t('new.cancel'))));
    const dialog = el('dialog', { class: 'who-corrects', 'aria-labelledby': 'who-title' }, form);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const token = fields(form).token.value.trim();
      if (!token) return;
      // A header allows only these characters, and the tokens that OnRecord makes have no others.
      if (!/^[\x21-\x7e]+$/.test(token)) {
        problem.textContent = t('editor.wrong-token');
        return;
      }
      sessionStorage.setItem(TOKEN, token);
      dialog.close('given');
      resolve(token);
    });
    find('button.quiet', form)?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (dialog.returnValue !== 'given') reject(new Cancelled('nothing was sent'));
    });
    document.body.append(dialog);
    dialog.showModal();
    fields(form).token.focus();
  });
}
