// Suggestions as one types: speakers, claims, topics and publishers that begin so. Enter searches for the words as typed.
import { api, debounce, el, getJson, query, replace } from './common.js';
import { number, t } from './strings.js';

/**
 * Offers suggestions below a search field.
 *
 * @param choose is called with the suggestion that was chosen
 */
export function suggest(input, box, choose) {
  let offered = [];
  let at = -1;
  let asked = 0;

  const close = () => {
    asked++;
    offered = [];
    at = -1;
    box.hidden = true;
    replace(box, );
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = choice => {
    input.value = '';
    close();
    choose(choice);
  };
  const mark = next => {
    at = next;
    [...box.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', box.children[at].id); else input.removeAttribute('aria-activedescendant');
  };
  const offer = debounce(async () => {
    const typed = input.value.trim();
    const mine = ++asked;
    if (typed.length < 2 || /["|:]/.test(typed)) { close(); return; }
    const found = await getJson(`${api}/suggestions${query({ q: typed })}`).catch(() => []);
    if (mine !== asked || document.activeElement !== input) return;
    offered = found;
    replace(box, ...found.map((each, i) => {
      const option = el('li', { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false', 'data-property': each.property },
        el('span', { class: 'what' }, t(`facet.${each.property}`)), el('span', { class: 'name' }, each.name), el('span', { class: 'number' }, number(each.statements)));
      option.addEventListener('mousedown', event => { event.preventDefault(); take(each); });
      return option;
    }));
    at = -1;
    box.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  }, 120);

  input.addEventListener('input', offer);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' && offered.length) {
      event.preventDefault();
      mark((at + 1) % offered.length);
    } else if (event.key === 'ArrowUp' && offered.length) {
      event.preventDefault();
      mark(at <= 0 ? offered.length - 1 : at - 1);
    } else if (event.key === 'Escape' && !box.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      take(offered[at]);
    } else if (event.key === 'Enter') {
      close();
    }
  });
}
