// The saved views in the navigation of every page.
import { around, el, find } from './common.js';
import { kept, onChange } from './desk-store.js';
import { number } from './strings.js';

const MOST_LISTED = 12;
const menu = find('details.desk');

function read(name) {
  try {
    return kept(name);
  } catch {
    return [];
  }
}

function draw() {
  const list = menu?.querySelector('ul');
  if (!list) return;
  list.querySelectorAll('li.own').forEach(each => each.remove());
  list.append(...read('views').slice(0, MOST_LISTED).map(view => el('li', { class: 'own' }, el('a', { href: view.address }, view.name))));
  const count = read('folder').length;
  const folder = find('a[data-desk=folder]', list);
  folder?.querySelector('.n')?.remove();
  if (count > 0) folder?.append(el('span', { class: 'n' }, ` ${number(count)}`));
}

draw();
onChange(draw);
document.addEventListener('click', event => {
  if (!around(event.target, 'details.desk')) menu?.removeAttribute('open');
});
menu?.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !menu.hasAttribute('open')) return;
  event.stopPropagation();
  menu.removeAttribute('open');
  menu.querySelector('summary')?.focus();
});
