// The form over the text of an issue file. The text is the truth: the form reads it, and each of its fields changes one place of it.
import { $, debounce, el, languageOf, replace } from './common.js';
import { fieldAt, parsed, sizeAt, textAt, textsAt, withEdit, withItem, withoutItem } from './issue-edit.js';
import { folderName, withGroup } from './issue-text.js';
import { t } from './strings.js';

const LANGUAGES = ['en', 'zh'];
const TYPED = 300;
/** The id of an item until its label makes one. */
const UNNAMED = /^(topic|claim)-\d+$/;
const isChinese = term => languageOf(term) === 'zh';

/**
 * @typedef {object} Field a field of the form
 * @property {(string | number)[]} path in the file
 * @property {HTMLInputElement | HTMLTextAreaElement} control
 * @property {(document: any) => string} read returns what it shows
 * @property {(text: string, shown: string) => string | null} write returns the text of the file with what it shows
 * @property {string | null} refused what the file says in place of what it shows, where that cannot be written; else null
 */

/** Returns the lines of a field that say something, each once. */
const linesOf = shown => [...new Set(shown.split('\n').map(line => line.trim()).filter(Boolean))];
const wordsOf = shown => [...new Set(shown.split(/[,，、\n]/).map(word => word.trim()).filter(Boolean))];

/**
 * Draws a form over a text and keeps both in step.
 *
 * @param {HTMLElement} box
 * @param {() => string} text returns the text of the file
 * @param {(text: string) => void} change is called with the text that the form has changed
 */
