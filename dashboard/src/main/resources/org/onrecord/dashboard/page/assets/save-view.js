// The button that saves a page with its filters under a name.
import { el, fields, find } from './common.js';
import { change, DeskTrouble, kept, withView } from './desk-store.js';
import { rich, t } from './strings.js';

/** Returns the address of this page without its server, as it is saved. */
function address() {
  const parameters = new URLSearchParams(location.search);
  for (const name of ['lang', 'rows', 'open']) parameters.delete(name);
  return `${location.pathname}${parameters.size ? `?${parameters}` : ''}`;
}

function savedAs(path) {
  try {
    return kept('views').find(each => each.address === path)?.name;
  } catch {
    return undefined;
  }
}

/**
 * Lets a button save the page as it is then.
 *
 * @param {HTMLElement} button
 * @param {() => string} nameOf returns the name to begin with
 */
export function offerSaving(button, nameOf) {
  button.addEventListener('click', () => {
    const path = address();
    const problem = el('p', { class: 'why', role: 'alert' });
    const form = el('form', {},
      el('h2', { id: 'save-title' }, t('views.save')),
      el('label', {}, t('views.name'), el('input', { name: 'name', required: true, maxlength: 120, autocomplete: 'off', value: savedAs(path) ?? nameOf() })),
      el('p', { class: 'role' }, t('desk.here-only')),
      problem,
      el('p', { class: 'answers' }, el('button', { type: 'submit' }, t('views.keep')), el('button', { type: 'button', class: 'quiet' }, t('new.cancel'))));
    const dialog = el('dialog', { class: 'who-corrects', 'aria-labelledby': 'save-title' }, form);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const name = fields(form).name.value.trim();
      if (!name) return;
      try {
        change('views', views => withView(views, name, path));
      } catch (error) {
        if (!(error instanceof DeskTrouble)) throw error;
        problem.textContent = t(error.message);
        return;
      }
      dialog.close();
      const said = el('span', { class: 'saved-view', role: 'status' }, ...rich('views.saved', { name, a: words => el('a', { href: find('a[data-desk=views]')?.getAttribute('href') ?? '/views' }, words) }));
      button.parentElement?.querySelector('.saved-view')?.remove();
      button.after(' ', said);
    });
    find('button.quiet', form)?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    fields(form).name.select();
  });
}
