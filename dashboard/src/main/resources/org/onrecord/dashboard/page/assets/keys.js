// The keyboard in a list: / searches, j and k move, o opens, ? helps.
import { around, find } from './common.js';

/**
 * Listens to keys, unless somebody is typing.
 *
 * @param list whose items have links of the class `open`
 * @param search field
 * @param help dialog
 */
export function listenToKeys(list, search, help) {
  const items = () => [...list.querySelectorAll(':scope > [data-id]')];
  const move = step => {
    const all = items();
    if (all.length === 0) return;
    const at = all.indexOf(around(document.activeElement, '[data-id]'));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (around(event.target, 'input, textarea, select, [contenteditable]')) {
      if (event.key === 'Escape' && event.target === search && !event.defaultPrevented) search.blur();
      return;
    }
    switch (event.key) {
      case '/': search.focus(); search.select(); break;
      case 'j': move(1); break;
      case 'k': move(-1); break;
      case 'o': {
        const item = around(document.activeElement, '[data-id]');
        if (item) find('a.open', item)?.click();
        break;
      }
      case '?': help.showModal(); break;
      default: return;
    }
    event.preventDefault();
  });
}