export function issueForm(box, text, change) {
  /** @type {Field[]} */
  let fields = [];
  let shape = '';

  /** Takes a changed text; returns false, and says so, where the form could not make one. */
  const apply = next => {
    $('no-form').hidden = next !== null;
    $('no-form').textContent = next === null ? t('new.in-file-only') : '';
    if (next !== null && next !== text()) change(next);
    return next !== null;
  };

  /** Returns a labelled field. */
  function field(name, path, control, read, write) {
    const id = `field-${path.join('-')}${fields.some(each => each.path.join() === path.join()) ? '-2' : ''}`;
    control.id = id;
    control.setAttribute('aria-describedby', `${id}-problem`);
    /** @type {Field} */
    const one = { path, control, read, write, refused: null };
    fields.push(one);
    /** Writes what the field shows; returns false if it has been removed or cannot be written. */
    const save = () => {
      if (!control.isConnected) return false;
      const before = read(parsed(text()) ?? none);
      const saved = control.value === before || apply(write(text(), control.value));
      one.refused = saved ? null : before;
      return saved;
    };
    control.addEventListener('input', debounce(save, TYPED));
    control.addEventListener('change', () => { if (save()) show(); });
    return el('div', { class: 'form-field' }, el('label', { for: id }, name), control, el('p', { class: 'why', id: `${id}-problem` }));
  }

  const none = parsed('');
  const oneText = (name, path, { rows = 0, language = /** @type {string | null} */ (null) } = {}) => field(name, path,
    rows > 0 ? el('textarea', { rows, lang: language }) : el('input', { lang: language, autocomplete: 'off' }),
    document => textAt(document, path), (file, shown) => withEdit(file, path, shown.trim()));
  const eachLanguage = (name, path, options = {}) => el('div', { class: 'pairs' }, ...LANGUAGES.map(language =>
    oneText(t('new.in-language', { name, language: t(`new.language-${language}`) }), [...path, language], { ...options, language })));
  const manyLines = (name, path) => field(name, path, el('textarea', { rows: 4 }),
    document => textsAt(document, path).join('\n'), (file, shown) => withEdit(file, path, linesOf(shown)));
  const manyWords = (name, path) => field(name, path, el('input', { autocomplete: 'off' }),
    document => textsAt(document, path).join(', '), (file, shown) => withEdit(file, path, wordsOf(shown)));
  const terms = (name, isOf) => field(name, ['terms'], el('textarea', { rows: 5 }),
    document => textsAt(document, ['terms']).filter(isOf).join('\n'),
    (file, shown) => withEdit(file, ['terms'], withGroup(textsAt(parsed(file) ?? none, ['terms']), isOf, linesOf(shown))));

  /** Gives an item that has no name of its own one from its English label. */
  function nameAfterLabel(list, at) {
    const label = fields.find(each => each.path.join() === [list, at, 'label', 'en'].join());
    label?.control.addEventListener('change', () => {
      const document = parsed(text());
      const name = folderName(label.control.value);
      const taken = document && Array.from({ length: sizeAt(document, [list]) }, (_, other) => textAt(document, [list, other, 'id']));
      if (!document || !name || label.read(document) !== label.control.value.trim() || taken?.includes(name) || !UNNAMED.test(textAt(document, [list, at, 'id']))) return;
      if (apply(withEdit(text(), [list, at, 'id'], name))) show();
    });
  }

  function item(list, at, open, ...parts) {
    const summary = el('summary', { 'data-item': `${list}-${at}` });
    const remove = el('button', { type: 'button', class: 'quiet' }, t(`new.remove-${list}`));
    remove.addEventListener('click', () => { if (apply(withoutItem(text(), list, at))) build(); });
    const drawn = el('details', { class: 'form-item', open }, summary, ...parts, el('p', { class: 'answers' }, remove));
    nameAfterLabel(list, at);
    return drawn;
  }

  const topic = (at, open) => item('topics', at, open, eachLanguage(t('new.label'), ['topics', at, 'label']), oneText(t('new.id'), ['topics', at, 'id']),
    oneText(t('new.topic-description'), ['topics', at, 'description'], { rows: 2 }), manyLines(t('new.topic-examples'), ['topics', at, 'examples']));
  const claim = (at, open) => item('claims', at, open, eachLanguage(t('new.label'), ['claims', at, 'label']), oneText(t('new.id'), ['claims', at, 'id']),
    eachLanguage(t('new.claim-text'), ['claims', at, 'text'], { rows: 2 }), manyWords(t('new.between'), ['claims', at, 'between']),
    el('div', { class: 'pairs' }, manyLines(t('new.claim-favor'), ['claims', at, 'favor']), manyLines(t('new.claim-against'), ['claims', at, 'against'])));

  function items(list, size, opened, make) {
    const add = el('button', { type: 'button', class: 'quiet', id: `add-${list}` }, t(`new.add-${list}`));
    add.addEventListener('click', () => {
      const file = parsed(text()) ?? none;
      const ids = Array.from({ length: size }, (_, at) => textAt(file, [list, at, 'id']));
      let number = size + 1;
      while (ids.includes(`${list.slice(0, -1)}-${number}`)) number++;
      const lines = list === 'topics' ? ['label: ""', 'description: ""', 'examples: []'] : ['label: ""', 'text: ""', 'favor: []', 'against: []'];
      if (apply(withItem(text(), list, [`id: ${list.slice(0, -1)}-${number}`, ...lines]))) build(`${list}-${size}`);
    });
    return el('fieldset', {}, el('legend', {}, t(`new.${list}`)), el('p', { class: 'role' }, t(`new.${list}-are`)),
      ...Array.from({ length: size }, (_, at) => make(at, opened.has(`${list}-${at}`))), el('p', { class: 'answers' }, add));
  }

  /** Draws all fields, where the number of topics or claims has changed. */
  function build(opening = '') {
    const document = parsed(text());
    if (!document) { show(); return; }
    const opened = new Set([...box.querySelectorAll('details[open] > summary')].map(each => /** @type {HTMLElement} */ (each).dataset.item));
    if (opening) opened.add(opening);
    fields = [];
    const sizes = { topics: sizeAt(document, ['topics']), claims: sizeAt(document, ['claims']) };
    shape = JSON.stringify(sizes);
    replace(box,
      el('fieldset', {}, el('legend', {}, t('new.about-it')), eachLanguage(t('new.title'), ['title']), eachLanguage(t('new.description'), ['description'], { rows: 3 }),
        manyWords(t('new.languages-of-the-documents'), ['languages'])),
      el('fieldset', {}, el('legend', {}, t('new.terms')), el('p', { class: 'role' }, t('new.terms-are')),
        el('div', { class: 'pairs' }, terms(t('new.terms-other'), term => !isChinese(term)), terms(t('new.terms-zh'), isChinese))),
      items('claims', sizes.claims, opened, claim), items('topics', sizes.topics, opened, topic),
      el('p', { class: 'role' }, t('new.rest')));
    show();
    if (opening) box.querySelector(`[data-item="${opening}"]`)?.parentElement?.querySelector('input')?.focus();
  }

  /** Shows what the file says, but in the field in which somebody types, and in those with an edit that the file has not taken. */
  function show() {
    const document = parsed(text());
    box.toggleAttribute('inert', !document);
    $('no-form').hidden = Boolean(document);
    $('no-form').textContent = document ? '' : t('new.no-form');
    if (!document) return;
    if (shape !== JSON.stringify({ topics: sizeAt(document, ['topics']), claims: sizeAt(document, ['claims']) })) { build(); return; }
    for (const each of fields) {
      const { control, read } = each;
      const value = read(document);
      if (each.refused !== value) each.refused = null;
      if (each.refused === null && control !== window.document.activeElement && control.value !== value) control.value = value;
    }
    if (fields.some(each => each.refused !== null)) apply(null);
    for (const summary of box.querySelectorAll('summary')) {
      const [list, at] = /** @type {HTMLElement} */ (summary).dataset.item?.split('-') ?? [];
      summary.textContent = textAt(document, [list, Number(at), 'label', 'en']) || textAt(document, [list, Number(at), 'label', 'zh']) || textAt(document, [list, Number(at), 'id']);
    }
  }

  /**
   * Shows mistakes beside their fields.
   *
   * @param {{ line: number, words: string }[]} mistakes
   */
  function mark(mistakes) {
    const told = new Map();
    for (const { line, words } of mistakes) {
      const path = fieldAt(text(), line, fields.map(each => each.path))?.join();
      if (path) told.set(path, [...(told.get(path) ?? []), words]);
    }
    for (const { path, control } of fields) {
      const words = told.get(path.join());
      control.toggleAttribute('aria-invalid', false);
      if (words) control.setAttribute('aria-invalid', 'true');
      $(`${control.id}-problem`).textContent = words?.join(' ') ?? '';
    }
  }

  /** Goes to the field that has a line of the file; returns false if none has. */
  function goTo(line) {
    const path = fieldAt(text(), line, fields.map(each => each.path))?.join();
    const found = fields.find(each => each.path.join() === path);
    if (!found) return false;
    found.control.closest('details')?.setAttribute('open', '');
    found.control.focus();
    return true;
  }

  box.addEventListener('submit', event => event.preventDefault());
  return { show, mark, goTo };
}
